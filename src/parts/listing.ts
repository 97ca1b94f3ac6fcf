/** What reading a listing needs, as a file of its own: loaded once there is one. The entry of a bundle, and so a list of names. */
export { parseBoundaryModel } from '../core/listing/boundaryModel';
export { completeDates } from '../core/listing/completeDates';
export { applyCorrections, papersOf } from '../core/listing/corrections';
export { entryStartAfter } from '../core/listing/entryStart';
export { actionsAt } from '../core/listing/listingActions';
export { entriesWithin, entryAt, tokensOf, unmarkedBoundary } from '../core/listing/listingView';
export { createModelChoice } from '../core/listing/modelChoice';
export { iterateListing, readListing } from '../core/listing/readListing';
export { looksLikeListing } from '../core/listing/textCheck';
export { lettersBefore } from '../core/listing/titleLetters';
