/** How a listing is read: by which day, and with the model where there is one. */
import type { Day } from '../core/calendar';
import type { ChooseBoundary } from '../core/listing/boundary';
import type { ListingOptions } from '../core/listing/readListing';

/** The model where there is one; without it the reader goes by shapes. */
export function toListingOptions(referenceDate: Day, chooseBoundary: ChooseBoundary | null): ListingOptions {
  return chooseBoundary === null ? { referenceDate } : { referenceDate, chooseBoundary };
}
