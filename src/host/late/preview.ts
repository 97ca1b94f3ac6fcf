/** Citations in the editor's Markdown preview. A bundle of its own, loaded with the first preview. */
export { CitationPreview } from './citationPreview';
