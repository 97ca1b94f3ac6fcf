/** The little language citekeys are described in: `[author][year][title1]`. */

/** What a token stands for. `title` carries how many words; the others need no number. */
export type CitekeyToken = 'author' | 'authors' | 'year' | 'yy' | 'title' | 'category';
export type LetterCase = 'lower' | 'capital' | 'upper';

export type CitekeyPart =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'token';
      readonly token: CitekeyToken;
      readonly count: number;
      readonly letterCase: LetterCase;
    };
export type CitekeyPattern = readonly CitekeyPart[];

/** What is wrong with a pattern, and from where on. */
export interface CitekeyPatternProblem {
  readonly code: 'unknown-token' | 'unclosed-token' | 'bad-character' | 'no-token';
  readonly at: number;
  readonly text: string;
}

export type CitekeyPatternResult =
  | { readonly kind: 'pattern'; readonly pattern: CitekeyPattern }
  | { readonly kind: 'problem'; readonly problem: CitekeyPatternProblem };

export const defaultCitekeyPattern: CitekeyPattern = [
  { kind: 'token', token: 'author', count: 1, letterCase: 'lower' },
  { kind: 'token', token: 'year', count: 1, letterCase: 'lower' },
  { kind: 'token', token: 'title', count: 1, letterCase: 'lower' },
];

/**
 * Reads a pattern. Tokens stand in square brackets; what stands outside is taken as it is and may hold letters,
 * digits, `-`, `_` and `:`.
 *
 * | token | gives |
 * | --- | --- |
 * | `[author]` | first author's family name with its particle; else the first organisation |
 * | `[authors]`, `[authors2]` | the family names of the first three (two, 1–9) authors |
 * | `[year]`, `[yy]` | four, two digits of the year |
 * | `[title1]` … `[title9]` | that many words of the title; articles and the like are skipped |
 * | `[category]` | the category as listed |
 *
 * The way a token is written is the way its words are: `[author]` xu, `[Author]` Xu, `[AUTHOR]` XU.
 * An unknown or unclosed token, another character, or a pattern without token is a problem value.
 */
export function parseCitekeyPattern(text: string): CitekeyPatternResult {
  const parts: CitekeyPart[] = [];
  for (let at = 0; at < text.length;) {
    if (text[at] !== '[') {
      const literal = /^[A-Za-z0-9_:-]+/.exec(text.slice(at))?.[0];
      if (literal === undefined) return failed('bad-character', at, text.charAt(at));
      parts.push({ kind: 'literal', text: literal });
      at += literal.length;
      continue;
    }
    const close = text.indexOf(']', at);
    if (close < 0) return failed('unclosed-token', at, text.slice(at));
    const token = toToken(text.slice(at + 1, close));
    if (token === null) return failed('unknown-token', at, text.slice(at, close + 1));
    parts.push(token);
    at = close + 1;
  }
  if (!parts.some((part) => part.kind === 'token')) return failed('no-token', 0, text);
  return { kind: 'pattern', pattern: parts };
}

function toToken(text: string): CitekeyPart | null {
  const match = /^([A-Za-z]+)([1-9]?)$/.exec(text);
  const name = match?.[1] ?? '';
  const digit = match?.[2] ?? '';
  const letterCase = letterCaseOf(name);
  const lower = name.toLowerCase();
  if (letterCase === null || !isToken(lower)) return null;
  const counted = lower === 'title' || lower === 'authors';
  if ((digit !== '' && !counted) || (digit === '' && lower === 'title')) return null;
  return { kind: 'token', token: lower, count: digit === '' ? 3 : Number(digit), letterCase };
}

function letterCaseOf(name: string): LetterCase | null {
  if (name === name.toLowerCase()) return 'lower';
  if (name === name.toUpperCase()) return 'upper';
  return name === name.slice(0, 1).toUpperCase() + name.slice(1).toLowerCase() ? 'capital' : null;
}

function isToken(name: string): name is CitekeyToken {
  return tokens.has(name);
}

function failed(code: CitekeyPatternProblem['code'], at: number, text: string): CitekeyPatternResult {
  return { kind: 'problem', problem: { code, at, text } };
}

const tokens: ReadonlySet<string> = new Set<CitekeyToken>([
  'author',
  'authors',
  'year',
  'yy',
  'title',
  'category',
]);
