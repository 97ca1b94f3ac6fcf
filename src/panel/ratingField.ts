/** The rating, a list to choose from: one to five, or none. */
import { ratings } from '../core/marks/mark';
import type { PaperId } from '../core/paper';
import { make } from './element';
import type { Field, FieldContext } from './field';

/** Makes the field. */
export function createRatingField({ host, strings }: FieldContext): Field {
  let paper: PaperId | null = null;
  const options = ratings.map((rating) => make('option', { value: String(rating) }, '★'.repeat(rating)));
  // Stars are read out one by one; the number is what is meant.
  options.forEach((option, index) => option.setAttribute('aria-label', String(ratings[index])));
  const box = make('select', { id: 'rating' }, make('option', { value: '' }, strings.noRating), ...options);
  box.addEventListener('change', () => {
    if (paper === null) return;
    const rating = ratings.find((one) => String(one) === box.value) ?? null;
    host.post({ kind: 'setRating', paper, rating });
  });
  return {
    element: make(
      'section',
      { class: 'rating' },
      make('h2', {}, make('label', { for: 'rating' }, strings.rating)),
      box,
    ),
    show(card) {
      paper = card.paperId;
      box.value = card.rating === null ? '' : String(card.rating);
    },
  };
}
