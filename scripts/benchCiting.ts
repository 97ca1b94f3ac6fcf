/**
 * What citing costs while somebody types: `node scripts/run.mjs benchCiting [--json]`. A note of 1 MB with 5,000
 * citations that names its bibliography, in each language; a library of 100,000 papers. The work of one key stroke
 * (citations, bibliographies and problems brought up to date) as a multiple of one plain pass over the note's text in
 * the same run; the time to the first completions is printed.
 */
import { documentBibliographies } from '../src/core/bibliography/documentBibliography';
import { ownEntries } from '../src/core/bibliography/ownEntries';
import type { NotesLanguage } from '../src/core/citation/notesLanguage';
import { prepareSearch, type CitationSearch, type SearchItem } from '../src/core/citation/citationSearch';
import { finish } from '../src/core/steps';
import { CitationIndex } from '../src/core/notes/citationIndex';
import { opaqueOffsets, scanAround, type CitedDocument } from '../src/core/notes/citedDocument';
import { completionContext, completionText } from '../src/core/notes/completion';
import { keyChecker } from '../src/core/notes/keyProblems';
import { typstLabels } from '../src/core/notes/typstLabels';
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
const limits = { keyStroke: 4, firstCompletion: 50 } as const;

/** How a language writes what the note is made of, and what of a citation has been typed when completions are asked for. */
interface Written {
  readonly cite: (keys: readonly string[]) => string;
  readonly typed: string;
  readonly close: string;
  readonly heading: (title: string) => string;
  /** At the note's beginning. */
  readonly bibliography: string;
}

const written = {
  markdown: {
    cite: (keys) => `[${keys.map((key) => `@${key}`).join('; ')}]`,
    typed: ' [see @',
    close: ']',
    heading: (title) => `## ${title}`,
    bibliography: '---\nbibliography: refs.bib\n---\n\n',
  },
  latex: {
    cite: (keys) => `\\citep{${keys.join(',')}}`,
    typed: ' \\citep{',
    close: '}',
    heading: (title) => `\\section{${title}}`,
    bibliography: '\\addbibresource{refs.bib}\n\n',
  },
  typst: {
    cite: (keys) => keys.map((key) => `@${key}`).join(' '),
    typed: ' @',
    close: '',
    heading: (title) => `== ${title} <${title.toLowerCase().replace(' ', '-')}>`,
    bibliography: '#bibliography("refs.bib")\n\n',
  },
  org: {
    cite: (keys) => `[cite:${keys.map((key) => `@${key}`).join(';')}]`,
    typed: ' [cite:@',
    close: ']',
    heading: (title) => `** ${title}`,
    bibliography: '#+bibliography: refs.bib\n\n',
  },
  asciidoc: {
    cite: (keys) => `cite:[${keys.join(', ')}]`,
    typed: ' cite:[',
    close: ']',
    heading: (title) => `== ${title}`,
    bibliography: ':bibtex-file: refs.bib\n\n',
  },
  rst: {
    cite: (keys) => `:cite:p:\`${keys.join(',')}\``,
    typed: ' :cite:p:`',
    close: '`',
    heading: (title) => `${title}\n${'-'.repeat(title.length)}`,
    bibliography: '.. bibliography:: refs.bib\n\n',
  },
} satisfies Partial<Record<NotesLanguage, Written>>;
type Measured = keyof typeof written;

/** What opens something that nothing in the note closes, or something far below it does. */
const openers: Readonly<Record<Measured, readonly string[]>> = {
  markdown: ['```\n', '$$\n', '<!-- ', '~~~{note}\n'],
  latex: ['\\begin{verbatim}\n', '\\iffalse\n', '\\end{document}\n', '$', '\\cite{'],
  typst: ['/* ', '```\n', '$ ', '#f("', '#{\n', '#['],
  org: ['#+begin_src\n', '#+begin_example\n', '\\[', '$$', '[cite:'],
  asciidoc: ['----\n', '////\n', '++++\n', 'cite:['],
  rst: ['::\n\n   x\n', '.. x\n', '``', ':cite:`'],
};

interface Measurement {
  readonly language: Measured;
  readonly length: number;
  readonly citations: number;
  /** Milliseconds, medians. */
  readonly plainPass: number;
  readonly opening: number;
  readonly keyStroke: number;
  /** A line break instead of a letter: every citation below moves. */
  readonly lineBreak: number;
  /** The key stroke, what may be cited there, and the best of it. */
  readonly firstCompletion: number;
  /** The key stroke that costs most behind something that was opened in mid-note, and what that was. */
  readonly behindOpened: { readonly opener: string; readonly time: number };
  readonly ratios: { readonly keyStroke: number; readonly lineBreak: number; readonly opening: number };
}

function main(args: readonly string[]): void {
  const items = libraryItems();
  const started = now();
  const search = finish(prepareSearch(items, items.length));
  const preparing = now() - started;
  const keys = new Set(items.map(({ key }) => key));
  const languages: readonly Measured[] = ['markdown', 'latex', 'typst', 'org', 'asciidoc', 'rst'];
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
  const {
    language,
    citations: count,
    plainPass,
    keyStroke,
    lineBreak,
    opening,
    firstCompletion,
    behindOpened,
    ratios,
  } = measured;
  const of = `${language}, ${count} citations`;
  return [
    {
      what: `a key stroke, ${of}`,
      size: papers,
      value: round(ratios.keyStroke),
      unit: '× a plain pass over the text',
      limit: limits.keyStroke,
    },
    { what: `a key stroke, ${of}`, size: papers, value: round(keyStroke), unit: 'ms', limit: null },
    {
      what: `a line break, ${of}`,
      size: papers,
      value: round(ratios.lineBreak),
      unit: '× a plain pass over the text',
      limit: limits.keyStroke,
    },
    { what: `a line break, ${of}`, size: papers, value: round(lineBreak), unit: 'ms', limit: null },
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
    {
      what: `a key stroke behind ${behindOpened.opener.trim().split('\n')[0] ?? ''} in mid-note, the dearest of ${openers[language].length} openers, ${of}`,
      size: papers,
      value: round(behindOpened.time / plainPass),
      unit: '× a plain pass over the text',
      limit: limits.keyStroke,
    },
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
  const { cite, heading, bibliography } = written[language];
  const parts: string[] = [bibliography];
  for (let cited = 0; cited < citations;) {
    if (parts.length % 20 === 0) parts.push(`${heading(`Section ${parts.length}`)}\n\n`);
    const count = Math.min(1 + (cited % 3), citations - cited);
    // One key in a hundred is unknown.
    const keys = Array.from({ length: count }, (_, at) => {
      const number = cited + at;
      return number % 100 === 0 ? `nobody${number}` : (items[(number * 7919) % items.length]?.key ?? '');
    });
    cited += count;
    const prose = items[cited]?.title.toLowerCase() ?? '';
    const text = `As ${prose} says, it is so ${cite(keys)}, which was to be shown.\n`;
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
  const check = keyChecker({ isInLibrary: (key) => keys.has(key), isInBibliography: null });
  /** All that one change makes to be looked at. */
  const follow = (start: number, length: number): number => {
    index.applyChange(uri, { start, end: start, length }, text);
    const document = known(index);
    const isHidden = opaqueOffsets(document, text);
    const own = ownEntries(text, language, isHidden);
    const paths = documentBibliographies(text, language, isHidden);
    const labels = language === 'typst' ? typstLabels(text) : null;
    const problems = check(index.citesIn(uri), (name) => labels?.has(name) === true);
    if (problems.length < citations / 100 || own.length > 0 || paths.length !== 1)
      throw new Error(`something else was found in ${language}`);
    return problems.length;
  };
  const strokeTimes: number[] = [];
  const breakTimes: number[] = [];
  const completionTimes: number[] = [];
  // The first strokes warm up.
  for (let stroke = -5; stroke < strokes; stroke++) {
    const start = text.indexOf('. ', Math.floor((text.length * (stroke + 6)) / (strokes + 7)));
    const begun = `${written[language].typed}learn`;
    type(start, begun);
    follow(start, begun.length);
    const offset = start + begun.length + 1;
    type(offset - 1, 'i');
    const from = now();
    follow(offset - 1, 1);
    const stroked = now();
    const context = completionContext(text, offset, language, scanAround(known(index), text, offset));
    const found =
      context.kind === 'key'
        ? search.search(context.query, shownAtMost).map((at) => completionText(context, items[at]?.key ?? ''))
        : [];
    const ended = now();
    if (found.length === 0) throw new Error(`nothing was found in ${language}`);
    // Finished and closed, as a person does, and on to the next line.
    const rest = `ng${written[language].close}`;
    type(offset, rest);
    follow(offset, rest.length);
    type(offset + rest.length, '\n');
    const broken = now();
    follow(offset + rest.length, 1);
    const followed = now();
    if (stroke < 0) continue;
    strokeTimes.push(stroked - from);
    completionTimes.push(ended - from);
    breakTimes.push(followed - broken);
  }
  const [behindOpened = { opener: '', time: 0 }] = openers[language]
    .map((opener) => ({ opener, time: behind(note, language, opener, check) }))
    .sort((a, b) => b.time - a.time);
  const lineBreak = median(breakTimes);
  const keyStroke = median(strokeTimes);
  return {
    language,
    length: note.length,
    citations: index.citesIn(uri).length,
    plainPass,
    opening,
    keyStroke,
    lineBreak,
    firstCompletion: median(completionTimes),
    behindOpened,
    ratios: {
      keyStroke: keyStroke / plainPass,
      lineBreak: lineBreak / plainPass,
      opening: opening / plainPass,
    },
  };
}

/** Milliseconds of a key stroke behind what was opened in the middle of a note: the largest of medians near and far. */
function behind(
  note: string,
  language: Measured,
  opener: string,
  check: ReturnType<typeof keyChecker>,
): number {
  const index = new CitationIndex();
  index.update(uri, note, language);
  let text = note;
  const type = (start: number, letters: string): number => {
    text = flat(text.slice(0, start) + letters + text.slice(start));
    const from = now();
    index.applyChange(uri, { start, end: start, length: letters.length }, text);
    const isHidden = opaqueOffsets(known(index), text);
    ownEntries(text, language, isHidden);
    documentBibliographies(text, language, isHidden);
    const labels = language === 'typst' ? typstLabels(text) : null;
    check(index.citesIn(uri), (name) => labels?.has(name) === true);
    return now() - from;
  };
  const middle = text.indexOf('\n\n', text.length / 2) + 2;
  type(middle, opener);
  const places = [0, 0.1, 0.25, 0.48].map(
    (share) => middle + opener.length + Math.floor(share * text.length),
  );
  return Math.max(
    ...places.map((place) => {
      const at = text.indexOf(' ', place);
      return median(Array.from({ length: 15 }, (_, stroke) => type(at + stroke, 'x')));
    }),
  );
}

function known(index: CitationIndex): CitedDocument {
  const document = index.document(uri);
  if (document === null) throw new Error('the note is not known');
  return document;
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
