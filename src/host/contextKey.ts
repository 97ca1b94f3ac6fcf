/** The facts that `when` clauses of package.json ask for. */
import * as vscode from 'vscode';
import type { ContextKey } from './ids';

export function setContextKey(key: ContextKey, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
