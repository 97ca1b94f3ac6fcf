/** The features of a boundary: each slot takes one value of a few; slot and value together are a row of the model. */
import { spellingSteps } from './tokenKnowledge';
import { shapeCount } from './tokenShape';

/** Each slot and how many values it has. The order is part of the model's format. */
const sizes = {
  junction: 216,
  beforeJunction: 36,
  lastCharacter: 16,
  people: 8,
  firstNameTokens: 16,
  firstShape: shapeCount,
  firstShapes: shapeCount * shapeCount,
  lastShape: shapeCount,
  firstNameFlaws: 12,
  givenWord: 32,
  givenLater: 16,
  surname: 32,
  middle: 17,
  givenSpelling: spellingSteps * 5,
  surnameSpelling: spellingSteps,
  titleWord: 80,
  titleWordAsName: 32,
  titleWordSpelling: spellingSteps,
  titleWordShape: shapeCount,
  junctionShapes: shapeCount * shapeCount,
  wordInAbstract: 8,
  nextWordInAbstract: 72,
  previousWordInAbstract: 72,
  nameInAbstract: 7,
  knownName: 2,
  pieceBefore: 49,
  pieceBeforeSpelling: 49,
  pieceAfter: 49,
  pieceAfterSpelling: 49,
  camelCompany: 8,
  initialCompany: 12,
  capitalsCompany: 12,
  order: 25,
  titleLength: 8,
  titleStop: 2,
  openBrackets: 8,
  titleCase: 9,
  companyFlaws: 18,
  companyLength: 20,
  scriptCompany: 6,
  wholeWord: 8,
  wordStart: 60,
  collective: 2,
  titleEnding: 64,
  givenEnding: 64,
  nobody: 8,
  particles: 4,
  nobodyWord: 64,
  edge: 12,
} as const;

type SlotName = keyof typeof sizes;

export interface Slot {
  readonly base: number;
  readonly size: number;
  readonly index: number;
}

/** Where each slot's values start among the rows. */
export const slots: Readonly<Record<SlotName, Slot>> = layOut();
export const slotCount = Object.keys(sizes).length;
export const rowCount = Object.values(sizes).reduce((sum, size) => sum + size, 0);

function layOut(): Readonly<Record<SlotName, Slot>> {
  let base = 0;
  let index = 0;
  const place = (size: number): Slot => {
    const slot = { base, size, index };
    base += size;
    index += 1;
    return slot;
  };
  return {
    junction: place(sizes.junction),
    beforeJunction: place(sizes.beforeJunction),
    lastCharacter: place(sizes.lastCharacter),
    people: place(sizes.people),
    firstNameTokens: place(sizes.firstNameTokens),
    firstShape: place(sizes.firstShape),
    firstShapes: place(sizes.firstShapes),
    lastShape: place(sizes.lastShape),
    firstNameFlaws: place(sizes.firstNameFlaws),
    givenWord: place(sizes.givenWord),
    givenLater: place(sizes.givenLater),
    surname: place(sizes.surname),
    middle: place(sizes.middle),
    givenSpelling: place(sizes.givenSpelling),
    surnameSpelling: place(sizes.surnameSpelling),
    titleWord: place(sizes.titleWord),
    titleWordAsName: place(sizes.titleWordAsName),
    titleWordSpelling: place(sizes.titleWordSpelling),
    titleWordShape: place(sizes.titleWordShape),
    junctionShapes: place(sizes.junctionShapes),
    wordInAbstract: place(sizes.wordInAbstract),
    nextWordInAbstract: place(sizes.nextWordInAbstract),
    previousWordInAbstract: place(sizes.previousWordInAbstract),
    nameInAbstract: place(sizes.nameInAbstract),
    knownName: place(sizes.knownName),
    pieceBefore: place(sizes.pieceBefore),
    pieceBeforeSpelling: place(sizes.pieceBeforeSpelling),
    pieceAfter: place(sizes.pieceAfter),
    pieceAfterSpelling: place(sizes.pieceAfterSpelling),
    camelCompany: place(sizes.camelCompany),
    initialCompany: place(sizes.initialCompany),
    capitalsCompany: place(sizes.capitalsCompany),
    order: place(sizes.order),
    titleLength: place(sizes.titleLength),
    titleStop: place(sizes.titleStop),
    openBrackets: place(sizes.openBrackets),
    titleCase: place(sizes.titleCase),
    companyFlaws: place(sizes.companyFlaws),
    companyLength: place(sizes.companyLength),
    scriptCompany: place(sizes.scriptCompany),
    wholeWord: place(sizes.wholeWord),
    wordStart: place(sizes.wordStart),
    collective: place(sizes.collective),
    titleEnding: place(sizes.titleEnding),
    givenEnding: place(sizes.givenEnding),
    nobody: place(sizes.nobody),
    particles: place(sizes.particles),
    nobodyWord: place(sizes.nobodyWord),
    edge: place(sizes.edge),
  };
}
