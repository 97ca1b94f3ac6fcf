/** Queries in the host: the search, what asks for filters, and views. Loaded when needed, as safekeeping.ts is. */
export { askFilter } from './filterBox';
export { rowTooltip } from './rowTooltip';
export { PaperFinder } from './paperFinder';
export { viewHandlers } from './viewHandlers';
export { ViewsTree } from './viewsTree';
