/** Whether two descriptions are of one paper: what re-copying does to a title, and what tells two papers apart. */
import { fold, foldToLetters } from '../fold';
import { hashText } from '../library/identity';
import type { About } from './mark';

/** What is compared of a description. */
export interface Likeness {
  /** The title's words, folded, without words about its version. */
  readonly words: readonly string[];
  /** The same run together. */
  readonly letters: string;
  /** The title ends in dots: the rest was cut off. */
  readonly isCut: boolean;
  /** The first author's family name, folded; empty where there is none. */
  readonly family: string;
  /** All words of the first author's name. */
  readonly name: readonly string[];
  readonly aliases: readonly string[];
}

/** Aliases of this kind come from the abstract: strong, but pages repeat one abstract under several papers. */
const abstractPrefix = 'abstract:';
/** Fewer letters of an abstract name nothing: "no abstract" is shared by many. */
const abstractLetters = 120;
/** So many are compared: one author's papers can begin alike for a sentence or two. */
const abstractCompared = 400;
/** As much of an abstract as is looked at, whatever stands between its letters. */
const abstractLooked = 800;
/** So many letters of title and abstract are looked at first; most papers are ruled out by them. */
const glanceLetters = 12;
const glanceLooked = 48;

/** So many letters tell that two titles which begin alike are not alike by chance. */
export const startLetters = 12;
/** A title cut without a sign is believed to be cut only when as much as a page shows is left. */
const unsignedCut = 30;
/** So many letters of a title tell a paper by themselves. */
const tellingTitle = 20;
/** A bare "v2" is a version only after so many words: "Segment Anything V2" is another paper. */
const wordsBeforeVersion = 5;

const numeral = /^(?:\d+|[ivx]+)$/;
const partWords = new Set(['part', 'pt', 'vol', 'volume', 'paper', 'no', 'number', 'chapter', 'section']);
const versionKinds = new Set([
  ...['extended', 'full', 'long', 'short', 'revised', 'updated', 'final', 'journal', 'conference'],
  ...['preprint', 'arxiv', 'accepted', 'published', 'submitted', 'new'],
]);

/** A description made ready to be compared. Any text; linear. */
export function toLikeness({ title, firstAuthor, aliases }: About): Likeness {
  const folded = fold(title);
  const isCut = /(?:\.{2,}|…)\s*$/.test(title);
  const words = withoutVersion(wordsOf(folded), /[)\]]\s*$/.test(title), /^\s*[([]/.test(title));
  const name = wordsOf(fold(firstAuthor ?? ''));
  return { words, letters: words.join(''), isCut, family: familyOf(firstAuthor, name), name, aliases };
}

/** The alias that an abstract gives; null for one too short to tell. */
export function abstractAlias(abstract: string | null): string | null {
  if (abstract === null) return null;
  const letters = foldToLetters(abstract.slice(0, abstractLooked));
  if (letters.length < abstractLetters) return null;
  return `${abstractStart(letters)}:${hashText(letters.slice(0, abstractCompared))}`;
}

/** What a look at the beginnings of a description gives: without one of these in common, two are not of one paper. */
export function glancesOf({ letters, aliases }: Likeness): readonly string[] {
  const abstracts = aliases.filter((alias) => alias.startsWith(abstractPrefix));
  return [
    letters.slice(0, glanceLetters),
    ...abstracts.map((alias) => alias.slice(0, alias.lastIndexOf(':'))),
  ];
}

/** The same of a title and an abstract, without reading all of them; null where a look does not tell. */
export function glance(title: string, abstract: string | null): readonly string[] | null {
  const letters = startOf(title);
  // A short title is compared as a whole, and one that begins with a bracket may begin with its version.
  if (letters.length < glanceLetters || /^\s*[([]/.test(title)) return null;
  if (abstract === null) return [letters];
  const start = startOf(abstract);
  return start.length < glanceLetters ? null : [letters, abstractStart(start)];
}

/** In the form that stored text has. */
function abstractStart(letters: string): string {
  return abstractPrefix + letters.slice(0, glanceLetters).normalize('NFC');
}

/**
 * The letters and digits that a text begins with, folded, as far as a look goes. Every paper of a library is looked at once a
 * start: where these are ASCII, what comes after them cannot change them, and nothing else is folded.
 */
function startOf(text: string): string {
  const end = Math.min(text.length, glanceLooked);
  let letters = '';
  for (let at = 0; at < end && letters.length < glanceLetters; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) return foldToLetters(text.slice(0, glanceLooked)).slice(0, glanceLetters);
    const lower = unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
    if ((lower >= 0x61 && lower <= 0x7a) || (lower >= 0x30 && lower <= 0x39))
      letters += String.fromCharCode(lower);
  }
  return letters;
}

/** Whether two descriptions are of one paper, as far as title, author and abstract tell. Symmetric. */
export function isSamePaper(a: Likeness, b: Likeness): boolean {
  if (a.letters !== '' && a.letters === b.letters) {
    return a.letters.length >= tellingTitle ? isLikelyPerson(a, b) : a.family === b.family;
  }
  const [short, long] = a.letters.length < b.letters.length ? [a, b] : [b, a];
  if (isCutOf(short, long)) return true;
  return sharesAbstract(a, b) && a.family !== '' && a.family === b.family && !isOtherPart(a, b);
}

/** Whether one title is the beginning of the other, and by a cut: not by being an earlier, shorter work. */
function isCutOf(short: Likeness, long: Likeness): boolean {
  const { length } = short.letters;
  if (length < startLetters || short.family !== long.family || long.isCut) return false;
  if (!long.letters.startsWith(short.letters)) return false;
  const { rest, isInWord } = restAfter(long.words, length);
  if (short.isCut) return !isPartNumber(rest);
  const last = short.words.at(-1) ?? '';
  return isInWord && length >= unsignedCut && (rest[0] ?? '').length >= 2 && !numeral.test(last);
}

/** The words after so many letters; the first may be the rest of a word. */
function restAfter(
  words: readonly string[],
  letters: number,
): { readonly rest: readonly string[]; readonly isInWord: boolean } {
  let left = letters;
  for (const [at, word] of words.entries()) {
    if (left < word.length) return { rest: [word.slice(left), ...words.slice(at + 1)], isInWord: left > 0 };
    left -= word.length;
  }
  return { rest: [], isInWord: false };
}

/** What was cut off only tells parts apart: then nothing tells which part it was. */
function isPartNumber(rest: readonly string[]): boolean {
  const last = rest.at(-1);
  return (
    rest.length <= 2 && last !== undefined && (numeral.test(last) || /\d$|^[a-z]{0,3}[ivx]+$/.test(last))
  );
}

function isOtherPart(a: Likeness, b: Likeness): boolean {
  return numbersOf(a) !== numbersOf(b);
}

function numbersOf({ words }: Likeness): string {
  return words
    .filter(
      (word, at) => /\d/.test(word) || (numeral.test(word) && (word.length > 1 || isPart(words[at - 1]))),
    )
    .join(' ');
}

function isPart(word: string | undefined): boolean {
  return word !== undefined && partWords.has(word);
}

function sharesAbstract(a: Likeness, b: Likeness): boolean {
  return a.aliases.some((alias) => alias.startsWith(abstractPrefix) && b.aliases.includes(alias));
}

/** Names are written in several orders and with initials; a source without people says nothing against. */
function isLikelyPerson(a: Likeness, b: Likeness): boolean {
  if (a.name.length === 0 || b.name.length === 0) return true;
  return a.family === b.family || a.name.some((word) => word.length > 2 && b.name.includes(word));
}

function wordsOf(folded: string): readonly string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function familyOf(author: string | null, name: readonly string[]): string {
  const comma = author?.indexOf(',') ?? -1;
  if (comma > 0) return wordsOf(fold((author ?? '').slice(0, comma))).at(-1) ?? '';
  return name.at(-1) ?? '';
}

/** Without "v2", "(version 2)", "extended version", "[preprint]" at the end, or "[v2]" at the start. */
function withoutVersion(
  words: readonly string[],
  endsInBracket: boolean,
  startsInBracket: boolean,
): readonly string[] {
  const first = words[0] ?? '';
  if (startsInBracket && words.length > 2 && isVersion(first)) return words.slice(1);
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (words.length <= 2) return words;
  if (isVersion(last) && (endsInBracket || words.length > wordsBeforeVersion)) {
    return words.slice(0, before === 'arxiv' ? -2 : -1);
  }
  if (/^(?:version|ver|revision|rev)$/.test(before) && /^\d{1,2}$/.test(last)) return words.slice(0, -2);
  if (last === 'version' && versionKinds.has(before)) return words.slice(0, -2);
  return endsInBracket && last === 'preprint' ? words.slice(0, -1) : words;
}

function isVersion(word: string): boolean {
  return /^v\d{1,2}$/.test(word);
}
