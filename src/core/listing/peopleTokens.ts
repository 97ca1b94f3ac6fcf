/** The words after a byline's first possible boundary, with what is known of each: read once, used by every place. */
import { codesOf } from './codes';
import type { Byline } from './byline';
import type { TokenKnowledge } from './tokenKnowledge';
import { isStopWord } from './stopWords';
import { shapeOf, shapes } from './tokenShape';

export interface PeopleToken {
  readonly from: number;
  /** Without the comma after it. */
  readonly to: number;
  /** A comma follows: the name ends here. */
  readonly last: boolean;
  readonly shape: number;
  readonly levels: number;
  readonly spelling: number;
  /** A word no name has. */
  readonly stop: boolean;
}

/** What the names after the first are like, for the names that start after a token. */
export interface Company {
  readonly count: number;
  readonly flaws: number;
  readonly camel: number;
  readonly initials: number;
  readonly bareInitials: number;
  readonly capitals: number;
  readonly foreign: number;
  readonly glued: boolean;
  /** Words in the next name. */
  readonly nextLength: number;
}

/** The tokens from an offset to the people's end; the first starts there whatever stands before it. */
export function readPeopleTokens(
  { text, end }: Byline,
  start: number,
  knowledge: TokenKnowledge,
): readonly PeopleToken[] {
  const codes = codesOf(text);
  const tokens: PeopleToken[] = [];
  let from = start;
  while (from < end) {
    const blank = text.indexOf(' ', from);
    const stop = blank < 0 || blank > end ? end : blank;
    if (stop > from) {
      const last = stop < end && (codes[stop - 1] ?? 0) === 0x2c;
      const to = last ? stop - 1 : stop;
      tokens.push({
        from,
        to,
        last: last || stop === end,
        shape: shapeOf(codes, from, to),
        levels: knowledge.levels(codes, from, to),
        spelling: knowledge.spelling(codes, from, to),
        stop: isStopWord(codes, from, to),
      });
    }
    from = stop + 1;
  }
  return tokens;
}

/** The company while it is being counted, from the last name to the first. */
type Count = { -readonly [Key in keyof Company]: Company[Key] };

/** For each token, the company of a first name that ends with its name. */
export function readCompany(text: string, tokens: readonly PeopleToken[]): readonly Company[] {
  const companies: Company[] = [];
  const count: Count = {
    count: -1,
    flaws: 0,
    camel: 0,
    initials: 0,
    bareInitials: 0,
    capitals: 0,
    foreign: 0,
    glued: false,
    nextLength: 0,
  };
  let after: Company = count;
  let length = 0;
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index];
    if (!token) continue;
    if (token.last) {
      count.count += 1;
      after = { ...count, nextLength: length };
      length = 0;
    }
    length += 1;
    addToken(text, count, token, index === 0 || (tokens[index - 1]?.last ?? true));
    companies[index] = after;
  }
  return companies;
}

function addToken(text: string, count: Count, token: PeopleToken, first: boolean): void {
  const { shape } = token;
  if (token.stop || shape === shapes.small || shape === shapes.marks || shape === shapes.withDigit)
    count.flaws += 1;
  if (shape === shapes.caseless) count.foreign += 1;
  if (hasInnerStop(text, token) || (shape === shapes.camel && !first)) count.glued = true;
  if (!first) return;
  if (shape === shapes.camel) count.camel += 1;
  else if (shape === shapes.initial || shape === shapes.initials) count.initials += 1;
  else if (shape === shapes.bareInitial) count.bareInitials += 1;
  else if (shape === shapes.capitals) count.capitals += 1;
}

/** `?`, `!` or `)` inside a token: a title ends there. */
function hasInnerStop(text: string, { from, to, shape }: PeopleToken): boolean {
  return shape === shapes.marks && /[?!)”"]\p{Lu}/u.test(text.slice(from, to));
}
