/** What a key stands for, above its line, where the setting says so; a click opens the paper. */
import * as vscode from 'vscode';
import { plainTitle, people } from '../../rowText';
import { statusWord } from '../../words';
import type { CommandName } from '../../ids';
import { noteSelector } from '../../noteSelector';
import { rangeIn, type NotesContext } from './notesContext';

const lensesAtMost = 1000;
const openPaper: CommandName = 'lectern.openPaper';

export function registerLenses({ notes, papers, marking }: NotesContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const tell = () => changed.fire();
  const marks = marking.onDidChange(tell);
  return vscode.Disposable.from(
    changed,
    papers.onDidChange(tell),
    new vscode.Disposable(() => marks.dispose()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('lectern.citation.codeLens')) tell();
    }),
    vscode.languages.registerCodeLensProvider(noteSelector(), {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => {
        if (!isOn(document.uri)) return [];
        return (notes.of(document)?.cites ?? []).slice(0, lensesAtMost).flatMap((cite) => {
          const paper = papers.paperOf(cite.key);
          if (paper === null) return [];
          const facts = [plainTitle(paper), people(paper), statusWord(marking.markOf(paper.id).status)];
          return new vscode.CodeLens(rangeIn(document, cite), {
            // A lens reads signs for icons out of `$(…)`.
            title: facts
              .filter((fact) => fact !== '')
              .join(' · ')
              .replace(/\$\(/g, '$\u200b('),
            command: openPaper,
            arguments: [{ kind: 'paper', paper: { id: paper.id } }],
          });
        });
      },
    }),
  );
}

function isOn(scope: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('lectern', scope).get('citation.codeLens') === true;
}
