/** The template that the notes of a folder are made from. */
import * as vscode from 'vscode';
import { defaultNoteTemplate, noteTemplateWithoutCitedIn } from '../../core/notes/paperNote';
import { HumanError } from '../errors';
import { readText } from './fileText';
import { referenceSetting } from './referenceSettings';

/** The file that the setting names, within the folder; else Lectern's own. Throws, for the person, where there is none. */
export async function templateText(folder: vscode.Uri): Promise<string> {
  const path = referenceSetting('notes.template', folder).trim();
  if (path === '')
    return referenceSetting('notes.citedIn', folder) ? defaultNoteTemplate : noteTemplateWithoutCitedIn;
  const file = vscode.Uri.joinPath(folder, path);
  const isInside = vscode.workspace.getWorkspaceFolder(file) !== undefined;
  const text = isInside ? await readText(file) : null;
  if (text !== null) return text;
  throw new HumanError(
    vscode.l10n.t('The setting “lectern.notes.template” names no file in the folder: {0}', path),
  );
}
