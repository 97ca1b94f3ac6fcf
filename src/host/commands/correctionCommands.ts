/** Commands that put right how a listing was read. What they do is loaded with the first listing that is opened. */
import type { Handler, Handlers } from '../commandRegistry';
import type { ListingDocuments } from '../listingDocuments';

export type CorrectionCommand =
  | 'lectern.titleEndsHere'
  | 'lectern.titleIsRight'
  | 'lectern.notAnEntry'
  | 'lectern.forgetCorrection'
  | 'lectern.setReferenceDate';

export function correctionCommands(documents: ListingDocuments): Handlers<CorrectionCommand> {
  const handler =
    (name: CorrectionCommand): Handler =>
    async (args) =>
      (await documents.load()).handlers[name](args);
  return {
    'lectern.titleEndsHere': handler('lectern.titleEndsHere'),
    'lectern.titleIsRight': handler('lectern.titleIsRight'),
    'lectern.notAnEntry': handler('lectern.notAnEntry'),
    'lectern.forgetCorrection': handler('lectern.forgetCorrection'),
    'lectern.setReferenceDate': handler('lectern.setReferenceDate'),
  };
}
