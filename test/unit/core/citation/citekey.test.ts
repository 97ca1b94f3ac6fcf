import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Day } from '../../../../src/core/calendar';
import type { CitekeyPaper, CitekeySource } from '../../../../src/core/citation/citekey';
import { assignCitekeys, baseCitekey } from '../../../../src/core/citation/citekey';
import type { CitekeyPattern } from '../../../../src/core/citation/citekeyPattern';
import { defaultCitekeyPattern, parseCitekeyPattern } from '../../../../src/core/citation/citekeyPattern';
import type { PaperId } from '../../../../src/core/paper';
import { isPaperId } from '../../../../src/core/paper';

function source(title: string, author: string | null, date: Day | null = '2023-05-01'): CitekeySource {
  return { title, authors: author === null ? [] : [author], orgs: [], date, category: 'CL' };
}

function idOf(number: number): PaperId {
  const id = `p${String(number).padStart(22, '0')}`;
  assert.ok(isPaperId(id));
  return id;
}

function paper(number: number, date: Day | null, title = 'Attention'): CitekeyPaper {
  return { id: idOf(number), ...source(title, 'A Xu', date) };
}

function pattern(text: string): CitekeyPattern {
  const result = parseCitekeyPattern(text);
  return result.kind === 'pattern' ? result.pattern : assert.fail(result.problem.code);
}

describe('baseCitekey', () => {
  const rows: readonly (readonly [CitekeySource, string])[] = [
    [source('Efficient Sequence Transduction', 'Hainan Xu'), 'xu2023efficient'],
    [source('The Art of the Deal', 'A B'), 'b2023art'],
    [source('On a', 'A B'), 'b2023on'],
    [source('Nemotron-H: A Family', 'Aaron Blakeman'), 'blakeman2023nemotron'],
    [source("What's Next", 'A B'), 'b2023whats'],
    [source('2 OLMo 2 Furious', 'Team OLMo'), 'olmo2023olmo'],
    [source('C$^3$TG: Text', 'A B'), 'b2023c3tg'],
    [source('U-Net', 'A B'), 'b2023unet'],
    [source('3D Scenes', 'A B'), 'b20233d'],
    [source('$\\beta$-VAE', 'A B'), 'b2023beta'],
    [source('Über Größe', 'Jörg Müßig'), 'mussig2023uber'],
    [source('X', 'Søren Łukasiewicz-Ðorđević'), 'lukasiewiczdordevic2023x'],
    [source('X', 'Þórður Æsøy'), 'aesoy2023x'],
    [source('X', 'Борис Щукин'), 'shchukin2023x'],
    [source('X', 'Ελένη Παπαδοπούλου'), 'papadopoulou2023x'],
    [source('X', '김민수'), 'gimminsu2023x'],
    [source('X', 'Laurens van der Maaten'), 'vandermaaten2023x'],
    [source('注意力', '张伟'), 'paper2023'],
    [source('Attention', null), '2023attention'],
    [{ ...source('Attention', null), orgs: ['open-ai'] }, 'openai2023attention'],
    [source('Attention', 'A Xu', null), 'xuattention'],
    [source('', null, null), 'paper'],
    [source('🙂', '🙂', null), 'paper'],
  ];
  for (const [entry, expected] of rows) {
    it(`calls ${JSON.stringify([entry.title, ...entry.authors])} ${expected}`, () => {
      assert.equal(baseCitekey(entry, defaultCitekeyPattern), expected);
    });
  }

  it('is never empty and always made of letters, digits, -, _ and single punctuation', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(
        text,
        fc.array(text, { maxLength: 3 }),
        fc.constantFrom<Day | null>(null, '2024-01-01'),
        (title, authors, date) => {
          const key = baseCitekey(
            { title, authors, orgs: [], date, category: null },
            pattern('[Author]-_:[yy]::[title3]:'),
          );
          assert.match(key, /^[A-Za-z0-9]+(?:[-_:][A-Za-z0-9]+)*$/);
        },
      ),
    );
  });
});

describe('parseCitekeyPattern', () => {
  const entry = {
    ...source('The Great Transformer Model', 'Ann van Dam'),
    authors: ['Ann van Dam', 'Bo Li', 'C D', 'E F'],
  };
  const rows: readonly (readonly [string, string])[] = [
    ['[author][year][title1]', 'vandam2023great'],
    ['[Author][year][Title2]', 'VanDam2023GreatTransformer'],
    ['[AUTHOR]_[yy]', 'VANDAM_23'],
    ['[authors]:[year]', 'vandamlid:2023'],
    ['[Authors2]-[title9]', 'VanDamLi-greattransformermodel'],
    ['ml-[category]-[year]', 'ml-cl-2023'],
  ];
  for (const [text, expected] of rows) {
    it(`reads ${text}`, () => {
      assert.equal(baseCitekey(entry, pattern(text)), expected);
    });
  }

  it('is the default pattern when read', () => {
    const read = pattern('[author][year][title1]');
    assert.equal(baseCitekey(entry, read), baseCitekey(entry, defaultCitekeyPattern));
  });

  const wrong: readonly (readonly [string, object])[] = [
    ['[author][month]', { code: 'unknown-token', at: 8, text: '[month]' }],
    ['[auThor]', { code: 'unknown-token', at: 0, text: '[auThor]' }],
    ['[title]', { code: 'unknown-token', at: 0, text: '[title]' }],
    ['[year2]', { code: 'unknown-token', at: 0, text: '[year2]' }],
    ['[author', { code: 'unclosed-token', at: 0, text: '[author' }],
    ['[year] x', { code: 'bad-character', at: 6, text: ' ' }],
    ['', { code: 'no-token', at: 0, text: '' }],
    ['abc', { code: 'no-token', at: 0, text: 'abc' }],
  ];
  for (const [text, problem] of wrong) {
    it(`says what is wrong with ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseCitekeyPattern(text), { kind: 'problem', problem });
    });
  }
});

describe('assignCitekeys', () => {
  const assign = (
    papers: readonly CitekeyPaper[],
    pinned: readonly (readonly [PaperId, string])[] = [],
  ): readonly string[] => [...assignCitekeys(papers, new Map(pinned), defaultCitekeyPattern).values()];

  it('gives the suffix to the newer paper', () => {
    assert.deepEqual(assign([paper(1, '2023-07-01'), paper(2, '2023-02-01'), paper(3, '2023-09-01')]), [
      'xu2023attentiona',
      'xu2023attention',
      'xu2023attentionb',
    ]);
  });

  it('goes by order between papers of one day, and puts undated ones last', () => {
    assert.deepEqual(assign([paper(1, '2023-07-01'), paper(2, '2023-07-01')]), [
      'xu2023attention',
      'xu2023attentiona',
    ]);
    assert.deepEqual(assign([paper(1, null), paper(2, null)]), ['xuattention', 'xuattentiona']);
  });

  it('leaves a pinned key with its paper and gives it to no other, whatever its case', () => {
    assert.deepEqual(
      assign([paper(1, '2023-01-01'), paper(2, '2023-02-01')], [[idOf(2), 'Xu2023attention']]),
      ['xu2023attentiona', 'Xu2023attention'],
    );
    assert.deepEqual(assign([paper(1, '2023-01-01')], [[idOf(9), 'xu2023attention']]), ['xu2023attentiona']);
  });

  it('never lets a suffix take a key that is plain elsewhere', () => {
    const papers = [
      paper(1, '2023-01-01', 'Lem'),
      paper(2, '2023-02-01', 'Lem'),
      paper(3, '2023-03-01', 'Lema'),
    ];
    assert.deepEqual(assign(papers), ['xu2023lem', 'xu2023lemb', 'xu2023lema']);
  });

  it('does not rename earlier papers when newer ones come', () => {
    const day = fc.constantFrom<Day>('2023-01-01', '2023-02-01', '2023-03-01');
    fc.assert(
      fc.property(fc.array(day, { maxLength: 20 }), (days) => {
        const papers = days.map((date, index) => paper(index, date));
        const later = paper(99, '2023-04-01');
        assert.deepEqual(assign([...papers, later]).slice(0, -1), assign(papers));
      }),
    );
  });

  it('gives every paper a key of its own', () => {
    const papers = Array.from({ length: 1000 }, (_, index) => paper(index, '2023-01-01'));
    assert.equal(new Set(assign(papers)).size, 1000);
  });
});
