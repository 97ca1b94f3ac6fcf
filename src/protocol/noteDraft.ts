/** A note being typed: what the panel keeps until the host says it is stored, and what becomes of it afterwards. */
import * as z from 'zod/mini';
import type { PaperId } from '../core/paper';
import { isPaperId } from '../core/paper';
import { noteLimit } from './limits';
import { readonlyList } from './readonlyList';

export const paperIdSchema = z.custom<PaperId>((value) => typeof value === 'string' && isPaperId(value));

export const noteTextSchema = z.string().check(z.maxLength(noteLimit));
/** Numbers of edits rise within one panel; `noteSaved` names them. */
export const editSchema = z.number().check(z.refine((edit) => Number.isSafeInteger(edit) && edit >= 0));

/** Fingerprints kept of what was sent: more than anyone types between two writes of the host. */
export const sentLimit = 256;

export const noteDraftSchema = z.object({
  paper: paperIdSchema,
  text: noteTextSchema,
  edit: editSchema,
  /** Fingerprint of the stored note the typing began with. */
  base: z.string().check(z.maxLength(64)),
  /** Fingerprints of the texts sent since then, without an answer. */
  sent: readonlyList(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(sentLimit))),
});
export type NoteDraft = z.infer<typeof noteDraftSchema>;

/**
 * Takes the note in the store and a draft that comes late (a panel that was hidden, reloaded or closed before it
 * heard `noteSaved`); gives the note to store. Where the stored note is the one the draft began with, or one of
 * the draft's own steps, the draft is the newer text. Where somebody else wrote meanwhile, both texts are kept,
 * the stored one first. Never shorter than what either person typed. `history` are the fingerprints of the paper's
 * notes that were stored since the host started: a draft that is among them arrived in time and only the answer
 * was lost, so whatever is stored now is newer.
 */
export function settleDraft(stored: string, draft: NoteDraft, history: ReadonlySet<string>): string {
  if (stored === draft.text || history.has(fingerprint(draft.text))) return stored;
  const print = fingerprint(stored);
  if (print === draft.base || draft.sent.includes(print)) return draft.text;
  if (draft.text === '' || stored.includes(draft.text)) return stored;
  if (draft.text.includes(stored)) return draft.text;
  return `${stored}\n\n${draft.text}`;
}

/**
 * Takes a text; gives its length and 32-bit FNV-1a hash: tells texts of one person apart, no more is asked of it. The
 * store keeps notes in NFC with `\n` line ends, the panel's text box knows nothing of that; here both are the same.
 */
export function fingerprint(note: string): string {
  const text = note.replace(/\r\n?/g, '\n').normalize('NFC');
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return `${text.length}:${(hash >>> 0).toString(36)}`;
}
