/**
 * Citing in the host: what asks for papers, writes them into editors and to the clipboard. A bundle of its own, loaded
 * when somebody cites.
 */
export { citationHandlers } from './citationHandlers';
export { DroppedCitations } from './droppedCitations';
export { pickPaper, pickPapers } from './paperPick';
