/** The status as a group of radio buttons. */
import type { Status } from '../core/marks/mark';
import { statuses } from '../core/marks/mark';
import type { PaperId } from '../core/paper';
import { fill } from '../protocol/panelStrings';
import { make, setText } from './element';
import type { Field, FieldContext } from './field';
import { formatMoment } from './formats';

export interface StatusField extends Field {
  /** Sends a choice that still waits. To be called before the paper or the page goes away. */
  flush(): void;
}

// With the arrow keys one passes over the statuses between; each would be a dated change in the reading log.
const settleTime = 600;

/** Makes the group. A click counts at once, arrow keys once they rest. */
export function createStatusField({ host, strings, lang }: FieldContext): StatusField {
  let paper: PaperId | null = null;
  let waiting: { readonly paper: PaperId; readonly status: Status; readonly timer: number } | null = null;
  let arrowed = false;
  const inputs = statuses.map((status) => {
    const input = make('input', { type: 'radio', name: 'status', value: status });
    input.addEventListener('change', () => choose(status));
    return { status, input };
  });
  const since = make('p', { class: 'aside' });
  const choices = inputs.map(({ status, input }) => make('label', {}, input, strings.statusNames[status]));
  const element = make(
    'fieldset',
    { class: 'status' },
    make('legend', {}, strings.status),
    ...choices,
    since,
  );
  element.addEventListener('keydown', (event) => (arrowed = event.key.startsWith('Arrow')));
  element.addEventListener('pointerdown', () => (arrowed = false));
  element.addEventListener('focusout', ({ relatedTarget }) => {
    // From one radio button to the next the focus moves too.
    if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) flush();
  });

  function choose(status: Status): void {
    if (paper === null) return;
    if (waiting !== null) clearTimeout(waiting.timer);
    waiting = { paper, status, timer: setTimeout(flush, settleTime) };
    if (!arrowed) flush();
  }

  function flush(): void {
    if (waiting === null) return;
    const { paper: about, status, timer } = waiting;
    clearTimeout(timer);
    waiting = null;
    host.post({ kind: 'setStatus', paper: about, status });
  }

  return {
    element,
    flush,
    show(card) {
      if (paper !== card.paperId) flush();
      paper = card.paperId;
      // While a choice waits it stays on show; the host answers it with the card it makes.
      if (waiting === null) for (const { status, input } of inputs) input.checked = status === card.status;
      const moment = card.statusSince === null ? '' : formatMoment(card.statusSince, lang);
      since.hidden = moment === '';
      setText(since, fill(strings.statusSince, moment));
    },
  };
}
