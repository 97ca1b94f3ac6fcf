/** One block of a listing into an entry and what is wrong with it. */
import type { Day } from '../calendar';
import type { Entry } from '../paper';
import type { Problem, ProblemCode, Severity, Span } from '../problem';
import type { Block } from './blocks';
import type { ChooseBoundary } from './boundary';
import { rangesOf, readByline, type Byline, type Range } from './byline';
import { boundaryCandidates } from './candidates';
import { isCategory } from './categories';
import { doubtfulBoundary, isDoubtful } from './doubt';
import { evidentBoundary } from './evidentBoundary';
import type { Header } from './header';
import type { KnownNames } from './knownNames';
import { limits } from './limits';
import { createListedEntry, packPlaces, type EntryBoundary, type ListedEntry } from './listedEntry';
import type { PrintedDays } from './listedDate';
import { paperKey } from './seenTitles';
import { originOf, toPlainProse, toPlainText, type PlainText } from './plainText';
import { scoreOf } from './usualHeader';

/** A block with its byline read, waiting to be judged. */
export interface PreparedBlock {
  readonly kind: 'block';
  readonly block: Block;
  /** Null where the byline is missing. */
  readonly plain: PlainText | null;
  readonly byline: Byline | null;
  /** The title's own text, where it has a line of its own. */
  readonly title: PlainText | null;
}

export interface EntryContext {
  readonly days: PrintedDays;
  readonly chooseBoundary: ChooseBoundary;
  readonly names: KnownNames;
}

export interface EntryReading {
  readonly kind: 'reading';
  /** Null where there is no title and nobody: a header by itself. */
  readonly entry: ListedEntry | null;
  readonly problems: readonly Problem[];
  /** Of title and first person (`paperKey`); 0 without an entry. */
  readonly key: number;
}

/** Reads a block's byline, so that names can be learnt from it before any is judged. */
export function prepareBlock(text: string, block: Block): PreparedBlock {
  const span = block.byline ?? block.people;
  const plain = span && cutText(text, span, limits.byline);
  return {
    kind: 'block',
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

  const category = readCategory(header, problems);
  const date = readDate(header, context.days, problems);
  const score = readScore(header, problems);
  const whole = { start: header.span.start, end: endOf(block) };
  if (plain === null || byline === null) {
    report(problems, 'missing-byline', 'warning', whole);
    return { kind: 'reading', entry: null, problems, key: 0 };
  }
  const abstract = block.abstract && cutProse(text, block.abstract, limits.abstract);
  const { title, titleSpan, authors, boundary, doubtful } = partByline(
    prepared,
    plain,
    byline,
    abstract?.text ?? null,
    context,
  );
  if (title === '') report(problems, 'missing-title', 'warning', { start: plain.start, end: plain.end });
  if (authors.length === 0) report(problems, 'missing-authors', 'warning', titleSpan);
  if (doubtful) {
    const people = plain.text.slice(title.length, byline.end);
    problems.push(doubtfulBoundary(boundary, { start: plain.start, end: plain.end }, title, people));
  }
  if (abstract === null) problems.push(missingAbstract(whole.end));
  reportLength(block.byline, 'byline', problems);
  reportLength(block.abstract, 'abstract', problems);
  if (header.hidden || plain.hidden || (prepared.title?.hidden ?? false) || (abstract?.hidden ?? false)) {
    report(problems, 'hidden-characters', 'warning', whole);
  }
  const parts = {
    entry: whole,
    header: header.span,
    score: header.score && header.score.span,
    category: header.category && header.category.span,
    date: header.date && header.date.span,
    code: header.code,
    title: titleSpan,
    abstract: block.abstract,
  };
  const places = packPlaces(parts, authors.length);
  const entry: Entry = {
    title,
    authors: cutOut(plain, byline.text, authors, places),
    etAl: byline.etAl,
    orgs: cutOut(plain, byline.text, byline.orgs, places),
    category,
    date,
    score,
    code: header.code !== null,
    abstract: abstract === null || abstract.text === '' ? null : abstract.text,
  };
  const named = title + (entry.authors[0] ?? '');
  return {
    kind: 'reading',
    entry: createListedEntry(entry, boundary, places),
    problems,
    key: paperKey(named, 0, title.length, named.length),
  };
}

/** The texts of some ranges of a byline; where they stand in the source goes to `places`. */
function cutOut(
  plain: PlainText,
  text: string,
  ranges: readonly Range[],
  places: number[],
): readonly string[] {
  if (ranges.length === 0) return nothing;
  const parts: string[] = [];
  for (const { from, to } of ranges) {
    parts.push(text.slice(from, to));
    places.push(originOf(plain, from), originOf(plain, to));
  }
  return parts;
}

const nothing: readonly never[] = [];

/** What is said of a paper that ends at an offset, without an abstract. */
export function missingAbstract(end: number): Problem {
  return { code: 'missing-abstract', severity: 'information', span: { start: end, end }, data: {} };
}

/** Adds a problem to those of an entry. */
function report(
  problems: Problem[],
  code: ProblemCode,
  severity: Severity,
  span: Span,
  data: Problem['data'] = {},
): void {
  problems.push({ code, severity, span, data });
}

function reportLength(span: Span | null, part: 'byline' | 'abstract', problems: Problem[]): void {
  const limit = limits[part];
  if (span && span.end - span.start > limit) report(problems, 'too-long', 'warning', span, { part, limit });
}

function readScore({ score }: Header, problems: Problem[]): number | null {
  if (score === null) return null;
  const value = scoreOf(score.text);
  if (value === null) report(problems, 'bad-score', 'warning', score.span, { text: score.text });
  return value;
}

function readCategory({ category, span }: Header, problems: Problem[]): string | null {
  if (category === null) {
    report(problems, 'missing-category', 'warning', span);
    return null;
  }
  if (!isCategory(category.text)) {
    report(problems, 'unknown-category', 'information', category.span, { category: category.text });
  }
  return category.text;
}

function readDate({ date, stray, span }: Header, days: PrintedDays, problems: Problem[]): Day | null {
  if (stray) report(problems, 'stray-text', 'information', stray.span, { text: stray.text, lines: 1 });
  if (date === null) {
    report(problems, 'missing-date', 'warning', span);
    return null;
  }
  const day = days.resolve(date.month, date.day, date.year);
  if (day === null) report(problems, 'bad-date', 'warning', date.span, { text: date.text });
  return day;
}

interface PartedByline {
  readonly title: string;
  readonly titleSpan: Span;
  readonly authors: readonly Range[];
  readonly boundary: EntryBoundary;
  readonly doubtful: boolean;
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
      title: title.text,
      titleSpan: block.title,
      authors: rangesOf(byline.text, 0, byline.end),
      boundary: { offset: plain.start, runnerUp: null, margin: 1 },
      doubtful: false,
    };
  }
  const evident = evidentBoundary(byline);
  const { at, runnerUp, margin } =
    evident === null
      ? chooseBoundary(byline, boundaryCandidates(byline), { abstract, isKnownName: names.has })
      : { at: evident, runnerUp: null, margin: 1 };
  const text = byline.text.slice(0, Math.min(at, limits.title)).trimEnd();
  return {
    title: text,
    titleSpan: { start: originOf(plain, 0), end: originOf(plain, text.length) },
    authors: rangesOf(byline.text, at, byline.end),
    boundary: {
      offset: originOf(plain, at),
      runnerUp: runnerUp === null ? null : originOf(plain, runnerUp),
      margin,
    },
    doubtful: isDoubtful(byline, { at, margin }),
  };
}

function cutText(text: string, span: Span, limit: number): PlainText {
  return toPlainText(text, span.start, Math.min(span.end, span.start + limit));
}

function cutProse(text: string, span: Span, limit: number): PlainText {
  return toPlainProse(text, span.start, Math.min(span.end, span.start + limit));
}

function endOf({ header, byline, title, people, abstract }: Block): number {
  return (abstract ?? people ?? byline ?? title ?? header.span).end;
}
