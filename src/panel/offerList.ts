/** The list below the tag box: the listbox of a combobox. The focus stays in the box, `aria-activedescendant` moves. */
import { legible } from '../core/card';
import type { KnownTag } from '../protocol/messages';
import { make } from './element';

export interface OfferList {
  readonly element: HTMLElement;
  /** Shows the offers, none of them active; with none to show it closes. */
  readonly open: (offers: readonly KnownTag[]) => void;
  close(): void;
  isOpen(): boolean;
  /** Makes the next or the previous offer active; past either end none is. */
  move(step: 1 | -1): void;
  /** The active offer's tag, or null. */
  active(): string | null;
}

/** Makes the list for a box; `choose` is called when an offer is pressed. */
export function createOfferList(
  box: HTMLInputElement,
  label: string,
  choose: (tag: string) => void,
): OfferList {
  const element = make('ul', { id: 'offers', role: 'listbox', 'aria-label': label });
  let shown: readonly { readonly tag: string; readonly option: HTMLElement }[] = [];
  let activeIndex = -1;
  box.setAttribute('aria-controls', element.id);
  // A press must not take the focus from the box, which would close the list under the pointer.
  element.addEventListener('pointerdown', (event) => event.preventDefault());
  show([]);

  function show(offers: readonly KnownTag[]): void {
    shown = offers.map(({ name, count }, index) => {
      const tally = make('span', { class: 'count' }, String(count));
      const text = make('span', { dir: 'auto' }, legible(name));
      const option = make(
        'li',
        { id: `offer${index}`, role: 'option', 'aria-selected': 'false' },
        text,
        ' ',
        tally,
      );
      option.addEventListener('click', () => choose(name));
      return { tag: name, option };
    });
    element.replaceChildren(...shown.map(({ option }) => option));
    element.hidden = shown.length === 0;
    box.setAttribute('aria-expanded', String(shown.length > 0));
    activate(-1);
  }

  function activate(index: number): void {
    activeIndex = index;
    shown.forEach(({ option }, at) => option.setAttribute('aria-selected', String(at === index)));
    const active = shown[index]?.option;
    if (active === undefined) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', active.id);
    active?.scrollIntoView({ block: 'nearest' });
  }

  return {
    element,
    open: show,
    close: () => show([]),
    isOpen: () => shown.length > 0,
    move(step) {
      const places = shown.length + 1;
      activate(((activeIndex + 1 + step + places) % places) - 1);
    },
    active: () => shown[activeIndex]?.tag ?? null,
  };
}
