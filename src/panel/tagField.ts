/** The tags of a paper: chips, and a box that completes known tags (a combobox with a list below it). */
import type { PaperId } from '../core/paper';
import type { KnownTag } from '../protocol/messages';
import { fill } from '../protocol/panelStrings';
import { make } from './element';
import type { Field, FieldContext } from './field';
import { createOfferList } from './offerList';
import { createTagChips } from './tagChips';
import { offerTags, readTags, toTag } from './tagCompletion';

export interface TagField extends Field {
  /** Says which tags the library knows. */
  know(tags: readonly KnownTag[]): void;
}

/** Makes the field. Enter and comma add, Backspace in the empty box removes the last tag, Escape closes the list. */
export function createTagField(context: FieldContext): TagField {
  const { host, strings } = context;
  let paper: PaperId | null = null;
  let tags: readonly string[] = [];
  let known: readonly KnownTag[] = [];
  const box = make('input', {
    id: 'tag',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    dir: 'auto',
    'aria-autocomplete': 'list',
    'aria-label': strings.addTag,
    placeholder: strings.addTag,
  });
  const offers = createOfferList(box, strings.knownTags, (tag) => {
    add(tag);
    box.value = '';
    offers.close();
  });
  const chips = createTagChips(context, remove, () => box.focus());

  function add(tag: string): void {
    if (paper === null || tag === '') return;
    if (!tags.includes(tag)) host.post({ kind: 'addTag', paper, tag });
    context.announce(fill(strings.tagAdded, tag));
  }
  function remove(tag: string): void {
    if (paper === null) return;
    host.post({ kind: 'removeTag', paper, tag });
    context.announce(fill(strings.tagRemoved, tag));
  }
  function offer(): void {
    offers.open(offerTags(known, tags, box.value));
  }

  function read(): void {
    // Commas are read here, not from keys, so that pasted lists and screen keyboards work as well.
    const typed = readTags(box.value);
    typed.tags.forEach(add);
    if (box.value !== typed.rest) box.value = typed.rest;
    if (typed.rest === '') offers.close();
    else offer();
  }

  // While an input method composes, the box is its own.
  box.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) read();
  });
  box.addEventListener('compositionend', read);
  box.addEventListener('keydown', (event) => {
    // Enter and Escape belong to the input method while it composes.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!offers.isOpen()) offer();
      offers.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      add(offers.active() ?? toTag(box.value));
      box.value = '';
      offers.close();
    } else if (event.key === 'Escape' && offers.isOpen()) {
      offers.close();
    } else if (event.key === 'Backspace' && box.value === '' && !event.repeat) {
      const last = tags.at(-1);
      if (last !== undefined) remove(last);
      return;
    } else return;
    event.preventDefault();
  });
  box.addEventListener('blur', () => offers.close());

  return {
    element: make(
      'section',
      { class: 'tags' },
      make('h2', {}, strings.tags),
      chips.element,
      make('div', { class: 'combobox' }, box, offers.element),
    ),
    know: (all) => (known = all),
    show(card) {
      if (paper !== card.paperId) box.value = '';
      paper = card.paperId;
      tags = card.tags;
      chips.show(tags);
      if (offers.isOpen()) offer();
    },
  };
}
