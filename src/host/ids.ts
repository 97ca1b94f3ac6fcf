/** The names that package.json and the code share. No vscode here: tests hold the two in step. */

export const commandNames = [
  'lectern.addListing',
  'lectern.removeListing',
  'lectern.pasteListing',
  'lectern.refresh',
  'lectern.showListingChanges',
  'lectern.titleEndsHere',
  'lectern.titleIsRight',
  'lectern.notAnEntry',
  'lectern.forgetCorrection',
  'lectern.setReferenceDate',
  'lectern.groupBy',
  'lectern.sortBy',
  'lectern.filter',
  'lectern.clearFilter',
  'lectern.showMore',
  'lectern.showView',
  'lectern.saveView',
  'lectern.removeView',
  'lectern.moveViewUp',
  'lectern.moveViewDown',
  'lectern.goToPaper',
  'lectern.openPaper',
  'lectern.goToEntry',
  'lectern.lookUp',
  'lectern.setStatus',
  'lectern.markNew',
  'lectern.markQueued',
  'lectern.markReading',
  'lectern.markRead',
  'lectern.markDropped',
  'lectern.editTags',
  'lectern.editNote',
  'lectern.undo',
  'lectern.redo',
  'lectern.showHistory',
  'lectern.exportMarks',
  'lectern.importMarks',
  'lectern.notSamePaper',
  'lectern.insertCitation',
  'lectern.copyCitation',
  'lectern.copyBibtex',
  'lectern.copyCitekey',
] as const;
export type CommandName = (typeof commandNames)[number];

/** View ids do not start with `lectern.`: the editor makes commands of them, which would mix with ours. */
export const viewIds = { views: 'lecternViews', papers: 'lecternPapers', paper: 'lecternPaper' } as const;

/** The large reader's webview panel. */
export const readerViewType = 'lecternReader';

export const contextKeys = {
  loaded: 'lectern.loaded',
  hasPapers: 'lectern.hasPapers',
  filtered: 'lectern.filtered',
  hasViews: 'lectern.hasViews',
} as const;
export type ContextKey = (typeof contextKeys)[keyof typeof contextKeys];

/** Settings, without the `lectern.` before them. */
export const settingNames = [
  'sources',
  'pasteFile',
  'referenceDate',
  'offerListings',
  'listing.showBoundary',
  'badge',
  'views',
  'marks.location',
  'citation.keyPattern',
  'citation.latexCommand',
  'citation.unreadHint',
  'citation.codeLens',
] as const;
export type SettingName = (typeof settingNames)[number];

/** Keys of the workspace's own state: what a view looks like, nothing that would be missed. */
export const stateKeys = {
  arrangement: 'arrangement',
  offered: 'offered',
  shownPaper: 'shownPaper',
  marksPlace: 'marksPlace',
  backupOffered: 'backupOffered',
  citationForm: 'citationForm',
} as const;

/** The language of listings in the editor. */
export const listingLanguage = 'paper-listing';
