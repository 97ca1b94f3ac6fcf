/** Problems of a listing shown at their place in the editor and in the list of problems. */
import * as vscode from 'vscode';
import { indexLines, type LineIndex } from '../core/lineIndex';
import type { Problem, Severity } from '../core/problem';
import { describeProblem } from './problemText';

/** More than this many problems of one file are noise, and slow the editor: the rest are counted in one line. */
const shownAtMost = 500;

const severityOf = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} satisfies Record<Severity, vscode.DiagnosticSeverity>;

export class ListingDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('lectern');

  show(uri: vscode.Uri, file: { readonly text: string; readonly problems: readonly Problem[] }): void {
    if (file.problems.length === 0) {
      this.collection.delete(uri);
      return;
    }
    const lines = indexLines(file.text);
    const shown = file.problems.slice(0, shownAtMost).map((problem) => toDiagnostic(problem, lines));
    const more = file.problems.length - shown.length;
    if (more > 0) {
      const message = vscode.l10n.t('{0} more problems in this listing are not shown.', more);
      shown.push(
        new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message, vscode.DiagnosticSeverity.Information),
      );
    }
    this.collection.set(uri, shown);
  }

  clear(uri: vscode.Uri): void {
    this.collection.delete(uri);
  }

  dispose(): void {
    this.collection.dispose();
  }
}

function toDiagnostic(problem: Problem, lines: LineIndex): vscode.Diagnostic {
  const start = lines.positionAt(problem.span.start);
  const end = lines.positionAt(problem.span.end);
  const range = new vscode.Range(start.line, start.column, end.line, end.column);
  const message = describeProblem(problem, (text, ...args) => vscode.l10n.t(text, ...args));
  const diagnostic = new vscode.Diagnostic(range, message, severityOf[problem.severity]);
  diagnostic.code = problem.code;
  diagnostic.source = 'Lectern';
  return diagnostic;
}
