/** Problems of a listing shown at their place in the editor and in the list of problems. */
import * as vscode from 'vscode';
import type { PlacedProblem } from '../../core/listing/bulkReading';
import type { Severity } from '../../core/problem';
import { describeProblem } from '../problemText';

const severityOf = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} satisfies Record<Severity, vscode.DiagnosticSeverity>;

export class ListingDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('lectern');

  /** Shows some problems of so many; more of one file would be noise, and slow the editor: the rest are one line. */
  show(uri: vscode.Uri, problems: readonly PlacedProblem[], count: number): void {
    const shown = problems.map(toDiagnostic);
    const more = count - problems.length;
    if (more > 0) {
      const message = vscode.l10n.t('{0} more problems in this listing are not shown.', more);
      const place = new vscode.Range(0, 0, 0, 0);
      shown.push(new vscode.Diagnostic(place, message, vscode.DiagnosticSeverity.Information));
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

function toDiagnostic({ problem, start, end }: PlacedProblem): vscode.Diagnostic {
  const range = new vscode.Range(start.line, start.column, end.line, end.column);
  const message = describeProblem(problem, (text, ...args) => vscode.l10n.t(text, ...args));
  const diagnostic = new vscode.Diagnostic(range, message, severityOf[problem.severity]);
  diagnostic.code = problem.code;
  diagnostic.source = 'Lectern';
  return diagnostic;
}
