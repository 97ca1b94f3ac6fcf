/** The names papers go by in notes: made from a pattern, unique, and never taken from a paper that has used one. */
import { yearOf } from '../calendar';
import { toPlainText } from '../mathText';
import type { Entry, Paper, PaperId } from '../paper';
import { finish, type Steps } from '../steps';
import { toAscii } from './asciiText';
import type { CitekeyPart, CitekeyPattern, LetterCase } from './citekeyPattern';
import { citedName } from './personName';

export type CitekeySource = Pick<Entry, 'title' | 'authors' | 'orgs' | 'date' | 'category'>;
export type CitekeyPaper = CitekeySource & Pick<Paper, 'id'>;

/**
 * A key for every paper (of different ids). A pinned key stays with its paper as it is and is given to no other. Of
 * papers that would get the same key the oldest has it plain, the newer ones get `a`, `b`, … `z`, `aa` (a later paper
 * must not rename an earlier one; undated ones come last, and the given order decides between equals). Keys that
 * differ in case only count as the same, since BibTeX takes them so.
 */
export function assignCitekeys(
  papers: readonly CitekeyPaper[],
  pinnedById: ReadonlyMap<PaperId, string>,
  pattern: CitekeyPattern,
): ReadonlyMap<PaperId, string> {
  return finish(citekeySteps(papers, pinnedById, pattern));
}

/** The same in steps. */
export function* citekeySteps(
  papers: readonly CitekeyPaper[],
  pinnedById: ReadonlyMap<PaperId, string>,
  pattern: CitekeyPattern,
): Steps<ReadonlyMap<PaperId, string>> {
  const taken = new Set<string>();
  for (const pinned of pinnedById.values()) taken.add(pinned.toLowerCase());
  const keys = papers.map(({ id }) => pinnedById.get(id) ?? '');
  const waiting: { readonly index: number; readonly base: string }[] = [];
  let met = 0;
  for (const index of yield* byAge(papers)) {
    if (++met % 32 === 0) yield;
    const paper = papers[index];
    if (paper === undefined || pinnedById.has(paper.id)) continue;
    const base = baseCitekey(paper, pattern);
    const sizeBefore = taken.size;
    if (taken.add(base.toLowerCase()).size > sizeBefore) keys[index] = base;
    else waiting.push({ index, base });
  }
  // Suffixes come after every plain key has an owner, so that `xu2023a` the plain key wins over `xu2023` + `a`.
  const nextSuffix = new Map<string, number>();
  for (const { index, base } of waiting) {
    if (++met % 256 === 0) yield;
    const lower = base.toLowerCase();
    let number = nextSuffix.get(lower) ?? 0;
    while (taken.has(lower + suffix(number))) number++;
    nextSuffix.set(lower, number + 1);
    taken.add(lower + suffix(number));
    keys[index] = base + suffix(number);
  }
  const byId = new Map<PaperId, string>();
  for (const [index, { id }] of papers.entries()) {
    byId.set(id, keys[index] ?? '');
    if (index % 512 === 0) yield;
  }
  return byId;
}

/**
 * The key a paper has by the pattern alone, before collisions: letters, digits, `-`, `_`, `:`, at least one letter
 * and at most 80 characters. A paper whose names and title no table can write in ASCII is `paper` and its year.
 */
export function baseCitekey(paper: CitekeySource, pattern: CitekeyPattern): string {
  const key = pattern
    .map((part) => partText(paper, part))
    .join('')
    .replace(/[^A-Za-z0-9_:-]/g, '')
    // Pandoc ends a key at doubled or trailing punctuation, Typst drops a trailing colon.
    .replace(/([_:-])[_:-]+/g, '$1')
    .slice(0, 80)
    .replace(/^[_:-]+|[_:-]+$/g, '');
  return /[A-Za-z]/.test(key) ? key : `paper${key}`;
}

function partText(paper: CitekeySource, part: CitekeyPart): string {
  if (part.kind === 'literal') return part.text;
  const year = paper.date === null ? '' : String(yearOf(paper.date)).padStart(4, '0');
  switch (part.token) {
    case 'author':
      return cased([firstName(paper)], part.letterCase);
    case 'authors':
      return cased(paper.authors.slice(0, part.count).map(keyName), part.letterCase);
    case 'year':
      return year;
    case 'yy':
      return year.slice(2);
    case 'title':
      return cased(titleWords(paper.title, part.count), part.letterCase);
    case 'category':
      return cased([paper.category ?? ''], part.letterCase);
    default:
      return part.token satisfies never;
  }
}

function firstName(paper: CitekeySource): string {
  const [author = ''] = paper.authors;
  const name = keyName(author);
  return name === '' ? keyName(paper.orgs[0] ?? '') : name;
}

function keyName(name: string): string {
  return toAscii(citedName(name))
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 40);
}

function titleWords(title: string, count: number): readonly string[] {
  const start = title.slice(0, 1000);
  const plain = /[\\$]/.test(start) ? toPlainText(start) : start;
  const words = toAscii(plain.replace(/['’`^_{}$]/g, ''))
    // `U-Net` is one word, `Nemotron-H` two.
    .replace(/\b([A-Za-z])-(?=[A-Za-z0-9])/g, '$1')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !stopWords.has(word.toLowerCase()) && !/^\d+$/.test(word));
  return (telling.length > 0 ? telling : words).slice(0, count).map((word) => word.slice(0, 24));
}

function cased(words: readonly string[], letterCase: LetterCase): string {
  switch (letterCase) {
    case 'lower':
      return words.join('').toLowerCase();
    case 'upper':
      return words.join('').toUpperCase();
    case 'capital':
      return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
    default:
      return letterCase satisfies never;
  }
}

/** `a` … `z`, `aa`, `ab` …, as spreadsheets count columns. */
function suffix(number: number): string {
  let rest = number;
  let text = '';
  do {
    text = String.fromCharCode(97 + (rest % 26)) + text;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return text;
}

/** The indexes of papers, oldest first. */
function* byAge(papers: readonly CitekeyPaper[]): Steps<Iterable<number>> {
  // Days are few; undated papers are after every date.
  const days = new Map<string, number[]>();
  for (const [index, { date }] of papers.entries()) {
    const day = date ?? '9999-99-99';
    const same = days.get(day);
    if (same === undefined) days.set(day, [index]);
    else same.push(index);
    if (index % 512 === 0) yield;
  }
  return [...days.keys()].sort().flatMap((day) => days.get(day) ?? []);
}

const stopWords: ReadonlySet<string> = new Set(
  (
    'a an the on of in for to and or nor but with without from by at as is are be into onto over under via vs ' +
    'it its this that these those do does der die das ein eine und le la les un une des el los las'
  ).split(' '),
);
