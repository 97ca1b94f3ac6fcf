/** The log of the extension: an output channel that says what happened, without titles, notes or file contents. */
import * as vscode from 'vscode';

export type Log = vscode.LogOutputChannel;

export function createLog(): Log {
  return vscode.window.createOutputChannel('Lectern', { log: true });
}

/** Shows one calm sentence with a way to the log. */
export function showFailure(log: Log, message: string): Promise<void> {
  return show(log, (action) => vscode.window.showErrorMessage(message, action));
}

/** The same for what is no failure: nothing is lost, and it will pass. */
export function showTrouble(log: Log, message: string): Promise<void> {
  return show(log, (action) => vscode.window.showWarningMessage(message, action));
}

async function show(log: Log, ask: (action: string) => Thenable<string | undefined>): Promise<void> {
  const showLog = vscode.l10n.t('Show Log');
  if ((await ask(showLog)) === showLog) log.show();
}
