/** What the webviews may see and ask for: cards, marks, notes, look-ups. One desk for all of them. */
import * as vscode from 'vscode';
import { toCard, type Card } from '../core/card';
import { Emitter, type Event } from '../core/emitter';
import type { LibraryStore } from '../core/library/libraryStore';
import { topicOf } from '../core/listing/categories';
import { lookUpAddress } from '../core/lookUp';
import type { Edit } from '../core/marks/edit';
import type { PaperId } from '../core/paper';
import type { LookUpPlace } from '../protocol/messages';
import { settleDraft, type NoteDraft } from '../protocol/noteDraft';
import type { Citekeys } from './citekeys';
import { HumanError, toMessage } from './errors';
import type { CommandName } from './ids';
import { showFailure, type Log } from './log';
import type { Marking } from './marking';
import { NoteTyping } from './noteTyping';

export interface PanelDeskParts {
  readonly library: LibraryStore;
  readonly marking: Marking;
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly citekeys: Pick<Citekeys, 'known' | 'onDidMake'>;
}

export class PanelDesk implements vscode.Disposable {
  readonly notes: NoteTyping;
  readonly log: Log;
  readonly extensionUri: vscode.Uri;
  private readonly parts: PanelDeskParts;
  private readonly changed: Emitter<ReadonlySet<PaperId> | null>;
  private readonly subscriptions: vscode.Disposable;
  private readonly stepped = new vscode.EventEmitter<{ readonly from: PaperId; readonly by: 1 | -1 }>();

  /** Papers that may look different now; null for all. */
  readonly onDidChangePapers: Event<ReadonlySet<PaperId> | null>;
  /** Somebody asks for the next or previous paper of the list. */
  readonly onDidStep = this.stepped.event;

  constructor(parts: PanelDeskParts) {
    this.parts = parts;
    this.log = parts.log;
    this.extensionUri = parts.extensionUri;
    this.changed = new Emitter((error) => parts.log.error(toMessage(error)));
    this.onDidChangePapers = this.changed.event;
    this.notes = new NoteTyping((paper, note) => this.apply([{ kind: 'note', paper, note }]));
    this.subscriptions = vscode.Disposable.from(
      parts.library.onDidChange(() => this.changed.fire(null)),
      parts.citekeys.onDidMake(() => this.changed.fire(null)),
      parts.marking.onDidChange((papers) => this.changed.fire(papers)),
      this.stepped,
    );
  }

  /** The card of a paper, with the note as it is being typed; null where the library has no such paper. */
  cardOf(paperId: PaperId): Card | null {
    const paper = this.parts.library.library.byId.get(paperId);
    if (paper === undefined) return null;
    const mark = this.parts.marking.markOf(paperId);
    const topic = topicOf(paper.category);
    const note = this.notes.pending(paperId) ?? mark.note;
    const card = toCard(
      paper,
      { ...mark, note, citekey: this.parts.citekeys.known(paper) },
      { topic: topic.id === 'none' ? null : { id: topic.id, name: topic.name } },
    );
    return card;
  }

  tags(): ReadonlyMap<string, number> {
    return this.parts.marking.tags();
  }

  /** Stores edits that came from a panel; a refused one is told. Gives whether they are on disk. */
  async apply(edits: readonly Edit[]): Promise<boolean> {
    try {
      return await this.parts.marking.apply(edits);
    } catch (error) {
      if (error instanceof HumanError) void vscode.window.showWarningMessage(error.message);
      else void showFailure(this.log, toMessage(error));
      return false;
    }
  }

  /** Takes in a note that a panel still held when it was closed or reloaded. */
  async settle(draft: NoteDraft, whenSaved: (edit: number) => void): Promise<void> {
    await this.parts.marking.ready();
    const stored = this.notes.pending(draft.paper) ?? this.parts.marking.markOf(draft.paper).note;
    const note = settleDraft(stored, draft, this.notes.history(draft.paper));
    this.notes.type(draft.paper, note, () => whenSaved(draft.edit));
  }

  async lookUp(paperId: PaperId, where: LookUpPlace): Promise<void> {
    const paper = this.parts.library.library.byId.get(paperId);
    if (paper === undefined) return;
    await vscode.env.openExternal(vscode.Uri.parse(lookUpAddress(where, paper.title), true));
  }

  /** Runs a command on one paper, as a row of the tree would. */
  async run(command: CommandName, paperId: PaperId): Promise<void> {
    try {
      await vscode.commands.executeCommand(command, { kind: 'paper', paper: { id: paperId } });
    } catch (error) {
      void showFailure(this.log, toMessage(error));
    }
  }

  step(from: PaperId, by: 1 | -1): void {
    this.stepped.fire({ from, by });
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}
