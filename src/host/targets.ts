/**
 * Which papers a command means: those it was given, else those at the cursor or selected in the list, whichever the person
 * turned to last, else the one shown, else the person is asked.
 */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Library } from '../core/library/library';
import type { LibraryStore } from '../core/library/libraryStore';
import { isPaperId, type Paper } from '../core/paper';
import type { Attention } from './attention';
import type { Cited } from './cited';
import type { AtCursor, CitedNotes } from './citedNotes';
import type { Citekeys } from './citekeys';
import { HumanError } from './errors';
import type { Marking } from './marking';
import type { PickParts } from './late/paperPick';
import type { Parts } from './parts';
import type { PapersView } from './papersView';
import type { PaperView } from './paperView';
import type { ReaderPanels } from './readerPanels';

export interface TargetParts {
  readonly library: () => Library;
  /** The papers selected in the tree. */
  readonly selection: () => readonly Paper[];
  /** Those for a key pressed in the tree, whose row with the focus has just been selected. */
  readonly keyed: () => readonly Paper[];
  /** The paper the abstract view shows. */
  readonly shown: () => Paper | null;
  /** Whether a person turned to a text last, and not to the list. */
  readonly isAtText: () => boolean;
  /** The papers cited at the cursor. */
  readonly atCursor: (asked: AtCursor) => Promise<readonly Paper[]>;
  /** What a picker needs, where the person has to be asked. */
  readonly pick: () => PickParts;
}

/** What the editor hands to a command of a tree row: the row, and all selected rows. Only the id is believed. */
const rowSchema = z.object({ kind: z.literal('paper'), paper: z.object({ id: z.string() }) });
const rowsSchema = z.array(z.unknown());

/**
 * What the tree's keys hand over. The editor tells nobody which row has the focus, and moving it selects nothing: so they
 * run the editor's own `list.select` first, unless several rows are selected.
 */
export function isKeyed(args: readonly unknown[]): boolean {
  return args[0] === 'selection';
}

/** Rejects with a cancellation where the person, asked, picked none; with words for them where a key meant no paper. */
export function targetPapers(args: readonly unknown[], parts: TargetParts): Promise<readonly Paper[]> {
  return papersMeant(args, parts, true);
}

async function papersMeant(
  args: readonly unknown[],
  parts: TargetParts,
  several: boolean,
): Promise<readonly Paper[]> {
  if (isKeyed(args)) {
    const keyed = parts.keyed();
    // Not the paper that is shown, nor a question: it was the row that was meant.
    if (keyed.length === 0)
      throw new HumanError(vscode.l10n.t('This row is no paper. Go to one with the arrow keys.'));
    return keyed;
  }
  const given = givenPapers(args, parts.library());
  if (given.length > 0) return given;
  // The editor's own menus hand over what is open.
  const isFromText = args[0] instanceof vscode.Uri;
  const cited = isFromText || parts.isAtText() ? await parts.atCursor({ several, isTold: !isFromText }) : [];
  if (cited.length > 0) return cited;
  if (isFromText) throw new HumanError(vscode.l10n.t('No paper of your list is cited at the cursor.'));
  const selected = parts.selection();
  if (selected.length > 0) return selected;
  const shown = parts.shown();
  if (shown !== null) return [shown];
  return [await askForPaper(parts)];
}

/** Asks for one paper. Rejects with a cancellation where the person left. */
export async function askForPaper({ pick }: TargetParts): Promise<Paper> {
  const parts = pick();
  const { pickPaper } = await parts.parts.citing();
  return pickPaper(parts);
}

/** The one paper a command means: the first of several. */
export async function targetPaper(args: readonly unknown[], parts: TargetParts): Promise<Paper> {
  const [paper] = await papersMeant(args, parts, false);
  if (paper === undefined) throw new HumanError(vscode.l10n.t('No paper is selected.'));
  return paper;
}

/** The papers among a command's arguments; empty where there are none that the library has. */
export function givenPapers(args: readonly unknown[], library: Library): readonly Paper[] {
  const all = rowsSchema.safeParse(args[1]);
  const rows = all.success && all.data.length > 0 ? all.data : args.slice(0, 1);
  const papers = rows.flatMap((row) => {
    const parsed = rowSchema.safeParse(row);
    if (!parsed.success || !isPaperId(parsed.data.paper.id)) return [];
    return library.byId.get(parsed.data.paper.id) ?? [];
  });
  // A paper can stand in several groups, and so be selected twice.
  return [...new Set(papers)];
}

/** The targets of commands, out of the parts that know them. */
export function createTargets(parts: {
  readonly library: LibraryStore;
  readonly marking: Marking;
  readonly citekeys: Citekeys;
  readonly cited: Cited;
  readonly view: PapersView;
  readonly paperView: PaperView;
  readonly readers: ReaderPanels;
  readonly cites: CitedNotes;
  readonly attention: Attention;
  readonly parts: Parts;
}): TargetParts {
  const { library, marking, citekeys, cited, view, paperView, readers, cites, attention } = parts;
  return {
    library: () => library.library,
    selection: () => view.selection(),
    keyed: () => view.keyed(),
    shown: () => {
      const paper = readers.active() ?? paperView.shown;
      return paper === null ? null : (library.library.byId.get(paper) ?? null);
    },
    isAtText: () => attention.isAtText,
    atCursor: cites.atCursor,
    pick: () => ({
      library: library.library,
      markOf: marking.markOf,
      citekeyOf: citekeys.of,
      keysReady: () => citekeys.ready(),
      recent: cited.recent,
      parts: parts.parts,
    }),
  };
}
