/** From a corpus to the numbers of a model. */
import type { ModelWeights } from '../../src/core/listing/boundaryModel';
import type { CorpusPart, Sample } from './corpus';
import { toExamples } from './examples';
import { fit, fitDefaults, type FitOptions } from './fit';
import { countTokens, countTrigrams, keptTokens } from './tokenCounts';

/** Trains on the samples that `wanted` takes. The same corpus gives the same model. */
export function trainModel(
  parts: readonly CorpusPart[],
  wanted: (sample: Sample) => boolean = () => true,
  options: FitOptions = fitDefaults,
): ModelWeights {
  const samples = parts.flatMap((part) => part.samples.filter(wanted));
  const counts = countTokens(samples);
  const trigrams = countTrigrams(samples);
  const { table, bias, output } = fit(toExamples(parts, wanted, counts, trigrams), options);
  let largest = 0;
  for (const value of table) largest = Math.max(largest, Math.abs(value));
  const scale = Math.fround(Math.min(largest, 6) / 127);
  return {
    scale,
    table: Int8Array.from(table, (value) => Math.max(-127, Math.min(127, Math.round(value / scale)))),
    bias,
    output,
    trigrams,
    tokens: keptTokens(counts),
  };
}
