/** Putting citations into a text: one new, or more keys into the one that stands at the cursor. */
import type { CitationGroup, CitationItem, CitationScan, GroupSyntax } from './citationGroup';
import { groupAt, isBlank, isLoneMark } from './citationGroup';
import type { CitationStyle, CitedWork } from './citationStyle';
import { defaultCitationStyle, joined, newCitation, separatorOf } from './citationStyle';
import type { NotesLanguage } from './notesLanguage';
import type { Span } from '../problem';
import { openGroupAt } from './openGroup';
import { scanNotes } from './scanCitations';
import { spacesAround } from './spacing';

/** A replacement in a text, and where the cursor stands in the text that results from all edits of the call. */
export interface CitationEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly cursor: number;
  /** The citation that the keys join, as it stands now; null where a new one is written. */
  readonly joins: JoinedGroup | null;
}

interface JoinedGroup extends Span {
  readonly syntax: GroupSyntax;
}

export interface CitationEditOptions {
  readonly style?: CitationStyle;
  /**
   * Whether a key exists. With it, a key that does not and that begins one of the new keys is taken for a search
   * being typed at the cursor (`@smi|`) and is replaced; without it nothing that stands there is ever replaced.
   */
  readonly isKnownKey?: (key: string) => boolean;
  /** The text's, where the caller has it. */
  readonly scan?: CitationScan;
}

/**
 * The edit that cites works at an offset (UTF-16, held within the text). Inside or at the edge of a citation the keys
 * join it at the place nearest to the cursor, those already there are left out, prefixes and locators stay as they
 * are; a citation that is open before the cursor is completed; elsewhere, and within code, comments and mathematics,
 * a new one is written, kept apart from letters before and after it. The edit may be empty.
 */
export function citationEdit(
  text: string,
  offset: number,
  works: readonly CitedWork[],
  language: NotesLanguage,
  options: CitationEditOptions = {},
): CitationEdit {
  const at = Math.min(Math.max(0, Math.trunc(offset) || 0), text.length);
  return (
    citationEdits(text, [at], works, language, options)[0] ?? {
      start: at,
      end: at,
      text: '',
      cursor: at,
      joins: null,
    }
  );
}

/** The citation as it stands after its edit: the one that was joined, in whole, or the new one. */
export function citationAfter(text: string, { start, end, text: written, joins }: CitationEdit): string {
  const [before, after] =
    joins === null ? ['', ''] : [text.slice(joins.start, start), text.slice(end, Math.max(end, joins.end))];
  return (before + written + after).trim();
}

/**
 * The edits for several cursors, by start and apart from each other. Cursors in one group share an edit. The work
 * grows with the text once, not with each cursor.
 */
export function citationEdits(
  text: string,
  offsets: readonly number[],
  works: readonly CitedWork[],
  language: NotesLanguage,
  options: CitationEditOptions = {},
): readonly CitationEdit[] {
  const scan = options.scan ?? scanNotes(text, language);
  const edits: CitationEdit[] = [];
  const extended = new Set<CitationGroup>();
  let grown = 0;
  let free = 0;
  for (const offset of new Set([...offsets].sort((a, b) => a - b))) {
    const found = groupAt(scan, offset);
    const group = found?.syntax === 'typstValue' ? null : found;
    if (group !== null && extended.has(group)) continue;
    if (group !== null) extended.add(group);
    const edit = editAt(text, offset, group, scan, distinct(works), language, options);
    if (edit.start < free) continue;
    free = edit.end;
    edits.push({ ...edit, cursor: edit.cursor + grown });
    grown += edit.text.length - (edit.end - edit.start);
  }
  return edits;
}

function editAt(
  text: string,
  offset: number,
  group: CitationGroup | null,
  scan: CitationScan,
  works: readonly CitedWork[],
  language: NotesLanguage,
  options: CitationEditOptions,
): CitationEdit {
  if (group !== null) {
    // A key that stands bare only because its bracket is still open.
    const open =
      group.syntax === 'pandocText' && offset >= group.end ? openGroupAt(text, offset, language) : null;
    if (open === null || open.group.start >= group.start) return extend(text, offset, group, works, options);
    return complete(text, offset, open.group, open.close, works, options);
  }
  if (!scan.opaque.some(({ start, end }) => start < offset && offset < end)) {
    const open = openGroupAt(text, offset, language);
    if (open !== null) return complete(text, offset, open.group, open.close, works, options);
  }
  const citation = newCitation(works, language, options.style ?? defaultCitationStyle);
  if (citation === '') return nothing(offset);
  const { before, after } = spacesAround(text, offset, citation);
  const cursor = offset + before.length + citation.length;
  return { start: offset, end: offset, text: before + citation + after, cursor, joins: null };
}

/** The edit in a group that closes itself. A cursor behind the group stays behind it. */
function extend(
  text: string,
  offset: number,
  group: CitationGroup,
  works: readonly CitedWork[],
  options: CitationEditOptions,
): CitationEdit {
  const edit = addKeys(text, offset, group, works, options);
  if (edit === null) return nothing(offset, group);
  const cursor =
    offset < group.end ? edit.start + edit.written : group.end + edit.text.length - (edit.end - edit.start);
  return { start: edit.start, end: edit.end, text: edit.text, cursor, joins: joinedOf(group) };
}

/** The edit in a group that is open at the offset: as above, and closed. */
function complete(
  text: string,
  offset: number,
  group: CitationGroup,
  close: string,
  works: readonly CitedWork[],
  options: CitationEditOptions,
): CitationEdit {
  const edit = addKeys(text, offset, group, works, options);
  if (edit === null && works.length === 0) return nothing(offset, group);
  const { start, added } =
    edit === null
      ? { start: offset, added: '' }
      : { start: edit.start, added: edit.text + text.slice(edit.end, offset).replace(/^[\s,;]+$/, '') };
  const citation = added.trimEnd() + close;
  const { after } = close === '' ? spacesAround(text, offset, citation) : { after: '' };
  return {
    start,
    end: offset,
    text: citation + after,
    cursor: start + citation.length,
    joins: joinedOf(group),
  };
}

interface Addition {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** How much of the text is up to the end of the last key. */
  readonly written: number;
}

function addKeys(
  text: string,
  offset: number,
  group: CitationGroup,
  works: readonly CitedWork[],
  options: CitationEditOptions,
): Addition | null {
  const index = Math.max(0, group.items.filter(({ from }) => from <= offset).length - 1);
  const item = group.items[index];
  const typed = item === undefined ? null : typedKey(text, offset, item, works, options);
  const present = new Set(group.items.flatMap(({ keys }) => keys.map(({ key }) => key)));
  if (typed !== null) present.delete(text.slice(typed.start, typed.end).replace(/^[@&]/, ''));
  const keys = works.map(({ key }) => key).filter((key) => !present.has(key));
  if (keys.length === 0 || item === undefined) return null;
  const wanted = joined(group.syntax, keys, options.style, options.style?.joining);
  // Where the `-` of a key without its author stands there already.
  const isSuppressed = wanted.startsWith('-') && /-[@&]?$/.test(text.slice(Math.max(0, offset - 2), offset));
  const added = isSuppressed ? wanted.slice(1) : wanted;
  if (typed !== null) return { ...typed, text: added, written: added.length };
  if (isLoneMark(text, offset, item, group.syntax))
    return { start: offset - 1, end: offset, text: added, written: added.length };
  if (item.keys.length === 0) return fill(text, offset, item, added);
  const separator = separatorAt(text, group, index);
  // In `\cites` the notes before a block are its own and must stay next to it.
  if (offset <= item.start && group.syntax !== 'latexMulti')
    return { start: item.start, end: item.start, text: added + separator, written: added.length };
  const written = separator + added;
  // A bare key at the group's end must not run into what follows.
  const isBare = group.syntax === 'typst' || group.syntax === 'pandocText';
  const after = isBare && item.end === group.end ? spacesAround(text, item.end, written).after : '';
  return { start: item.end, end: item.end, text: written + after, written: written.length };
}

/** Where no key is yet: in place of an `@` before the cursor, at the cursor, or at the item's end. */
function fill(text: string, offset: number, item: CitationItem, added: string): Addition {
  const at = Math.min(Math.max(offset, item.from), Math.max(item.end, item.from));
  const mark = /[@&]$/.exec(text.slice(item.from, at)) ?? /^[@&]/.exec(text.slice(at, item.end));
  const start = mark !== null && text[at - 1] === mark[0] && at > item.from ? at - 1 : at;
  const end = mark !== null && start === at ? at + 1 : at;
  // The `-` of Pandoc's key without its author stays next to it.
  const isApart = start <= item.start || text[start - 1] === '-' || isBlank(text.charCodeAt(start - 1));
  const space = isApart ? '' : ' ';
  return { start, end, text: space + added, written: space.length + added.length };
}

/** The key under the cursor where it is the beginning of a search, with its mark. */
function typedKey(
  text: string,
  offset: number,
  item: CitationItem,
  works: readonly CitedWork[],
  { isKnownKey }: CitationEditOptions,
): { readonly start: number; readonly end: number } | null {
  const key = item.keys.find(({ end }) => end === offset);
  if (key === undefined || isKnownKey === undefined || isKnownKey(key.key)) return null;
  const typed = key.key.toLowerCase();
  if (!works.some((work) => work.key.toLowerCase().startsWith(typed))) return null;
  return { start: /[@&]/.test(text.charAt(key.start - 1)) ? key.start - 1 : key.start, end: key.end };
}

/** What parts the items there, so that a list of one key a line stays one; else the language's usual separator. */
function separatorAt(text: string, { syntax, items }: CitationGroup, index: number): string {
  const [left, right] =
    items[index + 1] === undefined ? [items[index - 1], items[index]] : [items[index], items[index + 1]];
  if (left === undefined || right === undefined || right.keys.length === 0) return separatorOf(syntax);
  const between = text.slice(left.end, Math.min(right.start, left.end + 100));
  return /^\s*[;,]\s*$/.test(between) || (syntax === 'typst' && /^\s+$/.test(between))
    ? between
    : separatorOf(syntax);
}

function joinedOf({ start, end, syntax }: CitationGroup): JoinedGroup {
  return { start, end, syntax };
}

function distinct(works: readonly CitedWork[]): readonly CitedWork[] {
  const seen = new Set<string>();
  return works.filter(({ key }) => !seen.has(key) && seen.add(key).size > 0);
}

function nothing(offset: number, group: CitationGroup | null = null): CitationEdit {
  return { start: offset, end: offset, text: '', cursor: offset, joins: group && joinedOf(group) };
}
