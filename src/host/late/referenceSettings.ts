/** The settings of references and notes, read through a schema: a value of the wrong form is the default. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { referenceSettingNames } from '../ids';

const text = z.string().check(z.maxLength(500));

const schemas = {
  'citation.bibliography': z.catch(z.enum(['ask', 'keep', 'off']), 'ask'),
  'notes.folder': z.catch(text, 'papers'),
  'notes.fileName': z.catch(text, '{{citekey}}.md'),
  'notes.template': z.catch(text, ''),
  'notes.citedIn': z.catch(z.boolean(), true),
} satisfies Record<(typeof referenceSettingNames)[number], z.ZodMiniType>;

type Schemas = typeof schemas;

/** One setting as it holds for a place (a file or folder), or for the window. */
export function referenceSetting<Name extends keyof Schemas>(
  name: Name,
  scope?: vscode.Uri,
): z.output<Schemas[Name]>;
export function referenceSetting(name: keyof Schemas, scope?: vscode.Uri): unknown {
  return schemas[name].parse(vscode.workspace.getConfiguration('lectern', scope ?? null).get(name));
}
