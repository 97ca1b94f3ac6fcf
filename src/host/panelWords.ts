/** Every sentence of the abstract panel in the person's language. */
import * as vscode from 'vscode';
import type { PanelStrings } from '../protocol/panelStrings';
import { statusWord } from './words';

const { t } = vscode.l10n;

export function panelStrings(): PanelStrings {
  return {
    empty: t('Select a paper in the list to read its abstract here.'),
    authors: t('Authors'),
    etAl: t('et al.'),
    organisations: t('Organisations'),
    date: t('Date'),
    topic: t('Topic'),
    score: t('Score'),
    code: t('Code'),
    earlier: t('Score over time'),
    scoreOn: t('{0} on {1}', '{0}', '{1}'),
    withCode: t('with code'),
    codeAvailable: t('available'),
    citekey: t('Citation key'),
    abstract: t('Abstract'),
    noAbstract: t('The listing gives no abstract.'),
    status: t('Status'),
    statusSince: t('since {0}', '{0}'),
    statusNames: {
      new: statusWord('new'),
      queued: statusWord('queued'),
      reading: statusWord('reading'),
      read: statusWord('read'),
      dropped: statusWord('dropped'),
    },
    rating: t('Rating'),
    noRating: t('No rating'),
    tags: t('Tags'),
    addTag: t('Add a tag'),
    knownTags: t('Known tags'),
    removeTag: t('Remove tag {0}', '{0}'),
    tagAdded: t('Tag {0} added', '{0}'),
    tagRemoved: t('Tag {0} removed', '{0}'),
    note: t('Note'),
    notePlaceholder: t('What you think of it, in Markdown'),
    saving: t('Saving…'),
    saved: t('Saved'),
    lookUp: t('Look up'),
    arxiv: t('arXiv'),
    semanticScholar: t('Semantic Scholar'),
    googleScholar: t('Google Scholar'),
    citing: t('Cite'),
    cite: t('Insert citation'),
    copyBibtex: t('Copy BibTeX'),
    openLarge: t('Open beside the editor'),
    previous: t('Previous paper'),
    next: t('Next paper'),
  };
}
