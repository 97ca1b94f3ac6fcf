/** What stores marks and finds their papers again, as a file of its own: nothing of it is needed for the editor's start. The entry of a bundle, and so a list of names. */
export { createNaming } from '../core/library/naming';
export { carryMarks } from '../core/marks/carrying';
export { MarkStore } from '../core/marks/markStore';
