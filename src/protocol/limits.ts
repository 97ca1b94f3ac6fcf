/** How long the texts may be that travel from the panel to the host. The panel's fields stop at the same lengths. */
import { maxNote, maxTag } from '../core/marks/fieldValue';

export const noteLimit = maxNote;
export const tagLimit = maxTag;
/** Of an error the panel tells of. */
export const failureLimit = 2_000;
/** Unacknowledged drafts told at once; later ones are told after these are acknowledged. */
export const draftLimit = 500;
