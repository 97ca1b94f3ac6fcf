/** The papers that are cited where the cursor is, and the fact for menus that there are some. */
import * as vscode from 'vscode';
import { citeAt, citesMeant } from '../../../core/notes/citesMeant';
import type { Paper } from '../../../core/paper';
import type { Span } from '../../../core/problem';
import { setContextKey } from '../../contextKey';
import { contextKeys } from '../../ids';
import { toMessage } from '../../errors';
import { plainTitle } from '../../rowText';
import { bibliographyName } from './notePlaces';
import type { OpenNote } from './noteIndex';
import type { NotesContext } from './notesContext';

export interface MeantPapers {
  readonly papers: readonly Paper[];
  /** They are a group that the cursor is within, on the key of none. */
  readonly isGroup: boolean;
}

const none: MeantPapers = { papers: [], isGroup: false };
/** Milliseconds without a move, after which the menus follow. */
const rest = 100;

export class CursorPapers implements vscode.Disposable {
  private readonly context: NotesContext;
  private readonly listening: readonly { dispose(): void }[];
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private isAtCursor = false;
  private isAtPointer = false;
  private isSet = false;
  /** The newest look: an older one that ends later tells of a place the cursor has left. */
  private turn = 0;

  constructor(context: NotesContext) {
    this.context = context;
    const { window } = vscode;
    const soon = () => this.lookSoon();
    this.listening = [
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor !== window.activeTextEditor) return;
        this.isAtPointer = false;
        soon();
      }),
      window.onDidChangeActiveTextEditor(() => {
        this.isAtPointer = false;
        soon();
      }),
      context.notes.onDidChange(soon),
      context.papers.onDidChange(soon),
    ];
    soon();
  }

  /** Of the text in front: by its cursors and selections, each paper of the list once. */
  async meant(): Promise<MeantPapers> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return none;
    const { document, selections } = editor;
    const { notes, papers } = this.context;
    const note = notes.of(document);
    if (note === null && !bibliographyName.test(document.uri.path)) return none;
    await papers.ready();
    const spans = selections.map(({ start, end }) => ({
      start: document.offsetAt(start),
      end: document.offsetAt(end),
    }));
    const { keys, isGroup } = note === null ? await this.entriesAt(document, spans) : citesMeant(note, spans);
    const meant = keys.flatMap((key) => papers.paperOf(key) ?? []);
    return { papers: [...new Set(meant)], isGroup };
  }

  /**
   * The pointer rests at a place of a note. The editor puts the cursor where a click for the menu is, and shows the menu
   * before it tells of that: that the pointer rests there is all that can be known in time.
   */
  pointAt(note: OpenNote, offset: number): void {
    const cite = citeAt(note, offset);
    this.isAtPointer = cite !== null && this.context.papers.paperOf(cite.key) !== null;
    this.tell();
  }

  dispose(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    for (const each of this.listening) each.dispose();
  }

  /** In a bibliography an entry stands for its paper, anywhere in it. */
  private async entriesAt(
    { uri }: vscode.TextDocument,
    spans: readonly Span[],
  ): Promise<{ readonly keys: readonly string[]; readonly isGroup: boolean }> {
    const entries = (await this.context.bibliographies.read(uri))?.entries ?? [];
    const keys = entries.flatMap((entry) =>
      spans.some(({ start, end }) => entry.start <= end && start <= entry.end) ? [entry.key] : [],
    );
    return { keys, isGroup: false };
  }

  private lookSoon(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.waiting = null;
      this.look().catch((error: unknown) => this.context.log.error(toMessage(error)));
    }, rest);
  }

  private async look(): Promise<void> {
    const turn = ++this.turn;
    const { papers } = await this.meant();
    if (turn !== this.turn) return;
    this.isAtCursor = papers.length > 0;
    this.tell();
  }

  private tell(): void {
    const isOn = this.isAtCursor || this.isAtPointer;
    if (isOn === this.isSet) return;
    this.isSet = isOn;
    setContextKey(contextKeys.onCitation, isOn);
  }
}

/** Says which papers a command took to be meant. */
export function tellMeant(papers: readonly Paper[]): void {
  const [first] = papers;
  const message =
    papers.length === 1 && first !== undefined
      ? vscode.l10n.t('At the cursor: {0}', plainTitle(first))
      : vscode.l10n.t('At the cursor: {0} papers', papers.length);
  vscode.window.setStatusBarMessage(message, 5000);
}
