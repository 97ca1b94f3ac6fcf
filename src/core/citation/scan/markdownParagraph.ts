/** The citations of one paragraph of Markdown: brackets, bare keys, roles, and what hides them. */
import type { CitationKey, CitationScanBuilder } from '../citationGroup';
import { itemsOf } from '../citationGroup';
import type { BacktickRuns } from './backtickRuns';
import { findBacktickRuns, nextRun } from './backtickRuns';
import { bareItems } from './keyList';
import type { MarkFinder } from './markFinder';
import type { MarkdownBlock } from './markdownBlocks';
import { attributesEnd, rawTexEnd, tagEnd } from './markdownRaw';
import { atSignAt, writtenEnd, writtenStart } from './pandocKey';

/** An open bracket: what has been seen since. */
interface Bracket {
  readonly open: number;
  /** The in-text key the bracket follows, whose locator it may be. */
  readonly owner: CitationKey | null;
  readonly keys: CitationKey[];
  readonly bare: number[];
  readonly semicolons: number[];
}

/** Reads one paragraph; an object because brackets, mathematics and code look at each other's state. */
export class MarkdownParagraph {
  private readonly text: string;
  private readonly start: number;
  private readonly end: number;
  private readonly scan: CitationScanBuilder;
  private readonly marks: MarkFinder;
  private readonly examples: Set<string>;
  private readonly brackets: Bracket[] = [];
  private readonly inText: CitationKey[] = [];
  private codeRuns: BacktickRuns | null = null;
  private mathCloses = true;

  constructor(
    text: string,
    block: MarkdownBlock,
    scan: CitationScanBuilder,
    marks: MarkFinder,
    examples: Set<string>,
  ) {
    this.text = text;
    this.start = block.start;
    this.end = block.end;
    this.examples = examples;
    this.scan = scan;
    this.marks = marks;
  }

  /** Where the next paragraph may begin. */
  read(): number {
    // Line feeds only so that no search goes far beyond the paragraph.
    const interesting = /[\\`$<[\];@{\n]/g;
    interesting.lastIndex = this.start;
    let next = this.start;
    for (let match = interesting.exec(this.text); match !== null; match = interesting.exec(this.text)) {
      if (match.index >= this.end) break;
      if (match[0] === '\n') continue;
      next = this.character(match[0], match.index);
      interesting.lastIndex = next;
    }
    // What brackets hold that never closed is in the text.
    for (const { owner, keys } of this.brackets) {
      if (owner !== null) this.inText.push(owner);
      for (const key of keys) this.inText.push(key);
    }
    this.addInText();
    return Math.max(this.end, next);
  }

  private character(character: string, at: number): number {
    switch (character) {
      case '\\':
        // The end of a line is not escaped, or what is behind the paragraph's last line would be read with it.
        return this.hidden(at, rawTexEnd(this.text, at), this.text[at + 1] === '\n' ? at + 1 : at + 2);
      case '`':
        return this.code(at);
      case '$':
        return this.math(at);
      case '<':
        return this.angle(at);
      case '{':
        return this.hidden(at, attributesEnd(this.text, at), at + 1);
      case '[':
        return this.openBracket(at);
      case ']':
        return this.closeBracket(at);
      case ';':
        this.brackets.at(-1)?.semicolons.push(at);
        return at + 1;
      default:
        return this.atSign(at);
    }
  }

  private atSign(at: number): number {
    const sign = atSignAt(this.text, at);
    const bracket = this.brackets.at(-1);
    if (sign.kind === 'key' && this.text[at - 1] === '(' && this.isExample(at - 1, sign.end)) {
      this.examples.add(sign.key.key);
    } else if (sign.kind === 'key') (bracket?.keys ?? this.inText).push(sign.key);
    if (sign.kind === 'bare') bracket?.bare.push(at);
    return sign.end;
  }

  /** Whether a line begins with `(@name)`. */
  private isExample(open: number, end: number): boolean {
    if (this.text[end] !== ')') return false;
    // A short way back only: many such marks on one long line must not each look for its beginning.
    const before = this.text.slice(Math.max(0, open - 20), open);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    return line.trim() === '' && line.length < 20;
  }

  /** Notes what is not read, where that ends anywhere, and gives where to go on. */
  private hidden(start: number, end: number, otherwise: number): number {
    if (end < 0) return otherwise;
    this.scan.opaque.push({ start, end });
    return end;
  }

  private openBracket(at: number): number {
    footnote.lastIndex = at;
    if (footnote.test(this.text)) return footnote.lastIndex;
    const keys = this.brackets.at(-1)?.keys ?? this.inText;
    const last = keys.at(-1);
    const owner =
      last !== undefined &&
      /^\}?[ \t]{0,3}\r?\n?[ \t]{0,3}$/.test(this.text.slice(last.end, Math.min(at, last.end + 9))) &&
      at - last.end < 9
        ? last
        : null;
    if (owner !== null) keys.pop();
    this.brackets.push({ open: at, owner, keys: [], bare: [], semicolons: [] });
    return at + 1;
  }

  private closeBracket(at: number): number {
    const bracket = this.brackets.pop();
    if (bracket === undefined) return at + 1;
    const { open, owner, keys, bare, semicolons } = bracket;
    const outer = this.brackets.at(-1)?.keys ?? this.inText;
    const after = this.text.charAt(at + 1);
    const before = this.text.charAt(open - 1);
    const wiki = before === '[' && after === ']';
    const destination = after === '(' ? this.destinationEnd(at + 1) : -1;
    const other =
      destination > 0 || after === '{' || after === '[' || before === '!' || before === '^' || wiki;
    if (other || (owner === null && keys.length + bare.length === 0)) {
      if (owner !== null) outer.push(owner);
      // `[[@note]]` is a link to a file.
      if (!wiki) for (const key of keys) outer.push(key);
    } else if (owner !== null) this.addOwned(owner, bracket, at);
    else {
      const items = itemsOf(this.text, { start: open + 1, end: at }, semicolons, keys);
      this.scan.groups.push({ start: open, end: at + 1, syntax: 'pandoc', items });
    }
    return destination > 0 ? destination : at + 1;
  }

  /** `@a [p. 3; @b]`: the bracket's first part belongs to the key before it. */
  private addOwned(owner: CitationKey, bracket: Bracket, close: number): void {
    const { keys, semicolons } = bracket;
    const start = writtenStart(this.text, owner);
    const [first, ...others] = itemsOf(this.text, { start: bracket.open + 1, end: close }, semicolons, keys);
    const item = { from: start, start, end: first?.end ?? close, keys: [owner, ...(first?.keys ?? [])] };
    this.scan.groups.push({ start, end: close + 1, syntax: 'pandocOwned', items: [item, ...others] });
  }

  /** Bare keys; those that only `; ` parts stand together. */
  private addInText(): void {
    let run: CitationKey[] = [];
    const flush = (): void => {
      const [first, last] = [run[0], run.at(-1)];
      if (first === undefined || last === undefined) return;
      const items = run.map((key) => {
        const span = { start: writtenStart(this.text, key), end: writtenEnd(this.text, key) };
        return { ...span, from: span.start, keys: [key] };
      });
      const start = writtenStart(this.text, first);
      this.scan.groups.push({ start, end: writtenEnd(this.text, last), syntax: 'pandocText', items });
    };
    for (const key of this.inText) {
      const last = run.at(-1);
      const gap =
        last === undefined ? '' : this.text.slice(writtenEnd(this.text, last), writtenStart(this.text, key));
      if (last !== undefined && gap !== '; ' && gap !== ';') {
        flush();
        run = [];
      }
      run.push(key);
    }
    flush();
  }

  /** `` `code` ``, or the role before it: `` {cite}`a,b` ``. A run that nothing closes is text. */
  private code(at: number): number {
    const { text } = this;
    let open = at;
    while (text[open] === '`') open++;
    this.codeRuns ??= findBacktickRuns(text, this.start, this.end);
    const length = open - at;
    const name = length < 3 ? (role.exec(text.slice(Math.max(0, at - 24), at))?.[0] ?? '') : '';
    if (name !== '' && length === 2) {
      // An empty role.
      const item = { from: at + 1, start: at + 1, end: at + 1, keys: [] };
      this.scan.groups.push({ start: at - name.length, end: open, syntax: 'role', items: [item] });
      return open;
    }
    const close = nextRun(this.codeRuns, length, open);
    if (close === null) return open;
    // It is still being typed, and the mark begins another one.
    if (name !== '' && role.test(text.slice(Math.max(open, close - 24), close))) return open;
    const end = close + length;
    if (name === '') this.scan.opaque.push({ start: at, end });
    else {
      const items = bareItems(text, open, close, roleKey);
      this.scan.groups.push({ start: at - name.length, end, syntax: 'role', items });
    }
    return end;
  }

  /** `$…$` by Pandoc's rule (no blank inside the dollars, no digit after), or `$$…$$`. */
  private math(at: number): number {
    const { text, end } = this;
    if (text[at + 1] === '$') {
      const close = text.indexOf('$$', at + 2);
      if (close < 0 || close >= end) return at + 2;
      this.scan.opaque.push({ start: at, end: close + 2 });
      return close + 2;
    }
    if (!this.mathCloses || at + 1 >= end || /\s/.test(text.charAt(at + 1))) return at + 1;
    for (
      let close = text.indexOf('$', at + 1);
      close >= 0 && close < end;
      close = text.indexOf('$', close + 1)
    ) {
      if (/[\s\\]/.test(text.charAt(close - 1)) || /[0-9]/.test(text.charAt(close + 1))) continue;
      this.scan.opaque.push({ start: at, end: close + 1 });
      return close + 1;
    }
    // None closes this one, so none closes a later one of the paragraph.
    this.mathCloses = false;
    return at + 1;
  }

  /** Comments, which may reach over blank lines, autolinks, and tags. */
  private angle(at: number): number {
    const { text } = this;
    if (text.startsWith('<!--', at)) {
      const close = this.marks.find(at + 4, '-->');
      return this.hidden(at, close < 0 ? -1 : close + 3, at + 4);
    }
    autolink.lastIndex = at;
    const link = autolink.exec(text)?.[0];
    return link === undefined ? this.hidden(at, tagEnd(text, at, this.marks), at + 1) : at + link.length;
  }

  /** Where a link's `(…)` ends, or -1 where it is no link. */
  private destinationEnd(open: number): number {
    destinationText.lastIndex = 0;
    // No longer than is looked ahead.
    const found = destinationText.test(this.text.slice(open, open + 3000));
    return found ? open + destinationText.lastIndex : -1;
  }
}

const role = /\{cite(?::[a-z]{1,16})?\}$/;
const roleKey = /(?<![^\s,{}[\]])[^\s,{}[\]]+(?=\s*(?:[{[]|$))/g;
const footnote = /\[\^[^\s\]]{1,200}\]/y;
const autolink = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[^\s<>@]{1,100}@[^\s<>@]{1,200})>/y;
// Pandoc lets a destination have blanks, though not before a quote, which begins the title.
const destinationText =
  /\([ \t]*(?:<[^<>\n]{0,2000}>|(?:[^\s()<>]|[ \t](?![ \t]*["')])|\([^\s()<>]{0,200}\)){0,2000})(?:\s{1,3}(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?[ \t]*\)/y;
