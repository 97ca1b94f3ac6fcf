/** What queries need, as a file of its own: loaded when somebody filters. The entry of a bundle, and so a list of names. */
export { completeQuery } from '../core/query/completeQuery';
export { matchSpans } from '../core/query/matchSpans';
export { PaperSearch } from '../core/query/paperSearch';
export { parseQuery } from '../core/query/parseQuery';
export { soughtTexts } from '../core/query/sought';
export { VocabularyCount } from '../core/query/vocabulary';
