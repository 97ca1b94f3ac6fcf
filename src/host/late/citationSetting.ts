/** How citations of a document are written: its language, the setting, and the form that was chosen last. */
import * as vscode from 'vscode';
import {
  citationForms,
  formsOf,
  latexCommands,
  type CitationForm,
  type CitationStyle,
} from '../../core/citation/citationStyle';
import { notesLanguageOf, type NotesLanguage } from '../../core/citation/notesLanguage';
import { stateKeys } from '../ids';

export type GivenStyle = Partial<Omit<CitationStyle, 'latexCommand' | 'joining'>>;

export function languageOf(document: vscode.TextDocument): NotesLanguage {
  return notesLanguageOf(document.languageId, document.uri.path);
}

/**
 * What was asked for, else the form of the last choice; where the document's language lacks it, the language's first. That
 * choice was for citations of their own: keys that join one are plain unless asked for otherwise.
 */
export function styleFor(
  document: vscode.TextDocument,
  state: vscode.Memento,
  given: GivenStyle = {},
): CitationStyle {
  const value: unknown = vscode.workspace.getConfiguration('lectern', document).get('citation.latexCommand');
  const latexCommand = latexCommands.find((command) => command === value) ?? 'cite';
  const stored: unknown = state.get(stateKeys.citationForm);
  const chosen = given.form ?? citationForms.find((form) => form === stored) ?? 'parenthetical';
  const [first = chosen, ...others] = formsOf(languageOf(document), latexCommand);
  const joining = given.form === undefined ? {} : { joining: given.form };
  return { ...given, ...joining, form: others.includes(chosen) ? chosen : first, latexCommand };
}

/** What a key binding says of the form and the notes; anything else in its arguments is passed over. */
export function givenStyle(args: readonly unknown[]): GivenStyle {
  const of = (name: string): unknown =>
    args.reduce<unknown>(
      (found, arg) => found ?? (isObject(arg) ? Reflect.get(arg, name) : undefined),
      undefined,
    );
  const form = citationForms.find((each) => each === of('form'));
  const [prefix, locator] = [of('prefix'), of('locator')];
  return {
    ...(form === undefined ? {} : { form }),
    ...(typeof prefix === 'string' ? { prefix } : {}),
    ...(typeof locator === 'string' ? { locator } : {}),
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export async function rememberForm(state: vscode.Memento, form: CitationForm): Promise<void> {
  await state.update(stateKeys.citationForm, form);
}
