/** The names that package.json and the code share. No vscode here: tests hold the two in step. */

/** Commands that are there from the start. */
export const commandNames = [
  'lectern.addListing',
  'lectern.removeListing',
  'lectern.pasteListing',
  'lectern.writeExample',
  'lectern.refresh',
  'lectern.showListingChanges',
  'lectern.groupBy',
  'lectern.sortBy',
  'lectern.filter',
  'lectern.clearFilter',
  'lectern.showMore',
  'lectern.goToPaper',
  'lectern.revealPaper',
  'lectern.openPaper',
  'lectern.openShown',
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
  'lectern.undoMarks',
  'lectern.redo',
  'lectern.insertCitation',
  'lectern.copyCitation',
  'lectern.copyBibtex',
  'lectern.copyCitekey',
] as const;

/** Commands of which the handlers are loaded when one of them runs: first those of late/references.ts. */
export const referenceCommandNames = [
  'lectern.addToBibliography',
  'lectern.copyFormattedReference',
  'lectern.insertReferenceList',
  'lectern.openNoteFile',
  'lectern.refreshNoteFiles',
  'lectern.draftRelatedWork',
] as const;
export type ReferenceCommandName = (typeof referenceCommandNames)[number];

/** Filters and views: late/viewHandlers.ts. */
export const viewCommandNames = [
  'lectern.showView',
  'lectern.saveView',
  'lectern.removeView',
  'lectern.moveViewUp',
  'lectern.moveViewDown',
] as const;
export type ViewCommandName = (typeof viewCommandNames)[number];

/** What puts right how a listing was read: late/correctionHandlers.ts. */
export const correctionCommandNames = [
  'lectern.titleEndsHere',
  'lectern.titleIsRight',
  'lectern.notAnEntry',
  'lectern.forgetCorrection',
  'lectern.setReferenceDate',
] as const;
export type CorrectionCommandName = (typeof correctionCommandNames)[number];

/** What looks after marks: late/keepingHandlers.ts. */
export const keepingCommandNames = [
  'lectern.showHistory',
  'lectern.exportMarks',
  'lectern.importMarks',
  'lectern.notSamePaper',
] as const;
export type KeepingCommandName = (typeof keepingCommandNames)[number];

/** What is for papers at the cursor in the first place: late/atCursor.ts. */
export const noteCommandNames = ['lectern.paperAtCursor', 'lectern.openWebPage'] as const;
export type NoteCommandName = (typeof noteCommandNames)[number];

export type CommandName =
  | (typeof commandNames)[number]
  | ReferenceCommandName
  | ViewCommandName
  | CorrectionCommandName
  | KeepingCommandName
  | NoteCommandName;

/** View ids do not start with `lectern.`: the editor makes commands of them, which would mix with ours. */
export const viewIds = { views: 'lecternViews', papers: 'lecternPapers', paper: 'lecternPaper' } as const;

/** The menu of what can be done with the paper at the cursor: the editor's, and the pick's. */
export const atCursorMenu = 'lectern.atCursor';

/** The large reader's webview panel. */
export const readerViewType = 'lecternReader';

export const contextKeys = {
  loaded: 'lectern.loaded',
  hasPapers: 'lectern.hasPapers',
  filtered: 'lectern.filtered',
  hasViews: 'lectern.hasViews',
  onCitation: 'lectern.onCitation',
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
  'citation.fadeUncited',
] as const;
export type SettingName = (typeof settingNames)[number];

/** Settings that only that part reads. */
export const referenceSettingNames = [
  'citation.bibliography',
  'notes.folder',
  'notes.fileName',
  'notes.template',
  'notes.citedIn',
] as const;

/** Keys of the workspace's own state: what a view looks like, nothing that would be missed. */
export const stateKeys = {
  arrangement: 'arrangement',
  offered: 'offered',
  shownPaper: 'shownPaper',
  marksPlace: 'marksPlace',
  backupOffered: 'backupOffered',
  citationForm: 'citationForm',
  recentlyCited: 'recentlyCited',
} as const;

/** The language of listings in the editor. */
export const listingLanguage = 'paper-listing';
