/** What keeping marks safe needs beside the store: copies, exports, moves. Loaded when needed; a list of names. */
export { createNaming } from '../core/library/naming';
export { carryMarks } from '../core/marks/carrying';
export { marksForLibrary, sortBackups, surplusBackups, toBackupName } from '../core/marks/backup';
export { readMarksFile, toMerge, writeMarksFile } from '../core/marks/marksFile';
