/**
 * Papers copied from arXiv as listing text: its pages of new papers, of search results and of one paper, and its mails.
 * They name what they say (`Title:`, `Subjects:`), so nothing is guessed; a record without title or people is left out.
 */
import { fieldsOf, type CopyLine } from './copyLines';
import { listingText, type CopiedPaper } from './copiedPaper';

const idLine = /^(?:\[?\d{1,5}[\].]?\s+)?arXiv:(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?\b/;
const categoryPattern = '(?:[a-z-]+\\.[A-Za-z-]{2,}|[a-z]+-[a-z]+)';
const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const dayPattern = new RegExp(`\\b(\\d{1,2}) (${months})[a-z]*,? (\\d{4})\\b`);
/** The heading above the papers of a day. */
const dayHeading = new RegExp(
  `^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*, \\d{1,2} (?:${months})[a-z]* \\d{4}\\b`,
);

/** The papers as listing text; null where the text holds no record of arXiv. Any text. */
export function arxivAsListing(text: string): string | null {
  // One blank between words: the patterns below would go over longer runs again and again.
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trimEnd().replace(/(?<=\S)\s+/g, ' '));
  const starts = lines.flatMap((line, index) => (idLine.test(line.trim()) ? [index] : []));
  const papers: CopiedPaper[] = [];
  let heading = '';
  for (const [index, start] of starts.entries()) {
    for (const line of lines.slice(index === 0 ? 0 : starts[index - 1], start))
      if (dayHeading.test(line.trim())) heading = line;
    const paper = readRecord(lines.slice(start, starts[index + 1] ?? lines.length), heading);
    if (paper !== null) papers.push(paper);
  }
  return papers.length === 0 ? null : papers.map(listingText).join('\n');
}

function readRecord(lines: readonly string[], heading: string): CopiedPaper | null {
  const { fields, plain } = fieldsOf(lines);
  const title = fields.get('title') ?? titleOfPage(plain);
  const people = fields.get('authors') ?? peopleAfter(plain, title);
  if (title === undefined || people === undefined) return null;
  const subjects = fields.get('subjects');
  const [first] = plain;
  const listed =
    fields.get('categories') ??
    (first && categoriesAfter(first.text)) ??
    plain.map(({ text }) => text).find((line) => categoryLine.test(line));
  const category =
    /\(([^()]+)\)/.exec(subjects ?? '')?.[1] ??
    listed?.split(' ', 1)[0] ??
    /\[([a-z.A-Z-]+)\]/.exec(fields.get('cite as') ?? '')?.[1];
  const submitted = plain.map(({ text }) => text).find((line) => /^\[?Submitted /.test(line));
  const day = dayPattern.exec(fields.get('date') ?? submitted ?? heading);
  const id = idLine.exec(lines[0]?.trim() ?? '')?.[1] ?? '';
  return {
    category: category ?? null,
    date: day === null ? monthOf(id) : `${day[2] ?? ''} ${Number(day[1])}, ${day[3] ?? ''}`,
    title,
    authors: namesOf(people),
    abstract: abstractOf(fields.get('abstract'), plain, title),
  };
}

const categoryLine = new RegExp(`^${categoryPattern}(?: ${categoryPattern})*$`);

/** The categories after an id and its links, `arXiv:2404.08634 [pdf, other] cs.CL cs.LG`. */
function categoriesAfter(line: string): string | undefined {
  const rest = line.slice(line.indexOf(']', line.indexOf('arXiv:')) + 1).trim();
  return idLine.test(line) && line.includes('] ') && categoryLine.test(rest) ? rest : undefined;
}

/** On the page of one paper the title stands right after the day it was submitted. */
function titleOfPage(plain: readonly CopyLine[]): string | undefined {
  const at = plain.findIndex(({ text }) => text.startsWith('[Submitted '));
  if (at >= 0) return plain[at + 1]?.text;
  // In search results it stands after the categories, which may be in the line of the id.
  const [first, second] = plain;
  if (first && second && categoriesAfter(first.text) !== undefined) return second.text;
  const listed = plain.findIndex(({ text }) => categoryLine.test(text));
  return listed < 0 ? undefined : plain[listed + 1]?.text;
}

/** The people's line has no name on pages: it is the one after the title. */
function peopleAfter(plain: readonly CopyLine[], title: string | undefined): string | undefined {
  const at = plain.findIndex(
    ({ text, after }) => text === title || (after === 'title' && title !== undefined),
  );
  const line = plain.find(({ after }) => after === 'title') ?? plain[at + 1];
  return at < 0 ? undefined : line?.text;
}

function namesOf(people: string): readonly string[] {
  return people
    .replace(/\s*\([^()]*\)/g, '')
    .split(/,\s*(?:and\s+)?|\s+and\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The abstract that is named so, or the longest paragraph: on the page of one paper, and between `\\` in mails. */
function abstractOf(named: string | undefined, plain: readonly CopyLine[], title: string): string | null {
  if (named !== undefined) return named.replace(/\s*[△▽▿] (?:Less|More)$/, '');
  const marks = plain.flatMap(({ text }, index) => (text.startsWith('\\\\') ? [index] : []));
  const [from, to] = marks;
  if (from !== undefined) {
    return joined(plain.slice(from + 1, to ?? plain.length)) || null;
  }
  const prose = plain.filter(({ text }) => text !== title && text.length > 150 && /[.!?]$/.test(text));
  return prose[0]?.text ?? null;
}

function joined(lines: readonly CopyLine[]): string {
  return lines
    .map(({ text }) => text)
    .join(' ')
    .trim();
}

/** The month that an id of arXiv begins with, as `Jun 2017`: the day is not told. */
function monthOf(id: string): string | null {
  const [, year = '', month = ''] = /^(\d\d)(\d\d)\./.exec(id) ?? [];
  const name = months.split('|')[Number(month) - 1];
  return name === undefined ? null : `${name} 20${year}`;
}
