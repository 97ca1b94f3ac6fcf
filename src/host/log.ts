/** The log of the extension: an output channel that says what happened, without titles, notes or file contents. */
import * as vscode from 'vscode';

export type Log = vscode.LogOutputChannel;

export function createLog(): Log {
  return vscode.window.createOutputChannel('Lectern', { log: true });
}

/** Shows one calm sentence with a way to the log. */
export async function showFailure(log: Log, message: string): Promise<void> {
  const showLog = vscode.l10n.t('Show Log');
  if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) log.show();
}
