import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { AbstractIndex } from '../../../../src/core/query/abstractIndex';
import { abstractHas, toSearchText } from '../../../../src/core/query/searchText';
import { SearchUnits } from '../../../../src/core/query/searchUnits';
import { SignIndex } from '../../../../src/core/query/signIndex';
import { hasSlot } from '../../../../src/core/query/slotSet';
import { readWords } from '../../../../src/core/query/textWords';
import { WordTable } from '../../../../src/core/query/wordTable';
import { finish } from '../../../../src/core/steps';

/** Few words that end and begin alike, and signs in all places. */
const bits = [
  ...'a in on main win the t th model modal multi b3 3 5 c é ση ß 注意 x'.split(' '),
  ...', . - + ++ ( ) / \\ $ é’ … \u2011 ’'.split(' '),
  ' ',
  ' ',
  ' ',
];
/** Joins what is beside it to a stretch that is too long to be kept. */
const long = '注意，in-the'.repeat(9);
const someAbstract = fc
  .array(fc.constantFrom(...bits, long), { maxLength: 24 })
  .map((parts) => parts.join(''));
/** Stretches of the abstracts, and texts that nearly stand there. */
const someText = fc
  .array(fc.constantFrom(...bits), { minLength: 1, maxLength: 7 })
  .map((parts) => parts.join(''));

function add(index: AbstractIndex, text: string): void {
  const units = new SearchUnits();
  units.take(text);
  index.add(units);
}

function indexOf(texts: readonly string[]): AbstractIndex {
  const index = new AbstractIndex();
  for (const text of texts) add(index, text);
  index.settle();
  return index;
}

/** What it knows has the text, what it leaves open may have it, and all else has it not. */
function isRight(index: AbstractIndex, texts: readonly string[], words: string): void {
  const { known, open } = finish(index.find(words, texts.length));
  for (const [slot, text] of texts.entries()) {
    const has = abstractHas(text, words);
    const isKnown = hasSlot(known, slot);
    const isOpen = open !== null && hasSlot(open, slot);
    const told = `${JSON.stringify(words)} in ${JSON.stringify(text)}: known ${isKnown}, open ${isOpen}`;
    if (isKnown) assert.ok(has, told);
    else if (!isOpen) assert.ok(!has, told);
  }
}

/** The slots that are known to have a text; fails where any is left open. */
function slotsTold(index: AbstractIndex, texts: readonly string[], words: string): readonly number[] {
  const { known, open } = finish(index.find(words, texts.length));
  assert.equal(open?.every((bits) => bits === 0) ?? true, true, `${words} is left open`);
  return [...texts.keys()].filter((slot) => hasSlot(known, slot));
}

function slotsWith(texts: readonly string[], words: string): readonly number[] {
  return [...texts.keys()].filter((slot) => abstractHas(texts[slot] ?? '', words));
}

describe('AbstractIndex', () => {
  it('is right of every abstract it knows and every one it leaves out, for words, signs and phrases', () => {
    fc.assert(
      fc.property(
        fc.array(someAbstract.map(toSearchText), { minLength: 1, maxLength: 10 }),
        fc.array(someText.map(toSearchText), { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(9), fc.nat(60), fc.nat(20)), { maxLength: 8 }),
        (texts, words, cuts) => {
          const index = indexOf(texts);
          for (const each of words) if (each !== '') isRight(index, texts, each);
          for (const [at, from, length] of cuts) {
            const cut = (texts[at % texts.length] ?? '').slice(from, from + length).trim();
            if (cut !== '') isRight(index, texts, cut);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is so where words are frequent and where they are rare', () => {
    const texts = fc.sample(someAbstract.map(toSearchText), { seed: 3, numRuns: 600 }).map((text, at) => {
      // Rare words beside frequent ones and beside rare ones.
      return `${text} w${at}in ttt${at} the w${at}on mx${at}, main`;
    });
    const index = indexOf(texts);
    const asked = [
      'in t',
      'on m',
      'on mx',
      'in tt',
      'w5in ttt5',
      'n the',
      'the w',
      'on mx7, m',
      '7in ttt7 the w',
    ];
    for (const words of [...asked, ...fc.sample(someText.map(toSearchText), { seed: 4, numRuns: 200 })]) {
      if (words !== '') isRight(index, texts, words);
    }
  }).timeout(60_000);

  it('leaves what has a word only behind more signs than it looks up to be read', () => {
    const text = '. - . - . - . - . - model';
    isRight(indexOf([text]), [text], text);
  });

  it('tells of two words, and of three, however few abstracts it began with', () => {
    const index = indexOf(['a first one']);
    const texts = ['a first one'];
    for (let at = 0; at < 300; at++) {
      const text = at % 2 === 0 ? `the w${at} model is on main roads` : `is the model on the main road ${at}`;
      add(index, text);
      texts.push(text);
    }
    index.settle();
    for (const words of ['first on', 'the mo', 'on main r', 's the mod', 'n the main'])
      assert.deepEqual(slotsTold(index, texts, words), slotsWith(texts, words), words);
  });

  it('keeps nothing of what is written without blanks but what is beside signs, and finds it still', () => {
    const clause = (at: number): string => `${String.fromCodePoint(0x4e00 + at, 0x5000 + at).repeat(20)}，`;
    const texts = Array.from({ length: 50 }, (_, at) =>
      toSearchText(`${clause(at)}${clause(at + 100)}(${at})`),
    );
    const signs = new SignIndex();
    const units = new SearchUnits();
    const table = new WordTable();
    for (const text of texts) {
      units.take(text);
      readWords(units, table, {
        take: (_, ...word) => {
          signs.take(...word);
        },
      });
      signs.endText(units);
      signs.next();
    }
    signs.settle();
    assert.equal(signs.joined.count, 0);
    const index = indexOf(texts);
    for (const words of ['丁倁,', ',乥', '丁倁,乥', ',乥健', '(7', '7)', ',(', '倁,乥健 x'])
      isRight(index, texts, words);
    const { known, open } = finish(index.find('丁倁,乥', texts.length));
    assert.deepEqual([...known], [0, 0]);
    assert.deepEqual([...(open ?? [])], [2, 0]);
  });

  it('tells of a word and a sign, of words that signs join, and of two or three words without a look at any abstract', () => {
    const texts = ['multi-modal gpt-3.5, c+ in the main', 'the main model (see c) winning two'];
    const index = indexOf(texts);
    const asked = ['multi-', 'i-m', 'gpt-3.', '3.5', '(s', 'c+', 'in t', 'in the', 'e main'];
    for (const words of [...asked, 'in the m', 'e main mod', 'the main model'])
      assert.deepEqual(slotsTold(index, texts, words), slotsWith(texts, words), words);
  });
});
