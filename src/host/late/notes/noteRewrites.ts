/** A citation that stands in a note can be given another form, as one edit. */
import * as vscode from 'vscode';
import { groupAt } from '../../../core/citation/citationGroup';
import { rewritings } from '../../../core/citation/citationRewrite';
import { noteSelector } from '../../noteSelector';
import { rangeIn, type NotesContext } from './notesContext';
import { formTitle } from '../citationFormTitle';

const { RefactorRewrite } = vscode.CodeActionKind;

export function registerRewrites({ notes }: NotesContext): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    noteSelector(),
    {
      provideCodeActions: (document, range) => {
        const note = notes.of(document);
        if (note === null) return [];
        const offset = document.offsetAt(range.start);
        const group = groupAt(note.scanAround(offset), offset);
        if (group === null) return [];
        return rewritings(note.text, group).map(({ form, text, start, end }) => {
          const action = new vscode.CodeAction(formTitle(form), RefactorRewrite);
          action.edit = new vscode.WorkspaceEdit();
          action.edit.replace(document.uri, rangeIn(document, { start, end }), text);
          return action;
        });
      },
    },
    { providedCodeActionKinds: [RefactorRewrite] },
  );
}
