/** Whether a key is being typed at a place, what of it is there, and what an answer replaces. */
import type { CitationGroup, CitationItem, CitationScan, GroupSyntax } from '../citation/citationGroup';
import { isAfterWord, isLoneMark } from '../citation/citationGroup';
import { writtenKey } from '../citation/citationStyle';
import type { NotesLanguage } from '../citation/notesLanguage';
import { openGroupAt } from '../citation/openGroup';
import { scanNotes } from '../citation/scanCitations';
import type { Span } from '../problem';

export type CompletionContext =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'key';
      /** What has been typed of it, for `prepareSearch`; several words where blanks part no keys. */
      readonly query: string;
      /** What `completionText` goes in place of: the key there, with its mark. */
      readonly replace: Span;
      /** Within brackets or braces, where other keys may stand beside it. */
      readonly inGroup: boolean;
      readonly syntax: GroupSyntax;
    };

/**
 * The context at an offset (held within the text). A key is being typed behind an `@` that begins one, in the
 * brackets of a citation where one may stand, and in a list of keys (`\cite{a, |}`, `:cite:` roles, `cite:a,|`).
 * Prefixes and locators, code, comments, mathematics, addresses and cross-references are `none`.
 * `scan` is the text's, where the caller has it.
 */
export function completionContext(
  text: string,
  offset: number,
  language: NotesLanguage,
  scan: CitationScan = scanNotes(text, language),
): CompletionContext {
  const at = Math.min(Math.max(0, Math.trunc(offset) || 0), text.length);
  const group = groupAt(text, at, language, scan);
  const item = group?.items.findLast(({ from }) => from <= at);
  if (group === null || item === undefined) return { kind: 'none' };
  const found = isList(group.syntax)
    ? listed(text, at, item, group.syntax)
    : marked(text, at, item, group.syntax);
  if (found === null) return { kind: 'none' };
  return { kind: 'key', ...found, inGroup: isBracketed(group.syntax), syntax: group.syntax };
}

/** What a key is written as in place of `replace`. */
export function completionText(context: CompletionContext & { readonly kind: 'key' }, key: string): string {
  return writtenKey(context.syntax, key);
}

function groupAt(
  text: string,
  at: number,
  language: NotesLanguage,
  scan: CitationScan,
): CitationGroup | null {
  let best: CitationGroup | null = null;
  for (const group of scan.groups) {
    if (group.start > at) break;
    if (group.end >= at && (best === null || group.end - group.start <= best.end - best.start)) best = group;
  }
  const isBare = best === null || best.syntax === 'pandocText' || best.syntax === 'typst';
  if (!isBare || isWithin(text, scan, at)) return best;
  // A bare key may be one of a bracket that is still open.
  const open = openGroupAt(text, at, language)?.group ?? openRef(text, at, language);
  return open !== null && (best === null || open.start < best.start) ? open : best;
}

/** org-ref's `cite:` without a key yet. */
function openRef(text: string, at: number, language: NotesLanguage): CitationGroup | null {
  if (language !== 'org') return null;
  const mark =
    /(?:no|paren|text|auto|foot|full|footfull|smart|super|short|note|[fp]note)?cite[a-z]{0,10}\*?:&?$/i.exec(
      text.slice(Math.max(0, at - 24), at),
    )?.[0];
  if (mark === undefined || isAfterWord(text, at - mark.length)) return null;
  const syntax = mark.endsWith('&') ? 'orgRef' : 'orgRefBare';
  const from = syntax === 'orgRef' ? at - 1 : at;
  return { start: at - mark.length, end: at, syntax, items: [{ from, start: from, end: at, keys: [] }] };
}

/** Also at the end of a comment that its line ends, and of code that is not closed. */
function isWithin(text: string, { opaque }: CitationScan, at: number): boolean {
  const isOpen = at === text.length || /[\r\n]/.test(text.charAt(at));
  return opaque.some(({ start, end }) => start < at && (at < end || (at === end && isOpen)));
}

interface Found {
  readonly query: string;
  readonly replace: Span;
}

/** A key behind an `@` or `&`, or a place in brackets where one may stand. */
function marked(text: string, at: number, item: CitationItem, syntax: GroupSyntax): Found | null {
  for (const { start, end } of item.keys) {
    if (at < start || at > end) continue;
    const braced = text[start - 1] === '{' && text[start - 2] === '@';
    // What follows a letter is an address to people, whatever Typst makes of it.
    if (syntax === 'typst' && isAfterWord(text, start - 1)) return null;
    const from = braced ? start - 2 : isMark(text[start - 1]) ? start - 1 : start;
    const to = braced && text[end] === '}' ? end + 1 : end;
    return { query: text.slice(start, at), replace: { start: from, end: to } };
  }
  if (item.keys.length > 0 && !isLoneMark(text, at, item, syntax)) return null;
  // `@|`, also where a prefix stands before it.
  if (isMark(text[at - 1]) && at - 1 >= item.from) return { query: '', replace: { start: at - 1, end: at } };
  const isBlank = text.slice(item.start, item.end).trim() === '';
  // In a bracket nothing but a citation's, or one beside a citation.
  return isBlank && isBracketed(syntax) ? { query: '', replace: { start: at, end: at } } : null;
}

/** A part of a list of bare keys; it may be several words of a search. */
function listed(text: string, at: number, item: CitationItem, syntax: GroupSyntax): Found | null {
  // An item of `\cites` is a block of braces with its notes before it.
  const isBlock = syntax === 'latexMulti';
  if (isBlock && at < item.start) return null;
  const before = text.slice(isBlock ? item.start : item.from, at);
  // A role's key may have a prefix in braces, a block several keys.
  const from = Math.max(before.lastIndexOf('}'), isBlock ? before.lastIndexOf(',') : -1) + 1;
  const own = before.slice(from).trimStart();
  if (/[()[\]{}<>%\\]/.test(own)) return null;
  const key = item.keys.find(({ start, end }) => start <= at && at <= end);
  const start = at - own.length;
  if (key === undefined && item.keys.some((other) => other.start >= at)) return null;
  return { query: own, replace: { start: Math.min(start, key?.start ?? start), end: key?.end ?? at } };
}

function isMark(character: string | undefined): boolean {
  return character === '@' || character === '&';
}

/** Whether keys of a syntax stand without a mark, parted by commas or alone. */
function isList(syntax: GroupSyntax): boolean {
  switch (syntax) {
    case 'latex':
    case 'latexMulti':
    case 'typstLabel':
    case 'typstValue':
    case 'orgRefBare':
    case 'asciidoc':
    case 'role':
      return true;
    case 'pandoc':
    case 'pandocText':
    case 'pandocOwned':
    case 'typst':
    case 'org':
    case 'orgRef':
      return false;
    default:
      return syntax satisfies never;
  }
}

function isBracketed(syntax: GroupSyntax): boolean {
  return syntax !== 'pandocText' && syntax !== 'orgRefBare' && !syntax.startsWith('typst');
}
