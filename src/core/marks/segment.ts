/** The journal's files: their names, and their text as changes and lines that are none. */
import { readChange, type Change, type LineFault } from './change';
import { PlainLines } from './plainLine';
import type { WriterId } from './stamp';

/** A segment takes changes up to this many bytes; then the next one is begun. */
export const segmentBytes = 65_536;
/** A file larger than this is not read. */
export const maxFileBytes = 512 * 1024 * 1024;

interface BadLine {
  readonly fault: LineFault;
  readonly text: string;
}
export interface Segment {
  readonly changes: readonly Change[];
  readonly bad: readonly BadLine[];
  /** Lines of a later version. */
  readonly newer: number;
}
export interface SegmentName {
  /** As text: it may be anybody's. */
  readonly writer: string;
  readonly kind: 'segment' | 'snapshot';
  readonly number: number;
}

const namePattern = /^([0-9a-z]{1,20}_[0-9a-z]{1,20})-(snapshot-)?([0-9]{1,9})\.jsonl$/;

/** The file of a writer's nth segment or snapshot. */
export function toFileName(writer: WriterId, kind: SegmentName['kind'], number: number): string {
  return `${writer}-${kind === 'snapshot' ? 'snapshot-' : ''}${number}.jsonl`;
}

/** What a file name says; null where it is not one that Lectern gives. */
export function readFileName(name: string): SegmentName | null {
  const match = namePattern.exec(name);
  const [, writer, snapshot, number] = match ?? [];
  if (writer === undefined || number === undefined) return null;
  return { writer, kind: snapshot === undefined ? 'segment' : 'snapshot', number: Number(number) };
}

/** Whether a file is read as a journal: any `.jsonl`, so that a copy another tool renamed still counts. */
export function isJournalFile(name: string): boolean {
  return name.endsWith('.jsonl') && !name.startsWith('.');
}

/** The changes of a file's text. A line that is none costs that line; empty lines are nothing. Never throws. */
export function readSegment(text: string): Segment {
  const changes: Change[] = [];
  const bad: BadLine[] = [];
  let newer = 0;
  const plain = new PlainLines(text);
  for (let start = 0; start < text.length;) {
    const taken = plain.readAt(start);
    if (taken !== null) {
      changes.push(taken);
      start = plain.next;
      continue;
    }
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    start += line.length + 1;
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const change = readChange(trimmed, changes.at(-1) ?? null);
    if (typeof change !== 'string') changes.push(change);
    else if (change === 'newer') newer++;
    else bad.push({ fault: change, text: line });
  }
  return { changes, bad, newer };
}

/** Lines as a file's text. */
export function toSegmentText(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** How many bytes a text takes in UTF-8. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
