/** Papers of the corpus as examples to train on: the features of their places as a reader of the listing would see them. */
import type { BoundaryContext } from '../../src/core/listing/boundary';
import { readFeatures } from '../../src/core/listing/boundaryFeatures';
import { readByline, type Byline } from '../../src/core/listing/byline';
import { createKnownNames } from '../../src/core/listing/knownNames';
import type { TokenKnowledge } from '../../src/core/listing/tokenKnowledge';
import type { CorpusPart, Sample } from './corpus';
import type { Example } from './fit';
import { recombine } from './recombine';
import { knowledgeWithout, type TokenCounts } from './tokenCounts';

/** As far as the reader looks ahead for names. */
const lookAhead = 256;

/** Calls with each sample of a listing and what the reader would know of its abstract and of other people there. */
export function forEachInContext(
  part: CorpusPart,
  visit: (sample: Sample, context: BoundaryContext) => void,
): void {
  const names = createKnownNames();
  let met = 0;
  for (const [index, sample] of part.samples.entries()) {
    for (; met <= Math.min(index + lookAhead, part.samples.length - 1); met++) {
      const ahead = part.samples[met];
      if (ahead) names.learn(ahead.byline);
    }
    visit(sample, { abstract: sample.abstract, isKnownName: names.has });
  }
}

/** One more example in so many shows a title whose people were lost. */
const nobodyEvery = 20;

/** The examples of the samples that `wanted` takes, and as many again of their titles with other papers' people. */
export function toExamples(
  parts: readonly CorpusPart[],
  wanted: (sample: Sample) => boolean,
  counts: TokenCounts,
  trigrams: Int8Array,
): readonly Example[] {
  const examples: Example[] = [];
  const samples: Sample[] = [];
  for (const part of parts) {
    forEachInContext(part, (sample, context) => {
      if (!wanted(sample)) return;
      const knowledge = knowledgeWithout(counts, trigrams, [sample]);
      examples.push(toExample(sample.byline, sample.truth, context, knowledge));
      samples.push(sample);
      if (samples.length % nobodyEvery !== 0) return;
      const alone = sample.byline.text.slice(0, sample.truth);
      examples.push(toExample(readByline(alone), alone.length, context, knowledge));
    });
  }
  for (const { byline, truth, title, people } of recombine(samples)) {
    const knowledge = knowledgeWithout(counts, trigrams, [title, people]);
    examples.push(
      toExample(byline, truth, { abstract: title.abstract, isKnownName: () => false }, knowledge),
    );
  }
  return examples;
}

function toExample(
  byline: Byline,
  truth: number,
  context: BoundaryContext,
  knowledge: TokenKnowledge,
): Example {
  const { places, rows } = readFeatures(byline, context, knowledge);
  const right = places.indexOf(truth);
  // The last place stands for "none of these" as well.
  return { rows, places: places.length, right: right < 0 ? places.length - 1 : right };
}
