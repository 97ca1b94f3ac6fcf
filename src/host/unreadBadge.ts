/** The number on the view's icon. */
import * as vscode from 'vscode';

/** The badge for so many unread papers; none where there are none. */
export function unreadBadge(value: number): vscode.ViewBadge | undefined {
  if (value === 0) return undefined;
  const tooltip = value === 1 ? vscode.l10n.t('1 unread paper') : vscode.l10n.t('{0} unread papers', value);
  return { value, tooltip };
}
