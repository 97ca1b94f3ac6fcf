/** The byline of an entry taken apart where its marks are plain: organisations, `et al.`, commas. Not the boundary. */
import { codesOf, type Codes } from './codes';
import { orgsPattern } from './lineShape';

export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Byline {
  readonly text: string;
  /** Where the people end: before ` et al.` and the organisations. */
  readonly end: number;
  readonly etAl: boolean;
  readonly orgs: readonly Range[];
}

/** Takes a byline (or the people's own line) apart; any text. */
export function readByline(text: string): Byline {
  const codes = codesOf(text);
  const dot = orgsAt(text, codes);
  const head = dot < 0 ? text.length : dot;
  const etAl = endOfPeople(text, codes, head);
  return {
    text,
    end: etAl < 0 ? head : etAl,
    etAl: etAl >= 0,
    orgs: dot < 0 ? none : rangesOf(text, Math.min(dot + 3, text.length), text.length),
  };
}

const none: readonly never[] = [];

/** The ranges of the parts between `, `, without blanks around them and without empty ones. */
export function rangesOf(text: string, from: number, to: number): readonly Range[] {
  const ranges: Range[] = [];
  let start = from;
  while (start < to) {
    const comma = text.indexOf(',', start);
    const stop = comma < 0 || comma > to ? to : comma;
    let first = start;
    let last = stop;
    while (first < last && text.charCodeAt(first) === 0x20) first += 1;
    while (last > first && text.charCodeAt(last - 1) === 0x20) last -= 1;
    if (first < last) ranges.push({ from: first, to: last });
    start = stop + 1;
  }
  return ranges;
}

/** The texts of those ranges. */
export function partsOf(text: string, from: number, to: number): readonly string[] {
  const one = commaAfter(text, from, to);
  const two = commaAfter(text, one + 1, to);
  const three = commaAfter(text, two + 1, to);
  const isUsual = three >= to && isInk(text, from) && isInk(text, to - 1) && from < to;
  // Almost always: an array of just that size, where one that grows takes room for sixteen.
  if (isUsual && one >= to) return [text.slice(from, to)];
  if (isUsual && parts(text, one)) {
    if (two >= to) return [text.slice(from, one), text.slice(one + 2, to)];
    if (parts(text, two)) return [text.slice(from, one), text.slice(one + 2, two), text.slice(two + 2, to)];
  }
  return rangesOf(text, from, to).map((range) => text.slice(range.from, range.to));
}

/** The next comma of a stretch; its end, or more, where there is none. The text beyond is not looked at. */
function commaAfter(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text.charCodeAt(at) !== 0x2c) at += 1;
  return at;
}

/** Whether a comma has a name right before it, and another after one blank. */
function parts(text: string, comma: number): boolean {
  return isInk(text, comma - 1) && text.charCodeAt(comma + 1) === 0x20 && isInk(text, comma + 2);
}

function isInk(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code !== 0x20 && code !== 0x2c;
}

/** Where ` et al.` ends that starts at an offset; the offset itself where none does. */
export function endOfEtAl(text: string, at: number): number {
  if (!text.startsWith(' et al', at)) return at;
  return text.charCodeAt(at + 6) === 0x2e ? at + 7 : at + 6;
}

/** Where the middle dot before the organisations starts; a middle dot of the title has no slugs after it. */
function orgsAt(text: string, codes: Codes): number {
  let last = text.length - 1;
  while (last >= 0 && codes[last] !== 0xb7) last -= 1;
  if (last < 0) return -1;
  if (text.startsWith(' et al. · ', last - 8)) return last - 1;
  const marked = text.lastIndexOf(' et al. · ');
  if (marked >= 0) return marked + 7;
  const dot = text.lastIndexOf(' · ');
  return dot >= 0 && text.length - dot < 1000 && orgsPattern.test(text.slice(dot + 3)) ? dot : -1;
}

function endOfPeople(text: string, codes: Codes, head: number): number {
  const last = codes[head - 1];
  if (last === 0x2e && text.endsWith(' et al.', head)) return head - 7;
  if (last === 0x6c && text.endsWith(' et al', head)) return head - 6;
  return head >= 6 && codes[0] === 0x65 && /^et al\.?$/.test(text.slice(0, head)) ? 0 : -1;
}
