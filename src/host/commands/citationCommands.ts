/** Commands that cite: into the editor, to the clipboard. Using a key pins it. */
import * as vscode from 'vscode';
import type { Paper } from '../../core/paper';
import type { Cited } from '../cited';
import type { Citekeys } from '../citekeys';
import { insertCitation } from '../citing';
import type { Handlers } from '../commandRegistry';
import type { LastEditor } from '../lastEditor';
import type { CitingPart, Parts } from '../parts';
import { pickPapers } from '../paperPick';
import { givenPapers, targetPapers, type TargetParts } from '../targets';

type CitationCommand =
  'lectern.insertCitation' | 'lectern.copyCitation' | 'lectern.copyBibtex' | 'lectern.copyCitekey';

export interface CitationParts {
  readonly citekeys: Citekeys;
  readonly cited: Cited;
  readonly lastEditor: LastEditor;
  readonly targets: TargetParts;
  readonly parts: Parts;
}

export function citationCommands({
  citekeys,
  cited,
  lastEditor,
  targets,
  parts,
}: CitationParts): Handlers<CitationCommand> {
  const copy = async (
    args: readonly unknown[],
    toText: (paper: Paper, part: CitingPart) => string,
    between: string,
  ) => {
    const papers = await targetPapers(args, targets);
    await citekeys.pin(papers);
    const part = await parts.citing();
    await vscode.env.clipboard.writeText(papers.map((paper) => toText(paper, part)).join(between));
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied.'), 3000);
  };
  return {
    'lectern.insertCitation': async (args) => {
      // Before anything is asked: without an editor there is nothing to cite into.
      const editor = lastEditor.get();
      const papers = meant(args, targets) ?? (await pickPapers(targets.pick()));
      if (papers.length === 0) return;
      await citekeys.pin(papers);
      await insertCitation(editor, papers, citekeys, await parts.citing());
      await cited.cite(editor.document, papers);
    },
    'lectern.copyCitation': (args) => copy(args, (paper, part) => part.formatReference(paper), '\n'),
    'lectern.copyBibtex': (args) =>
      copy(args, (paper, part) => part.toBibtex(paper, { key: citekeys.of(paper) }), '\n'),
    'lectern.copyCitekey': (args) => copy(args, citekeys.of, ', '),
  };
}

/** The papers the command was given, or those selected where it came from the tree's shortcut; null to ask. */
function meant(args: readonly unknown[], targets: TargetParts): readonly Paper[] | null {
  const papers = args[0] === 'selection' ? targets.selection() : givenPapers(args, targets.library());
  return papers.length > 0 ? papers : null;
}
