/**
 * What citing costs while somebody types: `node scripts/run.mjs benchCiting [--json]`. A note of 1 MB with 5,000
 * citations, a library of 100,000 papers. The work of one key stroke (citations and their problems brought up to date)
 * as a multiple of one plain pass over the note's text in the same run; the time to the first completions is printed.
 */
import { documentBibliographies } from '../src/core/bibliography/documentBibliography';
import { ownEntries } from '../src/core/bibliography/ownEntries';
import type { NotesLanguage } from '../src/core/citation/notesLanguage';
import { prepareSearch, type CitationSearch, type SearchItem } from '../src/core/citation/citationSearch';
import { CitationIndex } from '../src/core/notes/citationIndex';
import { scanAround } from '../src/core/notes/citedDocument';
import { completionContext, completionText } from '../src/core/notes/completion';
import { keyProblems } from '../src/core/notes/keyProblems';
import { median, report, round, type Figure } from './figures';
import { benchPapers } from './madeUpListing';

const papers = 100_000;
const citations = 5_000;
const noteLength = 1_000_000;
/** Key strokes that are measured, each at another place of the note. */
const strokes = 31;
const shownAtMost = 50;
const uri = 'note';

/** As multiples of one plain pass; in milliseconds on this machine for the first completions. */
const limits = { keyStroke: 10, firstCompletion: 50 } as const;

/** How a citation is written, and what of one has been typed when completions are asked for. */
const written = {
  markdown: { cite: (keys) => `[${keys.map((key) => `@${key}`).join('; ')}]`, typed: ' [see @', close: ']' },
  latex: { cite: (keys) => `\\citep{${keys.join(',')}}`, typed: ' \\citep{', close: '}' },
  typst: { cite: (keys) => keys.map((key) => `@${key}`).join(' '), typed: ' @', close: '' },
  org: { cite: (keys) => `[cite:${keys.map((key) => `@${key}`).join(';')}]`, typed: ' [cite:@', close: ']' },
} satisfies Partial<
  Record<
    NotesLanguage,
    { readonly cite: (keys: readonly string[]) => string; readonly typed: string; readonly close: string }
  >
>;
type Measured = keyof typeof written;

interface Measurement {
  readonly language: Measured;
  readonly length: number;
  readonly citations: number;
  /** Milliseconds, medians. */
  readonly plainPass: number;
  readonly opening: number;
  readonly keyStroke: number;
  /** The key stroke, what may be cited there, and the best of it. */
  readonly firstCompletion: number;
  readonly ratios: { readonly keyStroke: number; readonly opening: number };
}

function main(args: readonly string[]): void {
  const items = libraryItems();
  const started = now();
  const search = prepareSearch(items);
  const preparing = now() - started;
  const keys = new Set(items.map(({ key }) => key));
  const languages: readonly Measured[] = ['markdown', 'latex', 'typst', 'org'];
  const measured = languages.map((language) => measure(language, items, keys, search));
  report(
    `citing in a note of 1 MB, among ${papers} papers`,
    [
      {
        what: 'search made ready, in slices',
        size: papers,
        value: round(preparing),
        unit: 'ms',
        limit: null,
      },
      ...measured.flatMap(toFigures),
    ],
    args,
  );
}

function toFigures(measured: Measurement): readonly Figure[] {
  const { language, citations: count, plainPass, keyStroke, opening, firstCompletion, ratios } = measured;
  const of = `${language}, ${count} citations`;
  const isLimited = language === 'markdown';
  return [
    {
      what: `a key stroke, ${of}`,
      size: papers,
      value: round(ratios.keyStroke),
      unit: '× a plain pass over the text',
      limit: isLimited ? limits.keyStroke : null,
    },
    { what: `a key stroke, ${of}`, size: papers, value: round(keyStroke), unit: 'ms', limit: null },
    {
      what: `first completions, ${of}`,
      size: papers,
      value: round(firstCompletion),
      unit: 'ms',
      limit: limits.firstCompletion,
    },
    {
      what: `opening, ${of}`,
      size: papers,
      value: round(ratios.opening),
      unit: '× a plain pass over the text',
      limit: null,
    },
    { what: `opening, ${of}`, size: papers, value: round(opening), unit: 'ms', limit: null },
    { what: `a plain pass, ${of}`, size: papers, value: round(plainPass), unit: 'ms', limit: null },
  ];
}

function libraryItems(): readonly SearchItem[] {
  const items: SearchItem[] = [];
  let parts: string[] = [];
  for (const part of benchPapers(papers)) {
    parts.push(part);
    if (parts.length < 3) continue;
    const [head = '', line = ''] = parts;
    const year = 2020 + (items.length % 6);
    // Titles end with a word of their own; the names follow.
    const [, title = line, people = ''] = /^(.*? Case[a-z0-9]+)(.*)$/s.exec(line.trimEnd()) ?? [];
    const key = `${people.split(/[ ,]/)[1] ?? 'anon'}${year}-${items.length}`.replace(/[^\w-]/g, '');
    items.push({
      key,
      title,
      people: people.split(', '),
      year,
      tags: [head.slice(0, 4)],
      rank: items.length % 97,
    });
    parts = [];
  }
  return items;
}

/** Paragraphs under headings, each with a citation or two, until the note has its length. */
function noteOf(language: Measured, items: readonly SearchItem[]): string {
  const heading = { markdown: '## ', latex: '\\section{', typst: '== ', org: '** ' }[language];
  const close = language === 'latex' ? '}' : '';
  const parts: string[] = [];
  for (let cited = 0; cited < citations;) {
    if (parts.length % 20 === 0) parts.push(`${heading}Section ${parts.length}${close}\n\n`);
    const count = Math.min(1 + (cited % 3), citations - cited);
    // One key in a hundred is unknown.
    const keys = Array.from({ length: count }, (_, at) => {
      const number = cited + at;
      return number % 100 === 0 ? `nobody${number}` : (items[(number * 7919) % items.length]?.key ?? '');
    });
    cited += count;
    const prose = items[cited]?.title.toLowerCase() ?? '';
    const text = `As ${prose} says, it is so ${written[language].cite(keys)}, which was to be shown.\n`;
    const filler = `${prose}. `.repeat(
      Math.max(0, Math.round(((noteLength / citations) * count - text.length) / (prose.length + 2))),
    );
    parts.push(`${filler}${text}\n`);
  }
  return flat(parts.join(''));
}

/** Milliseconds of processor time, which others on the machine do not lengthen. */
function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The same text in one piece, as an editor gives it. */
function flat(text: string): string {
  return Buffer.from(text).toString('utf8');
}

function measure(
  language: Measured,
  items: readonly SearchItem[],
  keys: ReadonlySet<string>,
  search: CitationSearch,
): Measurement {
  const note = noteOf(language, items);
  const index = new CitationIndex();
  let text = note;
  const type = (at: number, letters: string): void => {
    text = flat(text.slice(0, at) + letters + text.slice(at));
  };
  const opening = median(timesOf(7, () => index.update(uri, note, language)));
  const plainPass = median(timesOf(15, () => plainScan(note)));
  const known = { isInLibrary: (key: string) => keys.has(key), isInBibliography: null };
  const strokeTimes: number[] = [];
  const completionTimes: number[] = [];
  // The first strokes warm up.
  for (let stroke = -5; stroke < strokes; stroke++) {
    const start = text.indexOf('. ', Math.floor((text.length * (stroke + 6)) / (strokes + 7)));
    const begun = `${written[language].typed}learn`;
    type(start, begun);
    index.applyChange(uri, { start, end: start, length: begun.length }, text);
    const offset = start + begun.length + 1;
    type(offset - 1, 'i');
    const from = now();
    index.applyChange(uri, { start: offset - 1, end: offset - 1, length: 1 }, text);
    const own = ownEntries(text, language);
    const paths = documentBibliographies(text, language);
    const problems = keyProblems(index.citesIn(uri), known);
    const stroked = now();
    const document = index.document(uri);
    if (document === null) throw new Error('the note is not known');
    const context = completionContext(text, offset, language, scanAround(document, text, offset));
    const found =
      context.kind === 'key'
        ? search.search(context.query, shownAtMost).map((at) => completionText(context, items[at]?.key ?? ''))
        : [];
    const ended = now();
    if (found.length === 0 || problems.length < citations / 100 || own.length + paths.length > 0)
      throw new Error(`nothing was found in ${language}`);
    if (stroke < 0) continue;
    strokeTimes.push(stroked - from);
    completionTimes.push(ended - from);
    // Finished and closed, as a person does.
    const rest = `ng${written[language].close}`;
    type(offset, rest);
    index.applyChange(uri, { start: offset, end: offset, length: rest.length }, text);
  }
  const keyStroke = median(strokeTimes);
  return {
    language,
    length: note.length,
    citations: index.citesIn(uri).length,
    plainPass,
    opening,
    keyStroke,
    firstCompletion: median(completionTimes),
    ratios: { keyStroke: keyStroke / plainPass, opening: opening / plainPass },
  };
}

/** What any reader of the text must do at the least: look at each character. */
function plainScan(text: string): number {
  let marks = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === 64) marks++;
  return marks;
}

function timesOf(runs: number, work: () => unknown): readonly number[] {
  const times: number[] = [];
  for (let run = -2; run < runs; run++) {
    const from = now();
    work();
    if (run >= 0) times.push(now() - from);
  }
  return times;
}

main(process.argv.slice(2));
