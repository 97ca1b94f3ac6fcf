/** What is made at the first need and kept: a promise for all who ask, unless it failed. */

/**
 * Gives what a function makes at the first call, and the same at each later one. What could not be made is not kept:
 * whoever asks next has it made again, as when a file could not be read for a moment.
 */
export function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    if (made !== null) return made;
    const making = make();
    made = making;
    making.catch(() => {
      if (made === making) made = null;
    });
    return making;
  };
}
