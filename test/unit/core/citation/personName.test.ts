import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { citedName, splitName } from '../../../../src/core/citation/personName';

describe('splitName', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['Aakshita Chandiramani', 'Aakshita | | Chandiramani |'],
    ['Krishna C. Puvvada', 'Krishna C. | | Puvvada |'],
    ['Laurens van der Maaten', 'Laurens | van der | Maaten |'],
    ['Luc Van Gool', 'Luc | | Van Gool |'],
    ['Luis von Ahn', 'Luis | von | Ahn |'],
    ['J. K. Smith Jr.', 'J. K. | | Smith | Jr.'],
    ['John Smith III', 'John | | Smith | III'],
    ['Zhang Wei', 'Zhang | | Wei |'],
    ['Yann LeCun', 'Yann | | LeCun |'],
    ['María de la Cruz', 'María | de la | Cruz |'],
    ['van den Berg', ' | van den | Berg |'],
    ['Simon Du', 'Simon | | Du |'],
    ['Thi Van Nguyen', 'Thi Van | | Nguyen |'],
    ['Cheng-Ping Hsieh', 'Cheng-Ping | | Hsieh |'],
    ['van der Maaten, Laurens', 'Laurens | van der | Maaten |'],
    ['King, Jr., Martin Luther', 'Martin Luther | | King | Jr.'],
    ['Martin Luther King, Jr.', 'Martin Luther | | King | Jr.'],
    ['Blaise Agüera y Arcas', 'Blaise | | Agüera y Arcas |'],
    ['Bo Ai', 'Bo | | Ai |'],
    ['The Anh Han', 'The Anh | | Han |'],
    ['Abu El Haija', 'Abu | | El Haija |'],
  ];
  for (const [name, expected] of rows) {
    it(`takes ${name} apart`, () => {
      const { given, particle, family, suffix, collective } = splitName(name);
      assert.equal(
        `${given} | ${particle} | ${family} | ${suffix}`.replace(/ +/g, ' ').trimEnd(),
        expected.replace(/ +/g, ' '),
      );
      assert.equal(collective, false);
    });
  }

  for (const name of [
    'OpenAI',
    '张伟',
    'Gemma Team',
    'The ALICE Collaboration',
    'DeepSeek-AI',
    'Allen Institute',
  ]) {
    it(`leaves ${name} whole`, () => {
      assert.deepEqual(splitName(name), {
        given: '',
        particle: '',
        family: name,
        suffix: '',
        collective: true,
      });
    });
  }

  it('loses no word of any name', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[A-Za-z.'-]{1,8}$/),
      fc.constantFrom('van', 'de', 'Van', 'Jr.', 'and', 'Team'),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const { given, particle, family, suffix } = splitName(words.join(' '));
        assert.notEqual(family, '');
        assert.equal(
          [given, particle, family, suffix].filter((part) => part !== '').join(' '),
          words.join(' '),
        );
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void splitName(text)));
  });
});

describe('citedName', () => {
  it('keeps the particle with the family name', () => {
    assert.equal(citedName('Laurens van der Maaten'), 'van der Maaten');
    assert.equal(citedName('Gemma Team'), 'Gemma Team');
    assert.equal(citedName(''), '');
  });
});
