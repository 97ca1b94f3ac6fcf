/** The settings, read through a schema: a value of the wrong form is the default, never an exception. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { isDay, type Day } from '../core/calendar';
import type { SettingName } from './ids';

const text = z.string().check(z.maxLength(1000));

const schemas = {
  sources: z.catch(z.array(text), ['**/*.papers', '**/*.listing', '**/*.listing.txt', '**/*.papers.txt']),
  pasteFile: z.catch(text, ''),
  referenceDate: z.catch(text, ''),
  offerListings: z.catch(z.boolean(), true),
  views: z.catch(z.array(z.unknown()), []),
  'listing.showBoundary': z.catch(z.boolean(), false),
  badge: z.catch(z.enum(['unread', 'off']), 'unread'),
  'marks.location': z.catch(z.enum(['workspaceStorage', 'folder']), 'workspaceStorage'),
  'citation.keyPattern': z.catch(text, '[author][year][title1]'),
  'citation.latexCommand': z.catch(
    z.enum(['cite', 'citep', 'citet', 'parencite', 'textcite', 'autocite']),
    'cite',
  ),
  'citation.unreadHint': z.catch(z.boolean(), false),
  'citation.codeLens': z.catch(z.boolean(), false),
  'citation.fadeUncited': z.catch(z.boolean(), true),
} satisfies Record<SettingName, z.ZodMiniType>;

type SettingValue<Name extends SettingName> = z.output<(typeof schemas)[Name]>;

/** One setting as it holds for a place (a file or folder), or for the window. */
export function setting<Name extends SettingName>(name: Name, scope?: vscode.Uri): SettingValue<Name>;
export function setting(name: SettingName, scope?: vscode.Uri): unknown {
  return schemas[name].parse(vscode.workspace.getConfiguration('lectern', scope ?? null).get(name));
}

/** The day listings at a place were copied, where the person said so; null where not (or not a day). */
export function referenceDateSetting(scope: vscode.Uri): Day | null {
  const value = setting('referenceDate', scope);
  return isDay(value) ? value : null;
}

/** Calls when one of some settings changes. */
export function onDidChangeSettings(names: readonly SettingName[], call: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (names.some((name) => event.affectsConfiguration(`lectern.${name}`))) call();
  });
}
