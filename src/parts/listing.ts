/** What reading a listing needs, as a file of its own: loaded once there is one. The entry of a bundle, and so a list of names. */
export { completeDates } from '../core/listing/completeDates';
export { iterateListing, readListing } from '../core/listing/readListing';
export { looksLikeListing } from '../core/listing/textCheck';
