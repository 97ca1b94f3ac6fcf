/** When a boundary is doubtful, and what is then said of it. */
import { codesOf } from './codes';
import type { Problem, Span } from '../problem';
import type { Boundary } from './boundary';
import type { Byline } from './byline';
import { isPlainName } from './evidentBoundary';
import type { EntryBoundary } from './listedEntry';

/**
 * A choice less sure than this is doubtful: eight papers in a thousand, rare phenomena counted in, and four in five of
 * those parted wrongly (measured on other sources than trained on; `npm run accuracy` holds it to that).
 */
const doubtfulMargin = 0.998;

/** Whether a choice is less sure than it takes to say nothing, or what it gives as people looks wrong at a glance. */
export function isDoubtful(byline: Byline, { at, margin }: Pick<Boundary, 'at' | 'margin'>): boolean {
  return margin < doubtfulMargin || (at < byline.end ? endsInQuote(byline, at) : mayHoldPeople(byline));
}

/** A first name that a quote closes: whoever wrote the list quoted the people, or it is none. */
function endsInQuote({ text, end }: Byline, at: number): boolean {
  const comma = text.indexOf(',', at);
  const last = text.charCodeAt((comma < 0 || comma > end ? end : comma) - 1);
  return last === 0x27 || last === 0x22 || last === 0x2019 || last === 0x201d;
}

/** Nobody was found to be named, but what follows the last comma is written as names are. */
function mayHoldPeople({ text, end }: Byline): boolean {
  const comma = text.lastIndexOf(', ', end - 1);
  return comma >= 0 && isPlainName(codesOf(text), comma + 2, end);
}

/** What is said of a doubtful choice: where, and both ways to part the byline. */
export function doubtfulBoundary(
  { offset, runnerUp, margin }: EntryBoundary,
  span: Span,
  title: string,
  people: string,
): Problem {
  const data = {
    offset,
    runnerUp: runnerUp ?? offset,
    margin: Math.round(margin * 1000) / 1000,
    title,
    authors: people,
  };
  return { code: 'doubtful-boundary', severity: 'warning', span, data };
}
