/**
 * Citations in Typst: `@key`, `@key[p. 3]`, `#cite(<key>)`, and labels that code holds (`quote(attribution: <key>)`,
 * `let work = <key>`), less the labels the document defines itself.
 */
import type { CitationGroup, CitationItem, CitationKey, CitationScanBuilder } from '../citationGroup';
import { finishScan } from '../citationGroup';
import type { MarkFinder } from './markFinder';
import { isOfNames, type MayEnd, type NoteReader, type Stretch } from './noteReader';

/**
 * Comments, raw text, strings and mathematics are opaque. The state is the marks that are open, outermost first: `]` of
 * markup, `)` and `}` of code, a line feed of the code of a statement such as `#let`.
 */
export const typstReader: NoteReader = {
  first: '',
  read: (text, from, state, mayEnd, marks) => new TypstScanner(text, state, marks).read(from, mayEnd),
  finish: (text, scan, names) =>
    finishScan({
      groups: [
        ...runs(
          text,
          scan.groups.filter((group) => group.syntax === 'typst' && !isLabel(text, group, names)),
        ),
        ...scan.groups.filter((group) => group.syntax !== 'typst' && !isLabel(text, group, names)),
      ],
      opaque: scan.opaque,
    }),
};

function isLabel(text: string, group: CitationGroup, names: ReadonlySet<string>): boolean {
  return mayBeLabel(text, group.start) && isOfNames(group, names);
}

/** Whether a reference may be to a label of the document's own; a call of `cite` is a citation whatever labels there are. */
export function mayBeLabel(text: string, start: number): boolean {
  return /^(?:[@<]|#?ref\(|label\()/.test(text.slice(start, start + 6));
}

/** What nests deeper than anybody writes is not followed. */
const deepest = 500;

/** An object because markup and code are inside each other, and marks mean different things in them. */
class TypstScanner {
  private readonly text: string;
  private readonly marks: MarkFinder;
  private readonly scan: CitationScanBuilder = { groups: [], opaque: [] };
  private readonly names = new Set<string>();
  private open: string;
  /** Where the last reference ends: what follows it on the next line may be one citation with it. */
  private groupsEnd = 0;

  constructor(text: string, open: string, marks: MarkFinder) {
    this.text = text;
    this.open = open;
    this.marks = marks;
  }

  read(from: number, mayEnd: MayEnd): Stretch {
    const interesting =
      /\\|`+|\$|\/\/|\/\*|@|<|#?\b(?:cite|ref)\(|\blabel\(|https?:\/\/[\w!#$%&*+,\-./:;=?@~']*|#|"|[()[\]{};\n]/g;
    interesting.lastIndex = from;
    for (let match = interesting.exec(this.text); match !== null; match = interesting.exec(this.text)) {
      const [mark, at] = [match[0], match.index];
      const end = opaqueEnd(this.text, at, mark, this.isCode(), this.marks);
      if (end > at) this.scan.opaque.push({ start: at, end });
      const next = end > at ? end : this.mark(mark, at);
      if (mark === '\n' && mayEnd(next, this.open) && this.isApart(next)) return this.stretch(next);
      interesting.lastIndex = next;
    }
    return this.stretch(this.text.length);
  }

  private stretch(next: number): Stretch {
    return { next, state: this.open, scan: this.scan, names: this.names };
  }

  /** Whether the references before an offset are none of a run that goes on behind it. */
  private isApart(offset: number): boolean {
    return (
      offset >= this.groupsEnd &&
      (this.groupsEnd === 0 ||
        !runGap.test(this.text.slice(this.groupsEnd, Math.min(offset, this.groupsEnd + 100))))
    );
  }

  private isCode(): boolean {
    return this.open !== '' && !this.open.endsWith(']');
  }

  private enter(close: ']' | ')' | '}' | '\n'): void {
    if (this.open.length < deepest) this.open += close;
  }

  /** Where to go on after a mark that begins nothing opaque. */
  private mark(mark: string, at: number): number {
    const isCode = this.isCode();
    const after = at + mark.length;
    switch (mark) {
      case '\\':
        return at + 2;
      case '@':
        return isCode ? after : this.reference(at);
      case '<':
        return isCode ? this.value(at, after) : this.label(at);
      case 'label(':
        if (!isCode) return after;
        this.enter(')');
        return this.value(at, after);
      case '#cite(':
      case 'cite(':
      case '#ref(':
      case 'ref(':
        return mark.startsWith('#') || isCode ? this.call(at, after) : after;
      case '#':
        return this.code(after);
      case '[':
        this.enter(']');
        return after;
      case '(':
      case '{':
        if (isCode) this.enter(mark === '(' ? ')' : '}');
        return after;
      case ';':
        // Ends a statement as the line's end does.
        if (this.open.endsWith('\n')) this.open = this.open.slice(0, -1);
        return after;
      default:
        // A link of markup; in code `//` begins a comment.
        if (mark.startsWith('http')) return isCode ? at + mark.indexOf('//') : after;
        if (this.open.endsWith(mark)) this.open = this.open.slice(0, -1);
        return after;
    }
  }

  /** After `#`: a block, a call, or a statement up to the line's end. */
  private code(after: number): number {
    codeStart.lastIndex = after;
    const found = codeStart.exec(this.text)?.[0] ?? '';
    if (found.endsWith('(')) this.enter(')');
    else if (found.endsWith('{')) this.enter('}');
    else if (statements.has(found)) this.enter('\n');
    return after + found.length;
  }

  private reference(at: number): number {
    const { text } = this;
    labelText.lastIndex = at + 1;
    // Full stop and colon at the end are the sentence's.
    const key = labelText.exec(text)?.[0].replace(/[.:]+$/, '') ?? '';
    if (key === '') return at + 1;
    const end = at + 1 + key.length;
    const close = text[end] === '[' ? closingBracket(text, end, '[', ']') : -1;
    this.add(at, close < 0 ? end : close + 1, { key, start: at + 1, end });
    // A supplement may cite too.
    return end;
  }

  private label(at: number): number {
    labelText.lastIndex = at + 1;
    const name = labelText.exec(this.text)?.[0] ?? '';
    if (name === '' || this.text[at + 1 + name.length] !== '>') return at + 1;
    this.names.add(name);
    return at + 2 + name.length;
  }

  /** A label in code: what it is for, only running the code tells, but there is nothing that it names except a work or a place. */
  private value(at: number, after: number): number {
    const { text } = this;
    codeLabel.lastIndex = at;
    const match = codeLabel.exec(text);
    // What is shown otherwise is a place.
    if (match === null || /\bshow\s{0,20}$/.test(text.slice(Math.max(0, at - 30), at))) return after;
    const key = match[1] ?? match[2] ?? '';
    const start = match[1] === undefined ? text.indexOf('"', at) + 1 : at + 1;
    const end = start + key.length;
    const item = { from: start, start, end, keys: [{ key, start, end }] };
    this.scan.groups.push({ start: at, end: codeLabel.lastIndex, syntax: 'typstValue', items: [item] });
    return end;
  }

  private call(at: number, open: number): number {
    const { text } = this;
    this.enter(')');
    const close = closingBracket(text, open - 1, '(', ')');
    callKey.lastIndex = open;
    const match = callKey.exec(text);
    if (match === null || close < 0) return open;
    const key = match[1] ?? match[2] ?? '';
    const start = open + match[0].lastIndexOf(match[1] === undefined ? `"${match[2] ?? ''}"` : '<') + 1;
    if (key === '') {
      const item = { from: start, start, end: start, keys: [] };
      this.scan.groups.push({ start: at, end: close + 1, syntax: 'typstLabel', items: [item] });
      this.groupsEnd = Math.max(this.groupsEnd, close + 1);
    } else this.add(at, close + 1, { key, start, end: start + key.length });
    return open + match[0].length;
  }

  private add(start: number, end: number, key: CitationKey): void {
    this.scan.groups.push({ start, end, syntax: 'typst', items: [{ from: start, start, end, keys: [key] }] });
    this.groupsEnd = Math.max(this.groupsEnd, end);
  }
}

function opaqueEnd(text: string, at: number, mark: string, isCode: boolean, marks: MarkFinder): number {
  switch (mark) {
    case '//':
      // `https://…` is a link.
      return text[at - 1] === ':' && !isCode ? -1 : endOf(text, '\n', at, 0);
    case '/*':
      return blockCommentEnd(text, at);
    case '$':
      return unescaped(text, '$', at, marks);
    case '"':
      return isCode ? unescaped(text, '"', at, marks) : -1;
    default:
      // Two backticks are empty raw text; an unclosed run reaches to the end, as the compiler has it.
      if (!mark.startsWith('`')) return -1;
      return mark.length === 2 ? at + 2 : endOf(text, mark, at + mark.length, mark.length);
  }
}

function endOf(text: string, mark: string, from: number, length: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + length;
}

function unescaped(text: string, mark: string, at: number, marks: MarkFinder): number {
  for (let close = at + 1; close < text.length; close++) {
    if (text[close] === '\\') close++;
    else if (text[close] === mark) return close + 1;
  }
  marks.saw(Infinity);
  return -1;
}

function blockCommentEnd(text: string, at: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = at;
  let depth = 0;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}

/** Bounded: 1,000 characters. */
function closingBracket(text: string, from: number, open: string, close: string): number {
  let depth = 0;
  for (let at = from; at < text.length && at < from + 1000; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at;
  }
  return -1;
}

/** References that only blanks part are one citation. */
function runs(text: string, references: readonly CitationGroup[]): CitationGroup[] {
  const groups: CitationGroup[] = [];
  let run: CitationItem[] = [];
  const flush = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (first !== undefined && last !== undefined) {
      groups.push({ start: first.start, end: last.end, syntax: 'typst', items: run });
    }
    run = [];
  };
  for (const { start, items } of references) {
    const last = run.at(-1);
    const gap = last === undefined ? ' ' : text.slice(last.end, Math.min(start, last.end + 100));
    if (last !== undefined && (start < last.end || !runGap.test(gap))) flush();
    run.push(...items);
  }
  flush();
  return groups;
}

const runGap = /^[ \t]*(?:\r?\n[ \t]*)?$/;
const labelText = /[\p{L}\p{N}\p{M}_.:-]{1,500}/uy;
/** The first argument without a name. */
const callKey =
  /(?:\s{0,200}[a-z-]{1,30}:\s{0,200}(?:"(?:[^"\\\n]|\\[^\n]){0,500}"|\[[^[\]]{0,500}\]|[\w.-]{1,100})\s{0,200},){0,5}\s{0,200}(?:<([\p{L}\p{N}\p{M}_.:-]{0,500})>|label\(\s{0,200}"([^"\n]{0,500})"\s{0,200}\))/uy;
const codeLabel = /<([\p{L}\p{N}\p{M}_.:-]{1,500})>|label\(\s{0,200}"([^"\\\n]{1,500})"\s{0,200}(?=\))/uy;
const codeStart = /\{|\(|[\p{L}_][\p{L}\p{N}_.-]*\(?/uy;
const statements: ReadonlySet<string> = new Set(
  'let set show import include if for while return context'.split(' '),
);
