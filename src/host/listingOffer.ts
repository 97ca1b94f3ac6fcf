/** Offers, once for each file, to read an open text file that looks like a listing. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { stateKeys } from './ids';
import type { Parts } from './parts';
import { setting } from './settings';
import type { Sources } from './sources';

const offeredSchema = z.catch(z.array(z.string()), []);
/** As much of a document as tells what it is. */
const glance = 64_000;
const rememberedAtMost = 500;

export function offerListings(
  sources: Sources,
  state: vscode.Memento,
  parts: Parts,
  add: (uri: vscode.Uri) => Promise<void>,
): vscode.Disposable {
  const look = (editor: vscode.TextEditor | undefined) => {
    if (editor !== undefined) void consider(editor.document);
  };
  const consider = async (document: vscode.TextDocument) => {
    const { uri } = document;
    if (!uri.path.toLowerCase().endsWith('.txt') || uri.scheme === 'untitled' || sources.has(uri)) return;
    const offered = offeredSchema.parse(state.get(stateKeys.offered));
    if (offered.includes(uri.toString()) || !setting('offerListings')) return;
    const { looksLikeListing } = await parts.listing();
    if (!looksLikeListing(document.getText(new vscode.Range(0, 0, 400, 0)).slice(0, glance))) return;
    // Remembered before the question: a file is asked about once, whatever becomes of the question.
    await state.update(stateKeys.offered, [...offered, uri.toString()].slice(-rememberedAtMost));
    const { askToAdd } = await parts.listingUpdate();
    if (await askToAdd(uri)) await add(uri);
  };
  look(vscode.window.activeTextEditor);
  return vscode.window.onDidChangeActiveTextEditor(look);
}
