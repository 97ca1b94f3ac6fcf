/**
 * Listings brought in and up to date: asked for, pasted, taken away, and what changed in them shown. A bundle of its own, loaded when it is needed.
 */
export { writeExample } from './exampleFile';
export { showChanges } from './listingChangeList';
export { askForFiles, askToAdd } from './listingQuestions';
export { pasteListing, takeListing } from './listingPaste';
export { readPasted } from './pastedListing';
export { removeListing } from './removeListing';
