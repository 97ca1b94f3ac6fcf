/** Where a paper's entry stands, as seen from a document. */
import * as vscode from 'vscode';
import type { EntryAddress } from '../../core/citation/titleLink';
import type { Paper } from '../../core/paper';

/** Null where there is no path between the two, or the listing cannot be read. */
export async function entryAddress(
  document: vscode.TextDocument,
  paper: Paper,
): Promise<EntryAddress | null> {
  const source = vscode.Uri.parse(paper.source);
  if (source.scheme !== document.uri.scheme || source.authority !== document.uri.authority) return null;
  try {
    const listing = await vscode.workspace.openTextDocument(source);
    const path = relativePath(document.uri.path, source.path);
    return { path, line: listing.positionAt(paper.span.start).line + 1 };
  } catch {
    // It has gone since it was read: there is nothing to lead to.
    return null;
  }
}

function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  const steps = [...here.slice(shared).map(() => '..'), ...there.slice(shared).map(encodeURIComponent)];
  return steps.join('/');
}
