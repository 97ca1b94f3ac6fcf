/** The whole panel: one card or the word that none is selected, and the state that outlives the page. */
import type { Card } from '../core/card';
import { draftLimit } from '../protocol/limits';
import type { ToPanelHandlers } from '../protocol/receive';
import { createAbstractField } from './abstractField';
import { createActions } from './actions';
import { make } from './element';
import { createFacts } from './facts';
import type { FieldContext } from './field';
import { reportFailure } from './hostApi';
import { createNoteField } from './noteField';
import { createRatingField } from './ratingField';
import { createStatusField } from './statusField';
import { createTagField } from './tagField';
import { readViewState, writeViewState } from './viewState';

export interface PanelView {
  readonly handlers: ToPanelHandlers;
  /** Tells the host that this page listens, and what it never heard to be stored. */
  start(): void;
}

/** Builds the panel inside `main`; from then on the host's messages change it. */
export function createPanelView(main: HTMLElement, context: FieldContext, isLarge: boolean): PanelView {
  const { host, strings } = context;
  const before = readViewState(host.kept());
  let current: Card | null = null;
  const fail = (error: unknown): void => reportFailure(host, error);

  const facts = createFacts(context, 'title', fail);
  const abstract = createAbstractField(context, before.folded, keep, fail);
  const status = createStatusField(context);
  const rating = createRatingField(context);
  const tags = createTagField(context);
  const note = createNoteField(context, before.book, keep);
  const actions = createActions(context, isLarge);
  const fields = [facts, abstract, status, rating, tags, note, actions];
  const article = make('article', { 'aria-labelledby': 'title' }, ...fields.map((field) => field.element));
  const empty = make('p', { class: 'empty' }, strings.empty);
  article.hidden = true;
  main.append(empty, article);

  function keep(): void {
    const paper = current === null ? before.paper : current.paperId;
    const scroll = current === null ? before.scroll : window.scrollY;
    host.keep(writeViewState({ paper, scroll, folded: abstract.isFolded(), book: note.book() }));
  }

  function show(card: Card): void {
    const previous = current === null ? before.paper : current.paperId;
    const isFirst = current === null;
    current = card;
    for (const field of fields) field.show(card);
    empty.hidden = true;
    article.hidden = false;
    if (previous !== card.paperId) window.scrollTo(0, 0);
    else if (isFirst) window.scrollTo(0, before.scroll);
    if (previous !== card.paperId && document.hasFocus()) context.announce(card.title);
    keep();
  }

  function clear(): void {
    status.flush();
    empty.hidden = false;
    article.hidden = true;
  }

  let scrolling: number | undefined;
  window.addEventListener('scroll', () => {
    clearTimeout(scrolling);
    scrolling = setTimeout(keep, 200);
  });
  window.addEventListener('pagehide', () => {
    status.flush();
    keep();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') status.flush();
  });

  return {
    handlers: {
      show: (message) => show(message.card),
      clear,
      tags: (message) => tags.know(message.known),
      noteSaved: (message) => note.saved(message.paper, message.edit),
      focusNote: () => note.focus(),
    },
    // More than the limit are told of at the next start; what is acknowledged by then makes room.
    start: () => host.post({ kind: 'ready', drafts: note.book().drafts.slice(0, draftLimit) }),
  };
}
