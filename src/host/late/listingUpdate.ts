/**
 * Listings brought up to date: pasted, taken away, and what changed in them shown. A bundle of its own, loaded when it is needed.
 */
export { showChanges } from './listingChangeList';
export { pasteListing } from './listingPaste';
export { removeListing } from './removeListing';
