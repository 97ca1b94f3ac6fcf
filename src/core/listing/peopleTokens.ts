/** The words after a byline's first possible boundary, with what is known of each: read once, used by every place. */
import type { Byline } from './byline';
import type { TokenKnowledge } from './tokenKnowledge';
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

const stopWords = new Set(
  'the a an of for and or with in on to via from by is are at as we this that using towards toward into over under between through without beyond not how what why when can do does it its their your'.split(
    ' ',
  ),
);

/** Whether a token is a word of running text, small as in a title or not. */
export function isStopWord(text: string, from: number, to: number): boolean {
  return to - from <= 7 && stopWords.has(text.slice(from, to));
}

/** The tokens from an offset to the people's end; the first starts there whatever stands before it. */
export function readPeopleTokens(
  { text, end }: Byline,
  start: number,
  knowledge: TokenKnowledge,
): readonly PeopleToken[] {
  const tokens: PeopleToken[] = [];
  let from = start;
  while (from < end) {
    const blank = text.indexOf(' ', from);
    const stop = blank < 0 || blank > end ? end : blank;
    if (stop > from) {
      const last = stop < end && text.charCodeAt(stop - 1) === 0x2c;
      const to = last ? stop - 1 : stop;
      tokens.push({
        from,
        to,
        last: last || stop === end,
        shape: shapeOf(text, from, to),
        levels: knowledge.levels(text, from, to),
        spelling: knowledge.spelling(text, from, to),
        stop: isStopWord(text, from, to),
      });
    }
    from = stop + 1;
  }
  return tokens;
}

const nobodyElse: Company = {
  count: 0,
  flaws: 0,
  camel: 0,
  initials: 0,
  bareInitials: 0,
  capitals: 0,
  foreign: 0,
  glued: false,
  nextLength: 0,
};

/** For each token, the company of a first name that ends with its name. */
export function readCompany(text: string, tokens: readonly PeopleToken[]): readonly Company[] {
  const companies: Company[] = [];
  let after = nobodyElse;
  let current = nobodyElse;
  let length = 0;
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index];
    if (!token) continue;
    if (token.last) {
      // `current` describes the names from the token after this one on.
      after = index === tokens.length - 1 ? nobodyElse : { ...current, nextLength: length };
      current = { ...after, count: after.count + 1 };
      length = 0;
    }
    length += 1;
    current = withToken(text, current, token, index === 0 || (tokens[index - 1]?.last ?? true));
    companies[index] = after;
  }
  return companies;
}

function withToken(text: string, company: Company, token: PeopleToken, first: boolean): Company {
  const { shape } = token;
  const flawed = token.stop || shape === shapes.small || shape === shapes.marks || shape === shapes.withDigit;
  return {
    ...company,
    flaws: company.flaws + (flawed ? 1 : 0),
    camel: company.camel + (first && shape === shapes.camel ? 1 : 0),
    initials: company.initials + (first && (shape === shapes.initial || shape === shapes.initials) ? 1 : 0),
    bareInitials: company.bareInitials + (first && shape === shapes.bareInitial ? 1 : 0),
    capitals: company.capitals + (first && shape === shapes.capitals ? 1 : 0),
    foreign: company.foreign + (shape === shapes.caseless ? 1 : 0),
    glued: company.glued || (shape === shapes.camel && !first) || hasInnerStop(text, token),
  };
}

/** `?`, `!` or `)` inside a token: a title ends there. */
function hasInnerStop(text: string, { from, to, shape }: PeopleToken): boolean {
  return shape === shapes.marks && /[?!)”"]\p{Lu}/u.test(text.slice(from, to));
}
