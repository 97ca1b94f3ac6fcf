/** The choice by the trained model: what the reader uses once the model has been loaded. */
import { pickBest, type ChooseBoundary } from './boundary';
import { readFeatures } from './boundaryFeatures';
import type { BoundaryModel } from './boundaryModel';

/** A choice among a byline's places by what the model has learnt; total for any text. */
export function createModelChoice(model: BoundaryModel): ChooseBoundary {
  return (byline, starts, context) => {
    const { places, rows } = readFeatures(byline, starts, context, model.knowledge);
    return pickBest(byline, places, model.score(rows, places.length));
  };
}
