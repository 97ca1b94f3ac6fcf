/** Which files are listings, asked of the person. */
import * as vscode from 'vscode';

/** Text files that the person picks; none where they leave. */
export async function askForFiles(): Promise<readonly vscode.Uri[]> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const picked = await vscode.window.showOpenDialog({
    canSelectMany: true,
    openLabel: vscode.l10n.t('Add Listing'),
    title: vscode.l10n.t('Text files that hold a listing of papers'),
    ...(folder === undefined ? {} : { defaultUri: folder }),
  });
  return picked ?? [];
}

/** Whether to read a file as a listing that looks like one. */
export async function askToAdd(uri: vscode.Uri): Promise<boolean> {
  const yes = vscode.l10n.t('Add Listing');
  const question = vscode.l10n.t('{0} looks like a listing of papers.', vscode.workspace.asRelativePath(uri));
  const no = vscode.l10n.t('Not This File');
  return (await vscode.window.showInformationMessage(question, yes, no)) === yes;
}

/** Where a new listing is to lie, when no folder is open; undefined where the person left. */
export function askWhereToKeep(): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Where to keep the listing'),
    filters: { [vscode.l10n.t('Papers')]: ['papers'] },
  });
}
