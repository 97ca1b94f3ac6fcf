/** Objects that are kept for what the engine knows about their kind. */

const idle: object[] = [];

/**
 * Keeps one of each kind of object that some work makes, for ever. The engine forgets what it compiled for objects of which
 * none is left, and for functions inside of functions that are gone, as is so between two readings of a listing: the first
 * 10,000 papers of the next took three times as long while all of it was compiled again. Whoever relies on this makes
 * objects by classes, whose functions stay, and copies none by `...`, which has kinds of its own.
 */
export function keepIdle(...objects: readonly object[]): void {
  idle.push(...objects);
}
