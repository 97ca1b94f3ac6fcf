/** Reading listing files, loaded with the first one, as safekeeping.ts is. */
export { ListingReader } from './listingReader';
