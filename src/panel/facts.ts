/** The head of the card: title, people, and the labelled facts. */
import type { Card } from '../core/card';
import { legible } from '../core/card';
import { fill } from '../protocol/panelStrings';
import { make, setText } from './element';
import type { Field, FieldContext } from './field';
import { formatDay, formatNumber } from './formats';
import { createRichText } from './richText';

/** Makes the head; its heading has the id the card is named by. */
export function createFacts(
  context: FieldContext,
  headingId: string,
  onFailure: (error: unknown) => void,
): Field {
  const { strings, lang } = context;
  const heading = make('h1', { id: headingId, dir: 'auto' });
  const title = createRichText(heading, onFailure);
  const people = make('p', { class: 'people', dir: 'auto' });
  const names = make('span');
  people.append(make('span', { class: 'unseen' }, `${strings.authors}: `), names);
  const list = make('dl', { class: 'facts' });
  const rows = {
    orgs: createRow(strings.organisations),
    date: createRow(strings.date),
    topic: createRow(strings.topic),
    score: createRow(strings.score),
    code: createRow(strings.code),
    earlier: createRow(strings.earlier),
    citekey: createRow(strings.citekey),
  };
  list.append(...Object.values(rows).map((row) => row.element));

  function describeSighting({ day, score, code }: Card['seen'][number]): string {
    const points = score === null ? '–' : formatNumber(score, lang);
    const seen = fill(strings.scoreOn, points, formatDay(day, lang));
    return code ? `${seen}, ${strings.withCode}` : seen;
  }

  return {
    element: make('header', {}, heading, people, list),
    show(card) {
      title.show(card.title);
      people.hidden = card.authors.length === 0;
      setText(names, listPeople(card, strings.etAl));
      rows.orgs.show(card.orgs.join(', '));
      rows.date.show(card.date === null ? '' : formatDay(card.date, lang));
      rows.topic.show(card.topic === null ? '' : describeTopic(card.topic));
      rows.score.show(card.score === null ? '' : formatNumber(card.score, lang));
      rows.code.show(card.code ? strings.codeAvailable : '');
      rows.earlier.show(card.seen.map(describeSighting).join(' · '));
      rows.citekey.show(card.citekey === null ? '' : legible(card.citekey));
    },
  };
}

function describeTopic(topic: { readonly id: string; readonly name: string }): string {
  return topic.name === '' || topic.name === topic.id ? topic.id : `${topic.name} (${topic.id})`;
}

function listPeople(card: Card, etAl: string): string {
  return card.authors.join(', ') + (card.etAl ? ` ${etAl}` : '');
}

interface Row {
  readonly element: HTMLElement;
  /** Shows a value; without one the row is not there. */
  show(value: string): void;
}

function createRow(label: string): Row {
  const value = make('dd', { dir: 'auto' });
  const element = make('div', {}, make('dt', {}, label), value);
  return {
    element,
    show(text) {
      element.hidden = text === '';
      setText(value, text);
    },
  };
}
