/** What citing needs, as a file of its own: loaded when somebody cites. The entry of a bundle, and so a list of names. */
export { toBibtex } from '../core/citation/bibtex';
export { citationEdits } from '../core/citation/citationEdit';
export { prepareSearch } from '../core/citation/citationSearch';
export { notesLanguageOf } from '../core/citation/notesLanguage';
export { formatReference } from '../core/citation/plainCitation';
