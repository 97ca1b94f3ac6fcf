/** Papers dropped into a document, and links and listings pasted into notes: the citations they can become. */
import * as vscode from 'vscode';
import { isPaperId, type Paper } from '../../core/paper';
import type { CitedWork } from '../../core/citation/citationStyle';
import type { DropParts } from '../citationDrops';
import type { LinkedWork } from '../citedNotes';
import { toMessage } from '../errors';
import { papersType } from '../paperDrag';
import { citationAlternatives, type Alternative } from './citationAlternatives';
import { citationAt } from './citationAt';
import { styleFor } from './citationSetting';
import { fileName } from './fileNames';
import { ListingPasteEdit, listingEdit } from './listingPasteEdit';

/** More than this is no link and no listing that somebody cites. */
const pastedAtMost = 1_000_000;

export class DroppedCitations implements vscode.Disposable {
  private readonly parts: DropParts;
  private readonly kind: vscode.DocumentDropOrPasteEditKind;
  private waiting: vscode.Disposable | null = null;

  constructor(parts: DropParts, kind: vscode.DocumentDropOrPasteEditKind) {
    this.parts = parts;
    this.kind = kind;
  }

  /** The ways in which dragged papers can stand at a place, the form that was chosen last first. */
  async dropped(
    document: vscode.TextDocument,
    position: vscode.Position,
    transfer: vscode.DataTransfer,
  ): Promise<vscode.DocumentDropEdit[] | undefined> {
    const papers = papersOf(await transfer.get(papersType)?.asString(), this.parts);
    if (papers.length === 0) return undefined;
    const alternatives = await citationAlternatives(document, position, papers, this.parts);
    this.watch(document, papers, alternatives);
    return alternatives.map(({ text, range, title, kind }) => {
      const isPlain = range.isEmpty && range.start.isEqual(position);
      const edit = new vscode.DocumentDropEdit(isPlain ? text : '', title, this.kind.append(kind));
      if (!isPlain) edit.additionalEdit = replacement(document, range, text);
      return edit;
    });
  }

  /** A citation for a link of a known paper, or for a listing; the plain text stays what is pasted by itself. */
  async pasted(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    transfer: vscode.DataTransfer,
  ): Promise<vscode.DocumentPasteEdit[] | undefined> {
    const text = await transfer.get('text/plain')?.asString();
    if (text === undefined || text.length > pastedAtMost) return undefined;
    const yieldTo = [vscode.DocumentDropOrPasteEditKind.Text, this.kindOf('markdown'), this.kindOf('uri')];
    const linked = await this.parts.cites.linked(document, text);
    if (linked.length > 0) {
      const edits = linked.map((work) => this.linkedEdit(document, ranges, work));
      for (const edit of edits) edit.yieldTo = yieldTo;
      return edits;
    }
    const edit = await listingEdit(text, document, ranges, this.kind.append('cite', 'listing'), this.parts);
    if (edit === null) return undefined;
    edit.yieldTo = yieldTo;
    return [edit];
  }

  /** Cites what a link names. An entry of a bibliography is there already, and no paper to be kept. */
  private linkedEdit(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    linked: LinkedWork,
  ): vscode.DocumentPasteEdit {
    const work = toWork(linked, this.parts);
    const citation = citationAt(document, ranges, [work], styleFor(document, this.parts.state), this.parts);
    const title =
      linked.kind === 'paper'
        ? vscode.l10n.t('Cite {0}', work.key)
        : vscode.l10n.t('Cite {0} of {1}', work.key, fileName(linked.file));
    const edit = new vscode.DocumentPasteEdit(
      citation.isPlain ? citation.text : '',
      title,
      this.kind.append('cite'),
    );
    if (!citation.isPlain) edit.additionalEdit = replacement(document, citation.range, citation.text);
    if (linked.kind === 'paper') this.watch(document, [linked.paper], [citation]);
    return edit;
  }

  /** Only what is chosen is resolved: now a listing is added, and its papers have keys. */
  async resolvePasted(edit: vscode.DocumentPasteEdit): Promise<vscode.DocumentPasteEdit> {
    if (!(edit instanceof ListingPasteEdit)) return edit;
    const { papers, citation } = await edit.take(this.parts);
    if (papers.length > 0) this.watch(edit.document, papers, [citation]);
    return edit;
  }

  dispose(): void {
    this.waiting?.dispose();
  }

  private kindOf(name: string): vscode.DocumentDropOrPasteEditKind {
    return vscode.DocumentDropOrPasteEditKind.Empty.append(name);
  }

  /**
   * The editor does not tell which of the edits it was given it applied, so the text says it. Until something else is
   * dropped or pasted: the person may choose another one afterwards.
   */
  private watch(
    document: vscode.TextDocument,
    papers: readonly Paper[],
    texts: readonly Pick<Alternative, 'text' | 'hasKeys'>[],
  ): void {
    this.waiting?.dispose();
    const cites = new Set(texts.flatMap(({ text, hasKeys }) => (hasKeys ? [text] : [])));
    this.waiting = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || !event.contentChanges.some(({ text }) => cites.has(text))) return;
      this.parts.cited.cite(document, papers).catch((error: unknown) => {
        this.parts.log.error(`a citation could not be kept: ${toMessage(error)}`);
      });
    });
  }
}

function replacement(document: vscode.TextDocument, range: vscode.Range, text: string): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  return edit;
}

function toWork(linked: LinkedWork, { citekeys }: DropParts): CitedWork {
  if (linked.kind === 'paper') return { key: citekeys.of(linked.paper), paper: linked.paper };
  const { title, authors, etAl } = linked.details;
  return { key: linked.key, paper: { title: title ?? '', authors, etAl, date: null } };
}

/** The papers of a transfer that the library has; what else it holds is passed over. */
function papersOf(text: string | undefined, { library }: DropParts): readonly Paper[] {
  let ids: unknown;
  try {
    ids = JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
  if (!Array.isArray(ids)) return [];
  const known = ids.flatMap((id: unknown) =>
    typeof id === 'string' && isPaperId(id) ? (library.library.byId.get(id) ?? []) : [],
  );
  return [...new Set(known)];
}
