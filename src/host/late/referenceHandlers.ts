/** Commands of formatted references: to the clipboard, and as a list into a document. */
import * as vscode from 'vscode';
import { notesLanguageOf } from '../../core/citation/notesLanguage';
import { scanCitations } from '../../core/citation/scanCitations';
import type { LibraryStore } from '../../core/library/libraryStore';
import { documentTongue } from '../../core/references/documentTongue';
import { referenceListEdit } from '../../core/references/referenceList';
import { writeReference } from '../../core/references/referenceMarkup';
import type { CslRecord } from '../../core/references/cslFromBib';
import type { Cited } from '../cited';
import type { Citekeys } from '../citekeys';
import type { Handler } from '../commandRegistry';
import { HumanError } from '../errors';
import type { LastEditor } from '../lastEditor';
import type { Log } from '../log';
import type { Parts } from '../parts';
import { targetPapers, type TargetParts } from '../targets';
import { bibliographyFilesOf } from './bibliographyFiles';
import { askForStyle, readStyle } from './styleChoice';
import { itemOf, ReferenceWriting } from './referenceWriting';

export interface ReferenceHandlerParts {
  readonly library: LibraryStore;
  readonly citekeys: Citekeys;
  readonly cited: Cited;
  readonly targets: TargetParts;
  readonly lastEditor: LastEditor;
  readonly parts: Parts;
  readonly state: vscode.Memento;
  readonly log: Log;
}

export function referenceHandlers(
  parts: ReferenceHandlerParts,
): Readonly<Record<'lectern.copyFormattedReference' | 'lectern.insertReferenceList', Handler>> {
  const writing = new ReferenceWriting(parts.parts, parts.log);
  return {
    'lectern.copyFormattedReference': (args) => copyReferences(args, parts, writing),
    'lectern.insertReferenceList': (args) => insertList(args, parts, writing),
  };
}

/** A style may be given by name as `{ style }`, for key bindings. */
function styleOf(args: readonly unknown[], state: vscode.Memento) {
  const [first] = args;
  const given: unknown =
    typeof first === 'object' && first !== null ? Reflect.get(first, 'style') : undefined;
  return typeof given === 'string' ? readStyle(given) : askForStyle(state);
}

async function copyReferences(
  args: readonly unknown[],
  { targets, citekeys, state }: ReferenceHandlerParts,
  writing: ReferenceWriting,
): Promise<void> {
  const papers = await targetPapers(args, targets);
  const style = await styleOf(args, state);
  const items = papers.map((paper) => itemOf(paper, citekeys.of(paper)));
  const references = await writing.format(items, style, null);
  await vscode.env.clipboard.writeText(references.map((text) => writeReference(text, 'plain')).join('\n'));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied.'), 3000);
}

async function insertList(
  args: readonly unknown[],
  { library, citekeys, lastEditor, targets, state }: ReferenceHandlerParts,
  writing: ReferenceWriting,
): Promise<void> {
  const editor = lastEditor.get();
  const { document } = editor;
  const language = notesLanguageOf(document.languageId, document.uri.path);
  const keys = [...new Set(scanCitations(document.getText(), language).map(({ key }) => key))];
  const items =
    keys.length > 0
      ? await citedItems(keys, document, { library, citekeys }, writing)
      : (await targetPapers(args, targets)).map((paper) => itemOf(paper, citekeys.of(paper)));
  if (items.length === 0)
    throw new HumanError(vscode.l10n.t('Nothing is known of the papers that this document cites.'));
  const style = await styleOf(args, state);
  const version = document.version;
  const tongue = documentTongue(document.getText(), language);
  const references = await writing.format(items, style, tongue);
  const text = document.getText();
  const edit = referenceListEdit(
    text,
    document.offsetAt(editor.selection.active),
    references.map((reference) => writeReference(reference, language)),
    vscode.l10n.t('References'),
    language,
  );
  const changed =
    document.version === version &&
    (await editor.edit((builder) =>
      builder.replace(
        new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end)),
        edit.text,
      ),
    ));
  if (!changed)
    throw new HumanError(
      vscode.l10n.t('The references could not be put in: this document cannot be changed.'),
    );
  const unknown = keys.filter((key) => !items.some((item) => item['id'] === key));
  if (unknown.length > 0)
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'Not in the list of references, since nothing is known of them: {0}',
        unknown.slice(0, 10).join(', '),
      ),
    );
}

/** What the document's bibliography says of a key counts, else what the listing does. */
async function citedItems(
  keys: readonly string[],
  document: vscode.TextDocument,
  { library, citekeys }: Pick<ReferenceHandlerParts, 'library' | 'citekeys'>,
  writing: ReferenceWriting,
): Promise<readonly CslRecord[]> {
  const files = document.isUntitled ? [] : await bibliographyFilesOf(document);
  const known = await writing.itemsIn(files, keys);
  const papers = new Map(library.library.papers.map((paper) => [citekeys.of(paper), paper]));
  return keys.flatMap((key): CslRecord | readonly CslRecord[] => {
    const paper = papers.get(key);
    const listed = paper === undefined ? undefined : itemOf(paper, key);
    const written = known.get(key);
    // What the bibliography leaves out the listing may know.
    return written === undefined ? (listed ?? []) : { ...listed, ...written };
  });
}
