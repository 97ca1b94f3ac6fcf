import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { parseBoundaryModel } from '../../../../src/core/listing/boundaryModel';
import { createModelChoice } from '../../../../src/core/listing/modelChoice';
import { readListing } from '../../../../src/core/listing/readListing';

const bytes = readFileSync('media/boundary.bin');

/** A byline split by the shipped model, without help from an abstract. */
function split(byline: string): string {
  const model = parseBoundaryModel(bytes);
  assert.ok(model);
  const text = `LGMay 2, 2025\n${byline}`;
  const [entry] = readListing(text, {
    referenceDate: '2026-11-23',
    chooseBoundary: createModelChoice(model),
  }).entries;
  return `${entry?.title ?? ''} | ${entry?.authors.join(', ') ?? ''}`;
}

describe('parseBoundaryModel', () => {
  it('refuses bytes that are cut, foreign or empty', () => {
    const foreign = Uint8Array.from(bytes, (byte, index) => (index === 0 ? byte ^ 1 : byte));
    const refused = [
      new Uint8Array(0),
      bytes.subarray(0, 1000),
      bytes.subarray(0, bytes.length - 40_000),
      foreign,
    ];
    assert.deepEqual(refused.map(parseBoundaryModel), [null, null, null, null]);
  });

  it('reads a model of 150 kB at most, packed', () => {
    assert.ok(gzipSync(bytes).length <= 150_000);
    assert.ok(parseBoundaryModel(bytes));
  });
});

describe('createModelChoice', () => {
  const cases = [
    'Romanised Words for Multilingual ASR | Wen Ding, Fei Jia, Hainan Xu',
    'What Is the Size of Your Language Models? | Cheng-Ping Hsieh, Simeng Sun',
    'Deep Learning with AgentForge | Andrew McCallum, Yann LeCun',
    'Learning Invariances in Neural Networks | Tycho van der Ouderaa, Mark van der Wilk',
    'Retrieval at Scale | J. K. Smith',
    'Reasoning on Korean Law | JiHyeok Jung, TaeYoung Yoon, HyunSouk Cho',
    'Search, Rank, and Repeat | Priya Raman, Ole S\u00f8nderg\u00e5rd',
    'A Benchmark for GPT-4 | Maria Garcia',
    'Attention for Everyone (Extended Version) | Jos\u00e9 \u00c1lvarez, \u0141ukasz \u017buk',
  ];
  for (const wanted of cases) {
    it(`parts ${wanted}`, () => {
      assert.equal(split(wanted.replace(' | ', '')), wanted);
    });
  }

  it('names nobody where a byline is a title alone', () => {
    assert.equal(
      split('A Survey of Methods for the Summarization of Long Documents'),
      'A Survey of Methods for the Summarization of Long Documents | ',
    );
  });
});
