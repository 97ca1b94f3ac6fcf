/** Papers of the corpus as examples to train on: the features of their places as a reader of the listing would see them. */
import type { BoundaryContext } from '../../src/core/listing/boundary';
import { readFeatures } from '../../src/core/listing/boundaryFeatures';
import { readByline, type Byline } from '../../src/core/listing/byline';
import { boundaryCandidates } from '../../src/core/listing/candidates';
import { evidentBoundary } from '../../src/core/listing/evidentBoundary';
import { KnownNames } from '../../src/core/listing/knownNames';
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
  const names = new KnownNames();
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

/**
 * The examples of the samples that `wanted` takes, and more of their titles with other papers' people.
 * Of those only bylines that leave a doubt: the others never reach the model.
 */
export function toExamples(
  parts: readonly CorpusPart[],
  wanted: (sample: Sample) => boolean,
  counts: TokenCounts,
  trigrams: Int8Array,
): readonly Example[] {
  const examples: Example[] = [];
  const samples: Sample[] = [];
  const add = (byline: Byline, truth: number, context: BoundaryContext, without: readonly Sample[]): void => {
    if (without.length > 1 && evidentBoundary(byline) !== null) return;
    const starts = boundaryCandidates(byline);
    const { places, rows } = readFeatures(
      byline,
      starts,
      context,
      knowledgeWithout(counts, trigrams, without),
    );
    const right = places.indexOf(truth);
    // The last place stands for "none of these" as well.
    examples.push({ rows, places: places.length, right: right < 0 ? places.length - 1 : right });
  };
  for (const part of parts) {
    forEachInContext(part, (sample, context) => {
      if (!wanted(sample)) return;
      add(sample.byline, sample.truth, context, [sample]);
      samples.push(sample);
      if (samples.length % nobodyEvery !== 0) return;
      const alone = sample.byline.text.slice(0, sample.truth);
      add(readByline(alone), alone.length, context, [sample]);
    });
  }
  for (const { byline, truth, title, people } of recombine(samples)) {
    add(byline, truth, { abstract: title.abstract, isKnownName: () => false }, [title, people]);
  }
  return examples;
}
