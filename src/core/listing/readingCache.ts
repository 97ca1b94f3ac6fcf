/** What a listing was read as, written so that a start need not read it again; whatever else stands there is no cache. */
import { checksum } from '../checksum';
import type { Position } from '../lineIndex';
import { isPaperId, type Paper, type PaperId } from '../paper';
import { problemCodes, severities, type Problem } from '../problem';
import type { Steps } from '../steps';
import type { BulkReading, PlacedProblem } from './bulkReading';
import type { Decode, KeptText } from './listingText';
import { RowReader } from './paperRows';

/** To be counted up with every change of what is written. */
const format = 'lectern-listing-1';

/** The lines of a cache: each with its checksum before it. `key` names all that the reading depends on. */
export function* cacheLines(reading: BulkReading, key: string): Steps<readonly string[]> {
  const { papers, ignored, applied, problems, problemCount, lines } = reading;
  const tail = {
    papers: papers.length,
    ignored,
    applied: [...applied],
    problems,
    problemCount,
  };
  // The tail first: what the rows are read with.
  const all: string[] = [];
  for (const line of [JSON.stringify([format, key]), JSON.stringify(tail), ...lines]) {
    all.push(`${checksum(line)} ${line}\n`);
    yield;
  }
  return all;
}

/**
 * Reads a cache: `lines` are the texts of its lines, `text` that of the listing it is of, of which nothing is read here.
 * Null where it is another listing's, of another version, or damaged anywhere.
 */
export function* readCache(
  lines: Iterable<string>,
  key: string,
  { source, text }: { readonly source: string; readonly text: KeptText },
): Steps<BulkReading | null> {
  let tail: Tail | null = null;
  let rows: RowReader | null = null;
  let isFirst = true;
  const papers: Paper[] = [];
  for (const line of lines) {
    const space = line.indexOf(' ');
    const content = line.slice(space + 1);
    if (space < 1 || checksum(content) !== line.slice(0, space)) return null;
    if (isFirst) {
      if (content !== JSON.stringify([format, key])) return null;
      isFirst = false;
    } else if (tail === null || rows === null) {
      tail = toTail(content);
      if (tail === null) return null;
      rows = new RowReader(source, text);
    } else {
      const some = rows.read(content);
      if (some === null) return null;
      for (const paper of some) papers.push(paper);
    }
    yield;
  }
  if (tail === null || tail.papers !== papers.length) return null;
  return { ...tail, papers, lines: [], complete: true };
}

/** The lines of some bytes, as texts: decoded one at a time. */
export function* linesOf(bytes: Uint8Array, decode: Decode): Generator<string, void> {
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(10, start);
    // A last line without an end was cut off.
    if (end < 0) return;
    yield decode(bytes.subarray(start, end));
    start = end + 1;
  }
}

interface Tail extends Omit<BulkReading, 'papers' | 'lines' | 'complete'> {
  readonly papers: number;
}

function toTail(text: string): Tail | null {
  const stored: unknown = JSON.parse(text);
  if (typeof stored !== 'object' || stored === null) return null;
  const field = (name: string): unknown => Reflect.get(stored, name);
  const listOf = <Item>(name: string, isItem: (value: unknown) => value is Item): readonly Item[] | null => {
    const list: unknown = field(name);
    return Array.isArray(list) && list.every(isItem) ? list : null;
  };
  const [papers, problemCount] = [field('papers'), field('problemCount')];
  const ignored = listOf('ignored', isId);
  const applied = listOf('applied', isApplied);
  const problems = listOf('problems', isPlaced);
  if (!isNumber(papers) || !isNumber(problemCount)) return null;
  if (ignored === null || applied === null || problems === null) return null;
  return { papers, problemCount, ignored, applied: new Map(applied), problems };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isId(value: unknown): value is PaperId {
  return typeof value === 'string' && isPaperId(value);
}

function isApplied(value: unknown): value is [PaperId, string] {
  return Array.isArray(value) && value.length === 2 && isId(value[0]) && typeof value[1] === 'string';
}

function isPlaced(value: unknown): value is PlacedProblem {
  if (typeof value !== 'object' || value === null) return false;
  return (
    isProblem(Reflect.get(value, 'problem')) &&
    isPosition(Reflect.get(value, 'start')) &&
    isPosition(Reflect.get(value, 'end'))
  );
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  const code: unknown = Reflect.get(value, 'code');
  const severity: unknown = Reflect.get(value, 'severity');
  const data: unknown = Reflect.get(value, 'data');
  return (
    problemCodes.some((each) => each === code) &&
    severities.some((each) => each === severity) &&
    typeof data === 'object' &&
    data !== null &&
    Object.values(data).every((each) => typeof each === 'string' || typeof each === 'number')
  );
}

function isPosition(value: unknown): value is Position {
  if (typeof value !== 'object' || value === null) return false;
  return isNumber(Reflect.get(value, 'line')) && isNumber(Reflect.get(value, 'column'));
}
