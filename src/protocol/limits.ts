/** How long the texts may be that travel from the panel to the host. The panel's fields stop at the same lengths. */

/** What marks may hold (marks/fieldValue.ts); a test keeps the two in step. */
export const noteLimit = 1_000_000;
export const tagLimit = 100;
/** Of an error the panel tells of. */
export const failureLimit = 2_000;
/** Unacknowledged drafts told at once; later ones are told after these are acknowledged. */
export const draftLimit = 500;
