/** One block of a listing into an entry and what is wrong with it. */
import type { Day } from '../calendar';
import type { Entry, EntrySpans } from '../paper';
import type { Problem, ProblemCode, Severity, Span } from '../problem';
import type { Block } from './blocks';
import type { ChooseBoundary } from './boundary';
import { rangesOf, readByline, type Byline, type Range } from './byline';
import { boundaryCandidates } from './candidates';
import { isCategory } from './categories';
import { evidentBoundary } from './evidentBoundary';
import { scoreOf, type Header } from './header';
import type { KnownNames } from './knownNames';
import { resolveDay } from './listedDate';
import { originOf, toPlainProse, toPlainText, type PlainText } from './plainText';

/** Where title and people were parted. */
export interface EntryBoundary {
  /** In the source: where the first name starts. */
  readonly offset: number;
  /** In the source: the next best place; null where there was none. */
  readonly runnerUp: number | null;
  /** The chance that it is right, 0 to 1; 1 where the source parts them itself. */
  readonly margin: number;
}

export interface ListedEntry extends Entry {
  readonly spans: EntrySpans;
  readonly boundary: EntryBoundary;
}

/** A block with its byline read, waiting to be judged. */
export interface PreparedBlock {
  readonly block: Block;
  /** Null where the byline is missing. */
  readonly plain: PlainText | null;
  readonly byline: Byline | null;
  /** The title's own text, where it has a line of its own. */
  readonly title: PlainText | null;
}

export interface EntryContext {
  readonly referenceDate: Day;
  readonly chooseBoundary: ChooseBoundary;
  readonly names: KnownNames;
}

export interface EntryReading {
  /** Null where there is no title and nobody: a header by itself. */
  readonly entry: ListedEntry | null;
  readonly problems: readonly Problem[];
}

/** Longer parts are cut, with a problem. */
export const limits = { byline: 4_000, title: 1_000, abstract: 50_000 } as const;

/** Reads a block's byline, so that names can be learnt from it before any is judged. */
export function prepareBlock(text: string, block: Block): PreparedBlock {
  const span = block.byline ?? block.people;
  const plain = span && cutText(text, span, limits.byline);
  return {
    block,
    plain,
    byline: plain && readByline(plain.text),
    title: block.title && cutText(text, block.title, limits.title),
  };
}

/** The entry of a block, with its problems in the order of the text. */
export function readEntry(text: string, prepared: PreparedBlock, context: EntryContext): EntryReading {
  const { block, plain, byline } = prepared;
  const { header } = block;
  const problems: Problem[] = [];
  const report: Report = (code, severity, span, data = {}) => problems.push({ code, severity, span, data });

  const facts = readHeaderFacts(header, context.referenceDate, report);
  const whole = { start: header.span.start, end: endOf(block) };
  if (plain === null || byline === null) {
    report('missing-byline', 'warning', whole);
    return { entry: null, problems };
  }
  const abstract = block.abstract && cutProse(text, block.abstract, limits.abstract);
  const parted = partByline(prepared, plain, byline, abstract?.text ?? null, context);
  const { title, authors } = parted;
  reportByline(parted, plain, byline, report);
  if (abstract === null) report('missing-abstract', 'information', { start: whole.end, end: whole.end });
  reportLength(block.byline, 'byline', report);
  reportLength(block.abstract, 'abstract', report);
  if (header.hidden || plain.hidden || (prepared.title?.hidden ?? false) || (abstract?.hidden ?? false)) {
    report('hidden-characters', 'warning', whole);
  }
  const entry: ListedEntry = {
    title: title.text,
    authors: authors.map(({ from, to }) => byline.text.slice(from, to)),
    etAl: byline.etAl,
    orgs: byline.orgs.map(({ from, to }) => byline.text.slice(from, to)),
    category: facts.category,
    date: facts.date,
    score: facts.score,
    code: facts.code,
    abstract: abstract === null || abstract.text === '' ? null : abstract.text,
    spans: {
      entry: whole,
      header: header.span,
      score: header.score?.span ?? null,
      category: header.category?.span ?? null,
      date: header.date?.span ?? null,
      code: header.code,
      title: title.span,
      authors: authors.map((range) => toSpan(plain, range)),
      orgs: byline.orgs.map((range) => toSpan(plain, range)),
      abstract: block.abstract,
    },
    boundary: parted.boundary,
  };
  return { entry, problems };
}

function reportLength(span: Span | null, part: 'byline' | 'abstract', report: Report): void {
  const limit = limits[part];
  if (span && span.end - span.start > limit) report('too-long', 'warning', span, { part, limit });
}

type Report = (code: ProblemCode, severity: Severity, span: Span, data?: Problem['data']) => void;

type HeaderFacts = Pick<Entry, 'category' | 'date' | 'score' | 'code'>;

function readHeaderFacts(header: Header, referenceDate: Day, report: Report): HeaderFacts {
  const { category, date, stray } = header;
  const score = header.score && scoreOf(header.score.text);
  if (header.score && score === null)
    report('bad-score', 'warning', header.score.span, { text: header.score.text });
  if (category === null) report('missing-category', 'warning', header.span);
  else if (!isCategory(category.text)) {
    report('unknown-category', 'information', category.span, { category: category.text });
  }
  const day = date && resolveDay(date.month, date.day, date.year, referenceDate);
  if (date === null) report('missing-date', 'warning', header.span);
  else if (day === null) report('bad-date', 'warning', date.span, { text: date.text });
  if (stray) report('stray-text', 'information', stray.span, { text: stray.text, lines: 1 });
  return { category: category?.text ?? null, date: day, score, code: header.code !== null };
}

interface PartedByline {
  readonly title: { readonly text: string; readonly span: Span };
  readonly authors: readonly Range[];
  readonly boundary: EntryBoundary;
}

function partByline(
  { title, block }: PreparedBlock,
  plain: PlainText,
  byline: Byline,
  abstract: string | null,
  { chooseBoundary, names }: EntryContext,
): PartedByline {
  if (title && block.title) {
    return {
      title: { text: title.text, span: block.title },
      authors: rangesOf(byline.text, 0, byline.end),
      boundary: { offset: plain.start, runnerUp: null, margin: 1 },
    };
  }
  const places = boundaryCandidates(byline);
  const evident = evidentBoundary(byline, places);
  const { at, runnerUp, margin } =
    evident === null
      ? chooseBoundary(byline, places, { abstract, isKnownName: names.has })
      : { at: evident, runnerUp: null, margin: 1 };
  const text = byline.text.slice(0, Math.min(at, limits.title)).trimEnd();
  return {
    title: { text, span: toSpan(plain, { from: 0, to: text.length }) },
    authors: rangesOf(byline.text, at, byline.end),
    boundary: {
      offset: originOf(plain, at),
      runnerUp: runnerUp === null ? null : originOf(plain, runnerUp),
      margin,
    },
  };
}

/** A choice less sure than this is doubtful: one in two hundred, most of the wrong ones among them (measured on other sources than trained on). */
const doubtfulMargin = 0.998;

function reportByline(parted: PartedByline, plain: PlainText, byline: Byline, report: Report): void {
  const { title, authors, boundary } = parted;
  const span = { start: plain.start, end: plain.end };
  if (title.text === '') report('missing-title', 'warning', span);
  if (authors.length === 0) report('missing-authors', 'warning', title.span);
  if (boundary.margin >= doubtfulMargin) return;
  report('doubtful-boundary', 'warning', span, {
    offset: boundary.offset,
    runnerUp: boundary.runnerUp ?? boundary.offset,
    margin: Math.round(boundary.margin * 1000) / 1000,
    title: title.text,
    authors: byline.text.slice(authors[0]?.from ?? byline.end, byline.end),
  });
}

function cutText(text: string, span: Span, limit: number): PlainText {
  return toPlainText(text, span.start, Math.min(span.end, span.start + limit));
}

function cutProse(text: string, span: Span, limit: number): PlainText {
  return toPlainProse(text, span.start, Math.min(span.end, span.start + limit));
}

function toSpan(plain: PlainText, { from, to }: Range): Span {
  return { start: originOf(plain, from), end: originOf(plain, to) };
}

function endOf({ header, byline, title, people, abstract }: Block): number {
  return (abstract ?? people ?? byline ?? title ?? header.span).end;
}
