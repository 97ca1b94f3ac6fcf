/** What the parts of the panel share: each shows one part of a card and changes only what differs. */
import type { Card } from '../core/card';
import type { PanelStrings } from '../protocol/panelStrings';
import type { HostApi } from './hostApi';

export interface Field {
  readonly element: HTMLElement;
  /** Shows the card. Called again for the same paper whenever anything about it changed. */
  show(card: Card): void;
}

export interface FieldContext {
  readonly host: HostApi;
  readonly strings: PanelStrings;
  /** The editor's language. */
  readonly lang: string;
  /** Says something to people who cannot see it happen. */
  announce(text: string): void;
}
