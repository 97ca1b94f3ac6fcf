/** What a person asks to change, tidied and made into changes of the journal. */
import type { PaperId } from '../paper';
import type { Change } from './change';
import { isCitekey, tidyAbout, tidyNote, tidyTag } from './fieldValue';
import type { About, Correction, Mark, Rating, Sighting, Status } from './mark';
import type { Stamp } from './stamp';

export type Edit =
  | { readonly kind: 'status'; readonly paper: PaperId; readonly status: Status }
  | { readonly kind: 'addTag'; readonly paper: PaperId; readonly tag: string }
  | { readonly kind: 'removeTag'; readonly paper: PaperId; readonly tag: string }
  /** `base`: what the store's `noteBase` said when the typing began; what stands now where it is left out. */
  | {
      readonly kind: 'note';
      readonly paper: PaperId;
      readonly note: string;
      readonly base?: readonly Stamp[];
    }
  | { readonly kind: 'citekey'; readonly paper: PaperId; readonly citekey: string | null }
  | { readonly kind: 'rating'; readonly paper: PaperId; readonly rating: Rating | null }
  | { readonly kind: 'correction'; readonly paper: PaperId; readonly correction: Correction | null }
  | { readonly kind: 'seen'; readonly paper: PaperId; readonly sighting: Sighting }
  /** Whether an id that is taken for the paper's is another paper's. */
  | { readonly kind: 'notSame'; readonly paper: PaperId; readonly other: PaperId; readonly value: boolean }
  | { readonly kind: 'about'; readonly paper: PaperId; readonly about: About };

/** Why an edit was not taken. */
export type EditFault = 'bad-tag' | 'note-too-long' | 'bad-citekey';

/** An edit in the form its value is stored in, or why it cannot be stored. */
export function tidyEdit(edit: Edit): Edit | EditFault {
  switch (edit.kind) {
    case 'addTag':
    case 'removeTag': {
      const tag = tidyTag(edit.tag);
      return tag === null ? 'bad-tag' : { ...edit, tag };
    }
    case 'note': {
      const note = tidyNote(edit.note);
      return note === null ? 'note-too-long' : { ...edit, note };
    }
    case 'citekey': {
      const citekey = edit.citekey === null ? null : edit.citekey.normalize('NFC').trim();
      return citekey === null || isCitekey(citekey) ? { ...edit, citekey } : 'bad-citekey';
    }
    case 'about':
      return { ...edit, about: tidyAbout(edit.about) };
    case 'status':
    case 'rating':
    case 'correction':
    case 'seen':
    case 'notSame':
      return edit;
    default:
      return edit satisfies never;
  }
}

/** The register an edit writes, as a key over all papers. */
export function registerOf(edit: Edit): string {
  switch (edit.kind) {
    case 'addTag':
    case 'removeTag':
      return `${edit.paper}tag:${edit.tag}`;
    case 'seen':
      return `${edit.paper}seen:${edit.sighting.day}`;
    case 'notSame':
      return `${edit.paper}notSame:${edit.other}`;
    case 'status':
    case 'note':
    case 'citekey':
    case 'rating':
    case 'correction':
    case 'about':
      return `${edit.paper}${edit.kind}`;
    default:
      return edit satisfies never;
  }
}

/** Whether an edit leaves a mark as it is. */
export function isIdle(edit: Edit, mark: Mark, about: About | null): boolean {
  switch (edit.kind) {
    case 'status':
      return mark.status === edit.status;
    case 'addTag':
      return mark.tags.includes(edit.tag);
    case 'removeTag':
      return !mark.tags.includes(edit.tag);
    case 'note':
      return mark.note === edit.note;
    case 'citekey':
      return mark.citekey === edit.citekey;
    case 'rating':
      return mark.rating === edit.rating;
    case 'correction':
      return JSON.stringify(mark.correction) === JSON.stringify(edit.correction);
    case 'seen':
      return mark.seen.some((known) => isSameSighting(known, edit.sighting));
    case 'notSame':
      return mark.notSameAs.includes(edit.other) === edit.value;
    case 'about':
      return JSON.stringify(about) === JSON.stringify(edit.about);
    default:
      return edit satisfies never;
  }
}

/** The edit that brings back what a mark says where another edit writes. Null for what is known of the paper or was seen of it: that is never taken back. */
export function toInverse(edit: Edit, mark: Mark): Edit | null {
  const { paper } = edit;
  switch (edit.kind) {
    case 'status':
      return { kind: 'status', paper, status: mark.status };
    case 'addTag':
    case 'removeTag':
      return { kind: mark.tags.includes(edit.tag) ? 'addTag' : 'removeTag', paper, tag: edit.tag };
    case 'note':
      return { kind: 'note', paper, note: mark.note };
    case 'citekey':
      return { kind: 'citekey', paper, citekey: mark.citekey };
    case 'rating':
      return { kind: 'rating', paper, rating: mark.rating };
    case 'notSame':
      return { ...edit, value: mark.notSameAs.includes(edit.other) };
    case 'correction':
      return { kind: 'correction', paper, correction: mark.correction };
    case 'seen':
    case 'about':
      return null;
    default:
      return edit satisfies never;
  }
}

/** A tidied edit as a change; `base` is what a note is based on. */
export function toChange(edit: Edit, stamp: Stamp, base: readonly Stamp[]): Change {
  const { paper } = edit;
  switch (edit.kind) {
    case 'status':
      return { kind: 'status', stamp, paper, value: edit.status };
    case 'addTag':
    case 'removeTag':
      return { kind: 'tag', stamp, paper, tag: edit.tag, value: edit.kind === 'addTag' };
    case 'note':
      return { kind: 'note', stamp, paper, value: edit.note, base };
    case 'citekey':
      return { kind: 'citekey', stamp, paper, value: edit.citekey };
    case 'rating':
      return { kind: 'rating', stamp, paper, value: edit.rating };
    case 'correction':
      return { kind: 'correction', stamp, paper, value: edit.correction };
    case 'seen': {
      const { day, score, code } = edit.sighting;
      return { kind: 'seen', stamp, paper, day, value: { score, code } };
    }
    case 'notSame':
      return { kind: 'notSame', stamp, paper, other: edit.other, value: edit.value };
    case 'about':
      return { kind: 'about', stamp, paper, value: edit.about };
    default:
      return edit satisfies never;
  }
}

function isSameSighting(a: Sighting, b: Sighting): boolean {
  return a.day === b.day && a.score === b.score && a.code === b.code;
}
