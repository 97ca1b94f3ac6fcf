/** Citations in Typst: `@key`, `@key[p. 3]` and `#cite(<key>)`, less the labels the document defines itself. */
import type {
  CitationGroup,
  CitationItem,
  CitationKey,
  CitationScan,
  CitationScanBuilder,
} from '../citationGroup';
import { finishScan } from '../citationGroup';

/** One pass over the text; comments, raw text, strings and mathematics are opaque. */
export function scanTypst(text: string): CitationScan {
  return new TypstScanner(text).read();
}

interface Reference extends CitationItem {
  readonly key: CitationKey;
  /** A call of `cite` is a citation whatever labels there are. */
  readonly isCall: boolean;
}

/** What a closing mark ends: markup or code. A line end closes the code of a statement such as `#let`. */
interface Mode {
  readonly close: ']' | ')' | '}' | '\n';
  readonly isCode: boolean;
}

/** An object because markup and code are inside each other, and marks mean different things in them. */
class TypstScanner {
  private readonly text: string;
  private readonly scan: CitationScanBuilder = { groups: [], opaque: [] };
  private readonly references: Reference[] = [];
  private readonly labels = new Set<string>();
  private readonly modes: Mode[] = [];

  constructor(text: string) {
    this.text = text;
  }

  read(): CitationScan {
    const interesting = /\\|`+|\$|\/\/|\/\*|@|<|#?\bcite\(|#|"|[()[\]{}\n]/g;
    for (let match = interesting.exec(this.text); match !== null; match = interesting.exec(this.text)) {
      const end = opaqueEnd(this.text, match.index, match[0], this.isCode());
      if (end > match.index) this.scan.opaque.push({ start: match.index, end });
      interesting.lastIndex = end > match.index ? end : this.mark(match[0], match.index);
    }
    const cited = this.references.filter(({ key, isCall }) => isCall || !this.labels.has(key.key));
    for (const group of runs(this.text, cited)) this.scan.groups.push(group);
    return finishScan(this.scan);
  }

  private isCode(): boolean {
    return this.modes.at(-1)?.isCode ?? false;
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
        return isCode ? after : this.label(at);
      case '#cite(':
      case 'cite(':
        return mark.startsWith('#') || isCode ? this.call(at, after) : after;
      case '#':
        return this.code(after);
      case '[':
        this.modes.push({ close: ']', isCode: false });
        return after;
      case '(':
      case '{':
        if (isCode) this.modes.push({ close: mark === '(' ? ')' : '}', isCode: true });
        return after;
      default:
        if (this.modes.at(-1)?.close === mark) this.modes.pop();
        return after;
    }
  }

  /** After `#`: a block, a call, or a statement up to the line's end. */
  private code(after: number): number {
    codeStart.lastIndex = after;
    const found = codeStart.exec(this.text)?.[0] ?? '';
    if (found.endsWith('(')) this.modes.push({ close: ')', isCode: true });
    else if (found.endsWith('{')) this.modes.push({ close: '}', isCode: true });
    else if (statements.has(found)) this.modes.push({ close: '\n', isCode: true });
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
    const own = { key, start: at + 1, end };
    this.references.push({
      from: at,
      start: at,
      end: close < 0 ? end : close + 1,
      keys: [own],
      key: own,
      isCall: false,
    });
    // A supplement may cite too.
    return end;
  }

  private label(at: number): number {
    labelText.lastIndex = at + 1;
    const name = labelText.exec(this.text)?.[0] ?? '';
    if (name === '' || this.text[at + 1 + name.length] !== '>') return at + 1;
    this.labels.add(name);
    return at + 2 + name.length;
  }

  private call(at: number, open: number): number {
    const { text } = this;
    this.modes.push({ close: ')', isCode: true });
    const close = closingBracket(text, open - 1, '(', ')');
    callKey.lastIndex = open;
    const match = callKey.exec(text);
    if (match === null || close < 0) return open;
    const key = match[1] ?? match[2] ?? '';
    const start = open + match[0].indexOf(match[1] === undefined ? '"' : '<') + 1;
    if (key === '') {
      const item = { from: start, start, end: start, keys: [] };
      this.scan.groups.push({ start: at, end: close + 1, syntax: 'typstLabel', items: [item] });
    } else {
      const own = { key, start, end: start + key.length };
      this.references.push({ from: at, start: at, end: close + 1, keys: [own], key: own, isCall: true });
    }
    return open + match[0].length;
  }
}

function opaqueEnd(text: string, at: number, mark: string, isCode: boolean): number {
  switch (mark) {
    case '//':
      // `https://…` is a link.
      return text[at - 1] === ':' && !isCode ? -1 : endOf(text, '\n', at, 0);
    case '/*':
      return blockCommentEnd(text, at);
    case '$':
      return unescaped(text, '$', at);
    case '"':
      return isCode ? unescaped(text, '"', at) : -1;
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

function unescaped(text: string, mark: string, at: number): number {
  for (let close = at + 1; close < text.length; close++) {
    if (text[close] === '\\') close++;
    else if (text[close] === mark) return close + 1;
  }
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
function runs(text: string, references: readonly Reference[]): CitationGroup[] {
  const groups: CitationGroup[] = [];
  let run: CitationItem[] = [];
  const flush = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (first !== undefined && last !== undefined) {
      groups.push({ start: first.start, end: last.end, syntax: 'typst', items: run });
    }
    run = [];
  };
  for (const { from, start, end, keys } of references) {
    const last = run.at(-1);
    const gap = last === undefined ? ' ' : text.slice(last.end, Math.min(start, last.end + 100));
    if (last !== undefined && (start < last.end || !/^[ \t]*(?:\r?\n[ \t]*)?$/.test(gap))) flush();
    run.push({ from, start, end, keys });
  }
  flush();
  return groups;
}

const labelText = /[\p{L}\p{N}\p{M}_.:-]+/uy;
const callKey = /\s*(?:<([\p{L}\p{N}\p{M}_.:-]*)>|label\(\s*"([^"\n]{0,500})"\s*\))/uy;
const codeStart = /\{|\(|[\p{L}_][\p{L}\p{N}_.-]*\(?/uy;
const statements: ReadonlySet<string> = new Set(
  'let set show import include if for while return context'.split(' '),
);
