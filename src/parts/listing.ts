/** What reading a listing needs, as a file of its own: loaded once there is one. The entry of a bundle, and so a list of names. */
export { parseBoundaryModel } from '../core/listing/boundaryModel';
export { completeDates } from '../core/listing/completeDates';
export { createModelChoice } from '../core/listing/modelChoice';
export { iterateListing, readListing } from '../core/listing/readListing';
export { looksLikeListing } from '../core/listing/textCheck';
