/** What can be done about a key that is unknown, or that a bibliography lacks. */
import * as vscode from 'vscode';
import { citeAt } from '../../../core/notes/citesMeant';
import { renameEdits } from '../../../core/notes/rename';
import { noteSelector } from '../../noteSelector';
import type { NoteDiagnostics } from './noteDiagnostics';
import type { OpenNote } from './noteIndex';
import { rangeIn, type NotesContext } from './notesContext';

const { t } = vscode.l10n;
const { QuickFix } = vscode.CodeActionKind;

/** Writes entries into a note's bibliography: takes the note's address and keys. */
const addCommand = 'lectern.addToBibliography';
const offeredAtMost = 3;

export function registerFixes(context: NotesContext, diagnostics: NoteDiagnostics): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    noteSelector(),
    {
      provideCodeActions: async (document, _range, { diagnostics: shown }) => {
        const note = context.notes.of(document);
        if (note === null) return [];
        const own = shown.filter(({ source }) => source === 'Lectern');
        const fixes = await Promise.all(
          own.map(async (diagnostic): Promise<readonly vscode.CodeAction[]> => {
            const cite = citeAt(note, document.offsetAt(diagnostic.range.start));
            if (cite === null) return [];
            if (diagnostic.code === 'unknown-key')
              return nearestFixes(diagnostics, note, diagnostic, cite.key);
            return diagnostic.code === 'missing-entry' ? addFixes(note, diagnostic, cite.key) : [];
          }),
        );
        return fixes.flat();
      },
    },
    { providedCodeActionKinds: [QuickFix] },
  );
}

async function nearestFixes(
  diagnostics: NoteDiagnostics,
  note: OpenNote,
  diagnostic: vscode.Diagnostic,
  key: string,
): Promise<readonly vscode.CodeAction[]> {
  const { document, text, language } = note;
  const start = document.offsetAt(diagnostic.range.start);
  const end = document.offsetAt(diagnostic.range.end);
  const near = await diagnostics.nearest(note, key, offeredAtMost);
  return near.flatMap((other, index) => {
    // As a rename would write it, but here alone.
    const change = renameEdits(text, language, key, other)?.find(
      (each) => each.start <= start && each.end >= end,
    );
    if (change === undefined) return [];
    const action = new vscode.CodeAction(t('Change to “{0}”', other), QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.replace(document.uri, rangeIn(document, change), change.text);
    action.diagnostics = [diagnostic];
    action.isPreferred = index === 0 && near.length === 1;
    return [action];
  });
}

async function addFixes(
  note: OpenNote,
  diagnostic: vscode.Diagnostic,
  key: string,
): Promise<readonly vscode.CodeAction[]> {
  const commands = await vscode.commands.getCommands(true);
  if (!commands.includes(addCommand)) return [];
  const { document } = note;
  const missing = vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, code }) => source === 'Lectern' && code === 'missing-entry')
    .flatMap(({ range }) => citeAt(note, document.offsetAt(range.start))?.key ?? []);
  const all = [...new Set(missing)];
  const action = (title: string, keys: readonly string[]) => {
    const fix = new vscode.CodeAction(title, QuickFix);
    fix.command = { command: addCommand, title, arguments: [document.uri.toString(), keys] };
    fix.diagnostics = [diagnostic];
    return fix;
  };
  const one = action(t('Add “{0}” to the bibliography', key), [key]);
  one.isPreferred = true;
  if (all.length < 2) return [one];
  return [one, action(t('Add all {0} missing entries to the bibliography', all.length), all)];
}
