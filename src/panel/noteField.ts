/** The note: nothing typed is lost, and what somebody else shows never moves the caret away. */
import type { PaperId } from '../core/paper';
import { noteLimit } from '../protocol/limits';
import { moveCaret } from './caret';
import type { DraftBook } from './drafts';
import { acknowledge, draftOf, typeNote } from './drafts';
import { make, setText } from './element';
import type { Field, FieldContext } from './field';

export interface NoteField extends Field {
  book(): DraftBook;
  /** The host has stored an edit of this panel's. */
  saved(paper: PaperId, edit: number): void;
  /** Puts the cursor at the end of the note. */
  focus(): void;
}

/** Takes the drafts of an earlier life of the panel; `keep` is called on every change of the book, before the host hears of it. */
export function createNoteField(
  { host, strings }: FieldContext,
  drafts: DraftBook,
  keep: () => void,
): NoteField {
  let book = drafts;
  let shown: { readonly paper: PaperId; readonly stored: string } | null = null;
  const box = make('textarea', { id: 'note', rows: '3', dir: 'auto', placeholder: strings.notePlaceholder });
  box.maxLength = noteLimit;
  const state = make('p', { class: 'aside', role: 'status' });
  function tell(text: string): void {
    // Only that a note is saved is worth being read out.
    state.setAttribute('aria-busy', String(text === strings.saving));
    setText(state, text);
  }
  const label = make('label', { for: 'note' }, strings.note);
  box.addEventListener('input', () => {
    grow(box);
    if (shown === null) return;
    book = typeNote(book, shown.paper, shown.stored, box.value);
    keep();
    tell(strings.saving);
    host.post({ kind: 'editNote', paper: shown.paper, text: box.value, edit: book.lastEdit });
  });

  return {
    element: make('section', { class: 'note' }, make('h2', {}, label), box, state),
    book: () => book,
    focus() {
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
    },
    saved(paper, edit) {
      const draft = draftOf(book, paper);
      if (draft === null || draft.edit > edit) return;
      book = acknowledge(book, paper, edit);
      keep();
      if (shown?.paper !== paper) return;
      shown = { paper, stored: draft.text };
      tell(strings.saved);
    },
    show(card) {
      const isNew = shown?.paper !== card.paperId;
      const draft = draftOf(book, card.paperId);
      shown = { paper: card.paperId, stored: card.note };
      if (isNew) tell(draft === null ? '' : strings.saving);
      if (draft === null || isNew) replace(box, draft?.text ?? card.note, isNew);
    },
  };
}

function replace(box: HTMLTextAreaElement, text: string, isNew: boolean): void {
  if (box.value === text) return;
  const { value, selectionStart, selectionEnd, selectionDirection } = box;
  box.value = text;
  if (!isNew) {
    const [start, end] = [selectionStart, selectionEnd].map((at) => moveCaret(value, box.value, at));
    box.setSelectionRange(start ?? 0, end ?? 0, selectionDirection);
  }
  grow(box);
}

// Where the style sheet's field-sizing is not known yet.
function grow(box: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
}
