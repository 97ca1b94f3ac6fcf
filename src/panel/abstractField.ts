/** The abstract, which can be folded away where room is short. */
import { make } from './element';
import type { Field, FieldContext } from './field';
import { createRichText } from './richText';

export interface AbstractField extends Field {
  isFolded(): boolean;
}

/** Makes the field; `onFold` hears when a person folds or unfolds it. */
export function createAbstractField(
  { strings }: FieldContext,
  folded: boolean,
  onFold: () => void,
  onFailure: (error: unknown) => void,
): AbstractField {
  const body = make('div', { class: 'abstract', dir: 'auto' });
  const text = createRichText(body, onFailure);
  const element = make('details', {}, make('summary', {}, make('h2', {}, strings.abstract)), body);
  element.open = !folded;
  element.addEventListener('toggle', onFold);
  return {
    element,
    isFolded: () => !element.open,
    show(card) {
      text.show(card.abstract ?? strings.noAbstract);
      body.classList.toggle('missing', card.abstract === null);
    },
  };
}
