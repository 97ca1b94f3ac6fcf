/** Commands that cite: into the editor, to the clipboard. What they do is loaded when one of them runs. */
import type * as vscode from 'vscode';
import type { Paper } from '../../core/paper';
import type { Cited } from '../cited';
import type { Citekeys } from '../citekeys';
import type { Handler } from '../commandRegistry';
import type { LastEditor } from '../lastEditor';
import type { Parts } from '../parts';
import { givenPapers, isKeyed, targetPapers, type TargetParts } from '../targets';

export type CitationCommand =
  'lectern.insertCitation' | 'lectern.copyCitation' | 'lectern.copyBibtex' | 'lectern.copyCitekey';

export interface CitationParts {
  readonly citekeys: Citekeys;
  readonly cited: Cited;
  readonly lastEditor: LastEditor;
  readonly targets: TargetParts;
  readonly state: vscode.Memento;
  readonly parts: Parts;
}

export function citationCommands(parts: CitationParts): Readonly<Record<CitationCommand, Handler>> {
  const { targets } = parts;
  const meant = {
    ...parts,
    orNone: (args: readonly unknown[]): readonly Paper[] =>
      isKeyed(args) ? targets.keyed() : givenPapers(args, targets.library()),
    orAsked: (args: readonly unknown[]) => targetPapers(args, targets),
  };
  const late =
    (name: CitationCommand): Handler =>
    async (args) =>
      (await parts.parts.citing()).citationHandlers(meant)[name](args);
  return {
    'lectern.insertCitation': late('lectern.insertCitation'),
    'lectern.copyCitation': late('lectern.copyCitation'),
    'lectern.copyBibtex': late('lectern.copyBibtex'),
    'lectern.copyCitekey': late('lectern.copyCitekey'),
  };
}
