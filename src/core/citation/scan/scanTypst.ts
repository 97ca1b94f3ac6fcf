/** Citations in Typst: `@key`, `@key[p. 3]` and `#cite(<key>)`, less the labels the document defines itself. */
import type {
  CitationGroup,
  CitationItem,
  CitationKey,
  CitationScan,
  CitationScanBuilder,
} from '../citationGroup';
import { finishScan, isAfterWord } from '../citationGroup';

interface Reference extends CitationItem {
  readonly key: CitationKey;
  readonly isCall: boolean;
}

/** One pass over the text; comments, raw text and mathematics are opaque. */
export function scanTypst(text: string): CitationScan {
  const scan: CitationScanBuilder = { groups: [], opaque: [] };
  const references: Reference[] = [];
  const labels = new Set<string>();
  const interesting = /\\|`+|\$|\/\/|\/\*|@|<|#cite\(/g;
  for (let match = interesting.exec(text); match !== null; match = interesting.exec(text)) {
    const at = match.index;
    const end = opaqueEnd(text, at, match[0]);
    if (end > at) {
      scan.opaque.push({ start: at, end });
      interesting.lastIndex = end;
    } else if (match[0] === '@') interesting.lastIndex = atSign(text, at, references);
    else if (match[0] === '<') interesting.lastIndex = label(text, at, labels);
    else if (match[0] === '#cite(') interesting.lastIndex = call(text, at, references, scan);
    else if (match[0] === '\\') interesting.lastIndex = at + 2;
  }
  for (const group of runs(
    text,
    references.filter(({ key, isCall }) => isCall || !labels.has(key.key)),
  )) {
    scan.groups.push(group);
  }
  return finishScan(scan);
}

function opaqueEnd(text: string, at: number, mark: string): number {
  switch (mark) {
    case '//': {
      // `https://…` is a link.
      if (text[at - 1] === ':') return -1;
      const end = text.indexOf('\n', at);
      return end < 0 ? text.length : end;
    }
    case '/*':
      return blockCommentEnd(text, at);
    case '$':
      return mathEnd(text, at);
    default:
      return mark.startsWith('`') ? rawEnd(text, at, mark.length) : -1;
  }
}

function mathEnd(text: string, at: number): number {
  for (let close = at + 1; close < text.length; close++) {
    if (text[close] === '\\') close++;
    else if (text[close] === '$') return close + 1;
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

/** Two backticks are empty raw text; an unclosed run reaches to the end, as the compiler has it. */
function rawEnd(text: string, at: number, length: number): number {
  if (length === 2) return at + 2;
  const close = text.indexOf('`'.repeat(length), at + length);
  return close < 0 ? text.length : close + length;
}

function atSign(text: string, at: number, references: Reference[]): number {
  labelText.lastIndex = at + 1;
  // Full stop and colon at the end are the sentence's.
  const key = labelText.exec(text)?.[0].replace(/[.:]+$/, '') ?? '';
  const end = at + 1 + key.length;
  if (key === '' || isAfterWord(text, at)) return Math.max(end, at + 1);
  const close = text[end] === '[' ? closingBracket(text, end, '[', ']') : -1;
  const own = { key, start: at + 1, end };
  references.push({
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

function label(text: string, at: number, labels: Set<string>): number {
  labelText.lastIndex = at + 1;
  const name = labelText.exec(text)?.[0] ?? '';
  if (name === '' || text[at + 1 + name.length] !== '>') return at + 1;
  labels.add(name);
  return at + 2 + name.length;
}

function call(text: string, at: number, references: Reference[], scan: CitationScanBuilder): number {
  const open = at + '#cite'.length;
  const close = closingBracket(text, open, '(', ')');
  callKey.lastIndex = open + 1;
  const match = callKey.exec(text);
  const key = match?.[1] ?? match?.[2] ?? '';
  if (match !== null && key !== '' && close >= 0) {
    const start = text.indexOf(key, match.index);
    const own = { key, start, end: start + key.length };
    references.push({ from: at, start: at, end: close + 1, keys: [own], key: own, isCall: true });
    return match.index + match[0].length;
  }
  const empty = text.indexOf('<>', open);
  if (match !== null && close >= 0 && empty >= 0 && empty < close) {
    const inside = empty + 1;
    const item = { from: inside, start: inside, end: inside, keys: [] };
    scan.groups.push({ start: at, end: close + 1, syntax: 'typstLabel', items: [item] });
  }
  return open + 1;
}

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
    if (last !== undefined && (start < last.end || !/^[ \t]+$|^[ \t]*\r?\n[ \t]*$/.test(gap))) flush();
    run.push({ from, start, end, keys });
  }
  flush();
  return groups;
}

const labelText = /[\p{L}\p{N}\p{M}_.:-]+/uy;
const callKey = /\s*(?:<([\p{L}\p{N}\p{M}_.:-]*)>|label\(\s*"([^"\n]{0,500})"\s*\))/uy;
