/** Lets the editor go on: with its start before work that nothing waits for yet, and between the slices of long work. */
import type { Turns } from '../core/steps';

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Long work in the host: slices short enough that nobody feels them, also where others are busy. */
export const turns: Turns = { slice: 10, clock: () => performance.now(), pass: nextTurn };
