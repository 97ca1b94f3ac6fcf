/** Features of each place a byline may be split at: rows of the model, one a slot. Used alike to train and to judge. */
import { codesOf, type Codes } from './codes';
import type { BoundaryContext } from './boundary';
import { FeatureRow } from './featureRow';
import { slotCount, slots } from './boundarySlots';
import type { Byline } from './byline';
import { describeAbstract, readAbstractSteps } from './abstractFeatures';
import { withHiddenPlaces } from './hiddenPlaces';
import { wordEnd, wordStart } from './titleWord';
import { describePieces } from './pieceFeatures';
import { charKind, charKinds } from './characters';
import { readCompany, readPeopleTokens, type Company, type PeopleToken } from './peopleTokens';
import { isStopWord } from './stopWords';
import { openAt, readTitleStyles, titleStyleAt, type TitleStyle } from './titleStyle';
import { givenLevel, laterLevel, wordLevel, type TokenKnowledge } from './tokenKnowledge';
import { isHyphen, shapeOf, shapes } from './tokenShape';

export interface BoundaryFeatures {
  /** The places in order; the last is the byline's end, which stands for "nobody is named, or none of these". */
  readonly places: readonly number[];
  /** `slotCount` rows for each place. */
  readonly rows: Int32Array;
}

/** The features of every place of a byline (boundaryCandidates), and of a few more where it has no plain one. Any text; linear in the byline. */
export function readFeatures(
  byline: Byline,
  candidates: readonly number[],
  context: BoundaryContext,
  knowledge: TokenKnowledge,
): BoundaryFeatures {
  const { text, end } = byline;
  const codes = codesOf(text);
  const starts = withHiddenPlaces(byline, candidates, knowledge);
  const places = [...starts, end];
  const rows = new Int32Array(places.length * slotCount);
  const region = chunkStart(text, starts[0] ?? end);
  const tokens = readPeopleTokens(byline, region, knowledge);
  const companies = readCompany(text, tokens);
  const styles = readTitleStyles(codes, end);
  const scene: Scene = { byline, context, knowledge, places, tokens, companies, styles };
  const steps = readAbstractSteps(text, places, context.abstract);
  let token = 0;
  for (let index = 0; index < places.length; index++) {
    const at = places[index] ?? end;
    while (at >= (tokens[token]?.to ?? Infinity) && token < tokens.length - 1) token += 1;
    const row = new FeatureRow(rows, index * slotCount);
    describeTitle(row, scene, at);
    describeAbstract(row, text, context.abstract, steps, places, index, tokens[token]);
    if (at < end) {
      describeName(row, scene, at, token);
      describePieces(row, codes, knowledge, places, index, tokens[token]);
      describeOrder(row, index, starts.length);
    } else {
      row.set(slots.nobody, nobodyValue(byline));
    }
  }
  return { places, rows };
}

interface Scene {
  readonly byline: Byline;
  readonly context: BoundaryContext;
  readonly knowledge: TokenKnowledge;
  readonly places: readonly number[];
  readonly tokens: readonly PeopleToken[];
  readonly companies: readonly Company[];
  readonly styles: readonly TitleStyle[];
}

/** Where the run of non-blanks that holds a place starts. */
function chunkStart(text: string, at: number): number {
  return text.lastIndexOf(' ', at - 1) + 1;
}

function describeTitle(row: FeatureRow, { byline, knowledge, styles }: Scene, at: number): void {
  const codes = codesOf(byline.text);
  const from = wordStart(codes, at);
  const to = wordEnd(codes, from, at);
  const levels = to > from ? knowledge.levels(codes, from, to) : 0;
  const word = wordLevel(levels);
  const shape = shapeOf(codes, from, to);
  const length = to - from;
  row.set(slots.lastCharacter, lastCharacter(codes, at));
  row.set(slots.titleWord, word * 5 + lengthStep(length));
  row.set(slots.titleWordAsName, (givenLevel(levels) * 4 + laterLevel(levels)) * 2 + (word > 1 ? 1 : 0));
  row.set(slots.titleWordSpelling, knowledge.spelling(codes, from, to));
  row.set(slots.titleWordShape, shape);
  row.set(slots.titleStop, isStopWord(codes, from, to) ? 1 : 0);
  const before = from === 0 ? 0 : charKind(codes[from - 1] ?? 0) === charKinds.space ? 0 : 1;
  row.set(slots.wordStart, shape * 3 + (before === 1 ? (isHyphen(codes[from - 1] ?? 0) ? 1 : 2) : 0));
  row.set(slots.titleEnding, ending(codes, from, to));
  row.set(slots.edge, at === 0 ? 1 : at - from < 3 ? 2 : 0);
  const style = titleStyleAt(styles, at);
  row.set(slots.titleLength, style.words);
  row.set(slots.openBrackets, openAt(codes, style, at));
  const capital = shape === shapes.small ? 0 : shape === shapes.capitalised ? 1 : 2;
  row.set(slots.titleCase, style.case * 3 + capital);
  if (at === byline.end)
    row.set(slots.nobodyWord, word * 4 + (shape === shapes.capitalised ? 1 : shape === shapes.small ? 2 : 0));
}

function lengthStep(length: number): number {
  return length <= 1 ? 0 : length === 2 ? 1 : length === 3 ? 2 : length <= 5 ? 3 : 4;
}

const lastCharacters = '?!.)"”\'’$%]*:+';

function lastCharacter(codes: Codes, at: number): number {
  if (at === 0) return 15;
  const found = lastCharacters.indexOf(String.fromCharCode(codes[at - 1] ?? 0));
  return found >= 0 ? Math.min(found + 4, 14) : charKind(codes[at - 1] ?? 0) % 4;
}

/** The last two letters, as one of 64. */
function ending(codes: Codes, from: number, to: number): number {
  if (to - from < 2) return 0;
  return (Math.imul((codes[to - 2] ?? 0) | 32, 31) + ((codes[to - 1] ?? 0) | 32)) & 63;
}

function describeName(row: FeatureRow, scene: Scene, at: number, index: number): void {
  const { byline, tokens, companies, knowledge } = scene;
  const { text } = byline;
  const codes = codesOf(text);
  const token = tokens[index];
  const company = companies[index];
  if (!token || !company) return;
  const whole = token.from === at;
  const shape = whole ? token.shape : shapeOf(codes, at, token.to);
  const levels = whole ? token.levels : knowledge.levels(codes, at, token.to);
  const spelling = whole ? token.spelling : knowledge.spelling(codes, at, token.to);
  let lastIndex = index;
  while (!(tokens[lastIndex]?.last ?? true)) lastIndex += 1;
  const count = lastIndex - index + 1;
  const next = tokens[index + 1];
  const last = tokens[lastIndex] ?? token;
  const alone = count === 1;

  const before = charKind(codes[at - 1] ?? 0) - 1;
  const here = charKind(codes[at] ?? 0) - 1;
  const after = at + 1 < byline.end ? charKind(codes[at + 1] ?? 0) - 1 : 4;
  row.set(slots.junction, before * 36 + here * 6 + after);
  row.set(slots.beforeJunction, (at > 1 ? charKind(codes[at - 2] ?? 0) - 1 : 4) * 6 + before);
  row.set(slots.people, Math.min(company.count + 1, 3) * 2 + (byline.etAl ? 1 : 0));
  row.set(slots.firstNameTokens, Math.min(count, 7) * 2 + (company.count > 0 || byline.etAl ? 1 : 0));
  row.set(slots.firstShape, shape);
  row.set(slots.firstShapes, shape * 20 + (alone || !next ? 0 : next.shape));
  row.set(slots.lastShape, alone ? 0 : last.shape);
  row.set(slots.firstNameFlaws, flawsOf(tokens, index, lastIndex, shape));
  const word = Math.min(wordLevel(levels) >> 1, 7);
  row.set(slots.givenWord, givenLevel(levels) * 8 + word);
  row.set(slots.givenLater, givenLevel(levels) * 4 + laterLevel(levels));
  row.set(slots.surname, alone ? 0 : laterLevel(last.levels) * 8 + Math.min(wordLevel(last.levels) >> 1, 7));
  row.set(slots.middle, count < 3 || !next ? 16 : givenLevel(next.levels) * 4 + laterLevel(next.levels));
  row.set(slots.givenSpelling, spelling * 5 + lengthStep(token.to - at));
  row.set(slots.surnameSpelling, alone ? 0 : last.spelling);
  row.set(slots.junctionShapes, shapeBefore(codes, at) * 20 + shape);
  row.set(slots.knownName, scene.context.isKnownName(text.slice(at, last.to)) ? 1 : 0);
  row.set(slots.givenEnding, ending(codes, at, token.to));
  row.set(slots.particles, particlesOf(tokens, index, lastIndex, shape));
  row.set(
    slots.collective,
    /^(?:Team|Group|Collaboration|Lab|Consortium|AI|Inc)$/.test(text.slice(last.from, last.to)) ? 1 : 0,
  );
  describeCompany(row, company, shape, count);
}

function shapeBefore(codes: Codes, at: number): number {
  const from = wordStart(codes, at);
  return shapeOf(codes, from, wordEnd(codes, from, at));
}

/** Small words, words no name has, and marks among the words of a name after its first. */
function flawsOf(tokens: readonly PeopleToken[], index: number, lastIndex: number, shape: number): number {
  let small = shape === shapes.small || shape === shapes.smallCamel ? 1 : 0;
  let stop = 0;
  let marks = shape === shapes.marks || shape === shapes.withDigit ? 1 : 0;
  for (let at = index + 1; at <= lastIndex; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.stop) stop = 1;
    if (token.shape === shapes.small || token.shape === shapes.hyphenedSmall) small += 1;
    if (token.shape === shapes.marks || token.shape === shapes.withDigit || token.shape === shapes.digits)
      marks = 1;
  }
  return Math.min(small, 2) * 4 + stop * 2 + marks;
}

function particlesOf(
  tokens: readonly PeopleToken[],
  index: number,
  lastIndex: number,
  shape: number,
): number {
  let inside = 0;
  for (let at = index + 1; at < lastIndex; at++) if (tokens[at]?.shape === shapes.particle) inside = 1;
  return (shape === shapes.particle ? 2 : 0) + inside;
}

/** What the first name has in common with the others. */
function describeCompany(row: FeatureRow, company: Company, shape: number, count: number): void {
  const shared = (others: number): number => (company.count === 0 ? 0 : others > 0 ? 2 : 1);
  row.set(
    slots.camelCompany,
    (shape === shapes.camel ? 4 : 0) + (company.count === 0 ? 3 : Math.min(company.camel, 2)),
  );
  const initial =
    shape === shapes.initial ? 1 : shape === shapes.initials ? 2 : shape === shapes.bareInitial ? 3 : 0;
  row.set(
    slots.initialCompany,
    initial * 3 + shared(initial === 3 ? company.bareInitials : company.initials),
  );
  const capitals =
    shape === shapes.capitals ? 1 : shape === shapes.small ? 2 : shape === shapes.capitalsThenSmall ? 3 : 0;
  row.set(slots.capitalsCompany, capitals * 3 + shared(company.capitals));
  row.set(
    slots.companyFlaws,
    ((company.glued ? 1 : 0) * 3 + Math.min(company.flaws, 2)) * 3 + Math.min(company.count, 2),
  );
  row.set(slots.companyLength, Math.min(count - 1, 3) * 5 + Math.min(company.nextLength, 4));
  row.set(slots.scriptCompany, (shape === shapes.caseless ? 3 : 0) + shared(company.foreign));
}

function describeOrder(row: FeatureRow, index: number, count: number): void {
  row.set(slots.order, Math.min(count - 1 - index, 4) * 5 + Math.min(count - 1, 4));
}

function nobodyValue({ text, end, etAl, orgs }: Byline): number {
  return (
    1 +
    (etAl ? 1 : 0) +
    (orgs.length > 0 ? 2 : 0) +
    (/[?!.]$/.test(text.slice(Math.max(0, end - 1), end)) ? 3 : 0)
  );
}
