/** A note as stretches that know their citations by themselves, so that a change costs those that have looked at it. */
import type { CitationGroup } from '../citation/citationGroup';
import type { NotesLanguage } from '../citation/notesLanguage';
import { MarkFinder } from '../citation/scan/markFinder';
import { lookAhead, lookBehind, type NoteReader, noNames, type Stretch } from '../citation/scan/noteReader';
import { mayBeLabel } from '../citation/scan/scanTypst';
import { readers } from '../citation/scan/readers';
import type { TextChange } from './cite';
import type { Heading } from './headings';
import { headingsIn } from './headings';
import { lineBreaks } from './lineBreaks';

/** One stretch of whole lines. All places in it count from its beginning. */
export interface NotePart {
  readonly length: number;
  /** Lines that end in it. */
  readonly breaks: number;
  /** Of the reader at its beginning. */
  readonly state: string;
  /** How far it depends on the text. */
  readonly reach: number;
  readonly keys: readonly PartKey[];
  readonly headings: readonly Heading[];
  readonly names: ReadonlySet<string>;
}

export interface PartKey {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly isBare: boolean;
  /** No citation where all of these are names of the document's own; null of what is one in any case. */
  readonly unless: readonly string[] | null;
}

/** So long is a part at least that does not end where an old one began. */
const partLength = 2000;

/** The parts of a text; together they are the text. */
export function readParts(text: string, language: NotesLanguage, atLeast = partLength): readonly NotePart[] {
  const reader = readers[language];
  if (reader === null) return [];
  return new PartReader(text, language, reader, atLeast).read(0, reader.first, () => false).parts;
}

/**
 * The parts after a change: those that have looked at what changed are read again, each time up to where an old part
 * begins in the state it began in.
 */
export function changedParts(
  parts: readonly NotePart[],
  change: TextChange,
  text: string,
  language: NotesLanguage,
  atLeast = partLength,
): readonly NotePart[] {
  const reader = readers[language];
  if (reader === null) return [];
  const grown = change.length - (change.end - change.start);
  const partReader = new PartReader(text, language, reader, atLeast);
  const result: NotePart[] = [];
  let at = 0;
  let oldAt = 0;
  for (let old = 0; at < text.length;) {
    const part = parts[old];
    if (part !== undefined && !isTouched(part, oldAt, change)) {
      result.push(part);
      at += part.length;
      oldAt += part.length;
      old++;
      continue;
    }
    const isKnown = (offset: number, state: string): boolean => {
      // What was within the change is no more.
      for (; old < parts.length; oldAt += parts[old++]?.length ?? 0) {
        if (oldAt > change.start && oldAt < change.end) continue;
        const place = oldAt <= change.start ? oldAt : oldAt + grown;
        if (place >= offset) return place === offset && parts[old]?.state === state;
      }
      return false;
    };
    const read = partReader.read(at, part?.state ?? reader.first, isKnown);
    for (const each of read.parts) result.push(each);
    at = read.end;
  }
  return result;
}

/** Whether a part depends on what changed. Also where nothing is between them: a part may go on. */
function isTouched({ length, reach }: NotePart, start: number, change: TextChange): boolean {
  return start - lookBehind <= change.end && start + Math.max(reach, length + lookAhead) >= change.start;
}

/** Reads parts of one text, from its beginning towards its end. */
class PartReader {
  private readonly text: string;
  private readonly language: NotesLanguage;
  private readonly reader: NoteReader;
  private readonly atLeast: number;
  private readonly marks: MarkFinder;

  constructor(text: string, language: NotesLanguage, reader: NoteReader, atLeast: number) {
    this.text = text;
    this.language = language;
    this.reader = reader;
    this.atLeast = atLeast;
    this.marks = new MarkFinder(text);
  }

  /** Parts from an offset on, until the rest is known. */
  read(
    start: number,
    first: string,
    isKnown: (offset: number, state: string) => boolean,
  ): { readonly parts: readonly NotePart[]; readonly end: number } {
    const { text, marks } = this;
    const parts: NotePart[] = [];
    let state = first;
    let from = start;
    while (from < text.length) {
      const least = from + this.atLeast;
      const mayEnd = (offset: number, after: string): boolean => isKnown(offset, after) || offset >= least;
      marks.farthest = 0;
      const stretch = this.reader.read(text, from, state, mayEnd, marks);
      parts.push(this.partOf(from, state, stretch));
      ({ next: from, state } = stretch);
      if (isKnown(from, state)) break;
    }
    return { parts, end: from };
  }

  private partOf(start: number, state: string, { next, scan, names }: Stretch): NotePart {
    const { text, language, marks } = this;
    return {
      length: next - start,
      breaks: lineBreaks(text, start, next),
      state,
      reach: marks.farthest - start,
      keys: scan.groups.length === 0 ? noKeys : keysOf(text, start, scan.groups),
      headings: headingsIn(text, { start, end: next }, language, scan).map(({ title, start: at }) => ({
        title,
        start: at - start,
      })),
      names: names.size === 0 ? noNames : names,
    };
  }
}

const noKeys: readonly PartKey[] = [];

function keysOf(text: string, start: number, groups: readonly CitationGroup[]): readonly PartKey[] {
  const keys = groups.flatMap((group) => {
    const isBare = group.syntax === 'pandocText';
    const unless = namesOf(text, group);
    return group.items.flatMap((item) => item.keys.map((key) => ({ key, isBare, unless })));
  });
  let line = 0;
  let counted = start;
  return keys
    .sort((a, b) => a.key.start - b.key.start)
    .map(({ key: { key, start: at, end }, isBare, unless }) => {
      line += lineBreaks(text, counted, at);
      counted = at;
      return { key, start: at - start, end: end - start, line, isBare, unless };
    });
}

/** The keys of a group that may be names of the document's own. */
function namesOf(text: string, { start, syntax, items }: CitationGroup): readonly string[] | null {
  switch (syntax) {
    case 'typst':
    case 'typstValue':
      return mayBeLabel(text, start) ? items.flatMap(({ keys }) => keys.map(({ key }) => key)) : null;
    case 'pandoc':
    case 'pandocText':
    case 'pandocOwned':
    case 'role':
      return items.every(({ keys }) => keys.length > 0)
        ? items.flatMap(({ keys }) => keys.map(({ key }) => key))
        : null;
    case 'latex':
    case 'latexMulti':
    case 'typstLabel':
    case 'org':
    case 'orgRef':
    case 'orgRefBare':
    case 'asciidoc':
      return null;
    default:
      return syntax satisfies never;
  }
}
