/** The buttons that ask the host for something: citing, looking up, going on. They name the paper, never an address. */
import type { PaperId } from '../core/paper';
import type { LookUpPlace } from '../protocol/messages';
import { lookUpPlaces } from '../protocol/messages';
import { make, makeButton } from './element';
import type { Field, FieldContext } from './field';

type PlainRequest = 'cite' | 'copyBibtex' | 'openLarge' | 'next' | 'previous';

/** Makes the buttons; the large layout needs none to open itself. */
export function createActions({ host, strings }: FieldContext, isLarge: boolean): Field {
  let paper: PaperId | null = null;
  const ask = (kind: PlainRequest): HTMLElement =>
    makeButton(strings[kind], () => {
      if (paper !== null) host.post({ kind, paper });
    });
  const lookUp = (where: LookUpPlace): HTMLElement =>
    makeButton(strings[where], () => {
      if (paper !== null) host.post({ kind: 'lookUp', paper, where });
    });
  const open = isLarge ? [] : [ask('openLarge')];
  return {
    element: make(
      'div',
      { class: 'actions' },
      createGroup('look-up', strings.lookUp, lookUpPlaces.map(lookUp)),
      createGroup('citing', strings.citing, [ask('cite'), ask('copyBibtex')]),
      make('nav', {}, ask('previous'), ask('next'), ...open),
    ),
    show: (card) => (paper = card.paperId),
  };
}

function createGroup(id: string, label: string, buttons: readonly HTMLElement[]): HTMLElement {
  const heading = make('h2', { id }, label);
  return make(
    'section',
    { 'aria-labelledby': heading.id },
    heading,
    make('div', { class: 'buttons' }, ...buttons),
  );
}
