/** What marks need beside the store, as a file of its own: loaded with the first mark. The entry of a bundle, and so a list of names. */
export { createNaming } from '../core/library/naming';
export { carryMarks } from '../core/marks/carrying';
