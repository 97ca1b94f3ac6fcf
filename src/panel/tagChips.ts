/** The tags a paper has, each with a button that removes it. */
import { legible } from '../core/card';
import { fill } from '../protocol/panelStrings';
import { make, makeButton } from './element';
import type { FieldContext } from './field';

export interface TagChips {
  readonly element: HTMLElement;
  show(tags: readonly string[]): void;
}

/** Makes the list. `remove` is asked for a tag; `leave` is called when the focused chip was the last one. */
export function createTagChips(
  { strings }: FieldContext,
  remove: (tag: string) => void,
  leave: () => void,
): TagChips {
  const element = make('ul', { class: 'chips', 'aria-label': strings.tags });
  let chips: readonly {
    readonly tag: string;
    readonly item: HTMLElement;
    readonly button: HTMLButtonElement;
  }[] = [];

  function create(tag: string): (typeof chips)[number] {
    const name = legible(tag);
    const button = makeButton('×', () => remove(tag), {
      'aria-label': fill(strings.removeTag, name),
      title: fill(strings.removeTag, name),
    });
    button.addEventListener('keydown', ({ key }) => {
      if (key === 'Delete' || key === 'Backspace') remove(tag);
    });
    const item = make('li', {}, make('span', { dir: 'auto' }, name), button);
    return { tag, item, button };
  }

  return {
    element,
    show(tags) {
      if (tags.length === chips.length && tags.every((tag, index) => tag === chips[index]?.tag)) return;
      const focused = chips.findIndex((chip) => chip.button === document.activeElement);
      const stays = tags.includes(chips[focused]?.tag ?? '');
      // Chips that stay keep their elements, and with them the focus.
      const next = tags.map((tag) => chips.find((chip) => chip.tag === tag) ?? create(tag));
      for (const chip of chips) if (!next.includes(chip)) chip.item.remove();
      next.forEach((chip, index) => {
        if (element.children[index] !== chip.item)
          element.insertBefore(chip.item, element.children[index] ?? null);
      });
      chips = next;
      element.hidden = chips.length === 0;
      if (focused < 0 || stays) return;
      const neighbour = chips[Math.min(focused, chips.length - 1)];
      if (neighbour === undefined) leave();
      else neighbour.button.focus();
    },
  };
}
