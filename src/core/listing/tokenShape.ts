/** The outline of a word: `Xx`, `X.`, `XXx` and the like, as a small number. */
import { codesOf, type Codes } from './codes';
import { charKind, charKinds, isSmallLetter } from './characters';
import { keyOf } from './stopWords';

export const shapes = {
  none: 0,
  capitalised: 1, // Wen
  initial: 2, // J.
  bareInitial: 3, // J
  initials: 4, // J.K. or A.K.M.
  capitals: 5, // ASR, JIAN
  capitalsThenSmall: 6, // RWen, LLMs
  camel: 7, // MarbleNet, XiaoJie
  smallCamel: 8, // dPMean, mBERT
  particle: 9, // van
  small: 10, // models
  hyphened: 11, // Chen-Yu
  hyphenedSmall: 12, // Jee-weon
  apostrophe: 13, // O'Neill
  withDot: 14, // Md. , Jr. , H.Kebede
  withDigit: 15, // GPT4
  digits: 16,
  caseless: 17, // 王
  prefixed: 18, // McCallum, LeCun
  marks: 19, // with brackets, colons, quotes
} as const;
export const shapeCount = 20;

const particles = new Set(
  'van von vom der den de del della delle di da dos das do du la le les el al bin ibn ben ten ter te zu zur af av y e i und an abu st'
    .split(' ')
    .map((word) => keyOf(codesOf(word), 0, word.length)),
);
const longestParticle = 5;
const prefix = /^(?:Mc|Mac|Le|La|De|Di|Du|Van|Von|Fitz|Ben|St|Al)\p{Lu}\p{Ll}+$/u;

/** The shape of a token (no blanks in it). */
export function shapeOf(codes: Codes, from: number, to: number): number {
  if (from >= to) return shapes.none;
  const plain = plainShapeOf(codes, from, to);
  if (plain !== shapes.none) return plain;
  let upper = 0;
  let lower = 0;
  let digit = 0;
  let dot = 0;
  let hyphen = 0;
  let apostrophe = 0;
  let caseless = 0;
  let marks = 0;
  let rises = 0; // a small letter followed by a capital
  let smallAfterHyphen = false;
  let before = 0;
  for (let at = from; at < to; at++) {
    const code = codes[at] ?? 0;
    const kind = charKind(code);
    if (kind === charKinds.upper) {
      upper += 1;
      if (before === charKinds.lower) rises += 1;
    } else if (kind === charKinds.lower) {
      lower += 1;
      if (at > from && isHyphen(codes[at - 1] ?? 0)) smallAfterHyphen = true;
    } else if (kind === charKinds.digit) digit += 1;
    else if (kind === charKinds.caseless) caseless += 1;
    else if (code === 0x2e) dot += 1;
    else if (isHyphen(code)) hyphen += 1;
    else if (code === 0x27 || code === 0x2019 || code === 0x60 || code === 0x2bb || code === 0x2bc)
      apostrophe += 1;
    else marks += 1;
    before = kind;
  }
  const first = charKind(codes[from] ?? 0);
  if (marks > 0) return shapes.marks;
  if (digit > 0) return upper + lower + caseless === 0 ? shapes.digits : shapes.withDigit;
  if (caseless > 0 && caseless >= upper + lower) return shapes.caseless;
  if (dot > 0) {
    if (upper === 1 && lower === 0 && hyphen === 0 && first === charKinds.upper) return shapes.initial;
    return lower === 0 && upper > 0 && first === charKinds.upper ? shapes.initials : shapes.withDot;
  }
  if (apostrophe > 0) return shapes.apostrophe;
  if (hyphen > 0)
    return first === charKinds.upper && !smallAfterHyphen ? shapes.hyphened : shapes.hyphenedSmall;
  if (first === charKinds.lower) {
    if (upper > 0) return shapes.smallCamel;
    return isParticle(codes, from, to) ? shapes.particle : shapes.small;
  }
  if (lower === 0) return upper === 1 ? shapes.bareInitial : shapes.capitals;
  if (rises > 0) {
    const isPrefixed = upper === 2 && prefix.test(String.fromCharCode(...codes.subarray(from, to)));
    return isPrefixed ? shapes.prefixed : shapes.camel;
  }
  return upper === 1 ? shapes.capitalised : shapes.capitalsThenSmall;
}

/** The shape of a word of ASCII letters that are all small but perhaps the first, as most are: for less. */
function plainShapeOf(codes: Codes, from: number, to: number): number {
  const first = codes[from] ?? 0;
  const isCapital = first >= 0x41 && first <= 0x5a;
  let at = isCapital ? from + 1 : from;
  while (at < to && isSmallLetter(codes[at] ?? 0)) at += 1;
  if (at < to) return shapes.none;
  if (isCapital) return to - from === 1 ? shapes.bareInitial : shapes.capitalised;
  return isParticle(codes, from, to) ? shapes.particle : shapes.small;
}

function isParticle(codes: Codes, from: number, to: number): boolean {
  return to - from <= longestParticle && particles.has(keyOf(codes, from, to));
}

export function isHyphen(code: number): boolean {
  return code === 0x2d || (code >= 0x2010 && code <= 0x2013);
}
