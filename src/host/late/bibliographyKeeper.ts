/** Keeps the bibliographies of documents in step: the entry of each paper that is cited, added to the document's own file. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { addEntries, type WantedEntry } from '../../core/bibliography/addEntries';
import type { BibliographyFormat } from '../../core/bibliography/bibliographyEntry';
import { bibliographyFormatOf, scanBibliography } from '../../core/bibliography/bibliographyFile';
import { entryText } from '../../core/bibliography/entryText';
import { nameBibliography } from '../../core/bibliography/nameBibliography';
import { ownEntries } from '../../core/bibliography/ownEntries';
import { notesLanguageOf, type NotesLanguage } from '../../core/citation/notesLanguage';
import type { LibraryStore } from '../../core/library/libraryStore';
import type { Paper } from '../../core/paper';
import { relativePath } from '../../core/relativePath';
import type { CitedIn } from '../cited';
import type { Citekeys } from '../citekeys';
import { HumanError, isHumanError } from '../errors';
import { askForBibliography, BibliographyChoices, type BibliographyChoice } from './bibliographyChoice';
import { bibliographyFilesOf } from './bibliographyFiles';
import { fileName, folderOf } from './fileNames';
import { changeDocument, changeFile, nameOf, readText } from './fileText';
import { referenceSetting } from './referenceSettings';

export interface BibliographyKeeperParts {
  readonly library: LibraryStore;
  readonly citekeys: Citekeys;
  /** The workspace's own state. */
  readonly state: vscode.Memento;
}

/** What a colleague's quick fix or another extension asks for: a document's address, and keys. */
const requestSchema = z.tuple([z.string(), z.array(z.string())]);

export class BibliographyKeeper {
  private readonly library: LibraryStore;
  private readonly citekeys: Citekeys;
  private readonly choices: BibliographyChoices;
  /** Documents that a question is open for, with what has been cited in them meanwhile. */
  private readonly asking = new Map<string, Set<Paper>>();
  /** Documents that were asked about and not answered for: not again before the next start. */
  private readonly asked = new Set<string>();
  private last: Promise<void> = Promise.resolve();

  constructor({ library, citekeys, state }: BibliographyKeeperParts) {
    this.library = library;
    this.citekeys = citekeys;
    this.choices = new BibliographyChoices(state);
  }

  /** After a citation was put in: what cannot be done is said once, calmly; the citation stands. */
  async cited({ document, papers }: CitedIn): Promise<void> {
    const mode = referenceSetting('citation.bibliography', document.uri);
    if (mode === 'off' || !hasBibliography(document)) return;
    try {
      const files = await this.filesOf(document, mode === 'ask' ? papers : null);
      if (files !== null) await this.inTurn(() => this.add(document, papers, files));
    } catch (error) {
      if (!isHumanError(error)) throw error;
      void vscode.window.showWarningMessage(error.message);
    }
  }

  /** `(document's address, keys)`: adds the entries of those keys, whatever was answered before. */
  async addKeys(args: readonly unknown[]): Promise<void> {
    const request = requestSchema.safeParse(args.slice(0, 2));
    if (!request.success) throw new HumanError(vscode.l10n.t('No document and keys were given.'));
    const [address, keys] = request.data;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
    const wanted = new Set(keys);
    const papers = this.library.library.papers.filter((paper) => wanted.has(this.citekeys.of(paper)));
    if (papers.length === 0) throw new HumanError(vscode.l10n.t('No paper of the list has this key.'));
    if (!hasBibliography(document))
      throw new HumanError(
        vscode.l10n.t('This document can name no bibliography. Save it in a notes language first.'),
      );
    await this.citekeys.pin(papers);
    this.asked.delete(document.uri.toString());
    const files = (await bibliographyFilesOrNull(document)) ?? (await this.askedFor(document, papers));
    if (files !== null) await this.inTurn(() => this.add(document, papers, files));
  }

  /** The document's files; null where there is nothing to be done now. Asks, with the papers it is about, where given. */
  private async filesOf(
    document: vscode.TextDocument,
    papers: readonly Paper[] | null,
  ): Promise<readonly vscode.Uri[] | null> {
    const files = await bibliographyFilesOrNull(document);
    if (files !== null) return files;
    const choice = this.choices.of(document.uri);
    if (choice !== null) return choice.kind === 'file' ? [choice.uri] : null;
    return papers === null ? null : this.askedFor(document, papers);
  }

  private async askedFor(
    document: vscode.TextDocument,
    papers: readonly Paper[],
  ): Promise<readonly vscode.Uri[] | null> {
    const address = document.uri.toString();
    const waiting = this.asking.get(address);
    if (waiting !== undefined) for (const paper of papers) waiting.add(paper);
    if (waiting !== undefined || this.asked.has(address)) return null;
    this.asked.add(address);
    const meanwhile = new Set(papers);
    this.asking.set(address, meanwhile);
    // What is cited before the answer is remembered belongs to this question, too.
    const choice = await this.answerFor(document).finally(() => this.asking.delete(address));
    if (choice === null || choice.kind === 'never') return null;
    // The papers that the question was about are the caller's; those that came meanwhile are ours.
    const others = [...meanwhile].filter((paper) => !papers.includes(paper));
    await this.inTurn(async () => {
      await nameIn(document, choice.uri);
      await this.add(document, [...papers, ...others], [choice.uri], { isNew: true });
    });
    return null;
  }

  private async answerFor(document: vscode.TextDocument): Promise<BibliographyChoice | null> {
    const choice = await askForBibliography(document);
    if (choice !== null) await this.choices.remember(document.uri, choice);
    return choice;
  }

  /** Adds what none of the files has to the first of them that can take it. */
  private async add(
    document: vscode.TextDocument,
    papers: readonly Paper[],
    files: readonly vscode.Uri[],
    { isNew = false } = {},
  ): Promise<void> {
    const language = notesLanguageOf(document.languageId, document.uri.path);
    const known = new Set(ownEntries(document.getText(), language).map(({ key }) => key));
    let target: { readonly uri: vscode.Uri; readonly format: BibliographyFormat } | null = null;
    for (const uri of files) {
      const text = await readText(uri);
      const format = formatOf(uri, text ?? '', language);
      if (format === null) continue;
      if (text === null && !isNew) continue;
      for (const { key } of scanBibliography(text ?? '', format)) known.add(key);
      target ??= { uri, format };
    }
    const wanted = papers
      .map((paper): WantedEntry => {
        const key = this.citekeys.of(paper);
        return { key, text: (format) => entryText(paper, key, format) };
      })
      .filter(({ key }) => key !== '' && !known.has(key));
    if (wanted.length === 0) return;
    if (target === null) {
      this.offerMissing(document, papers, files);
      return;
    }
    if (!mayChange(target.uri, document.uri, target.format))
      throw new HumanError(
        vscode.l10n.t('{0} lies outside the folder: entries are not added to it.', nameOf(target.uri)),
      );
    await write(target.uri, wanted, target.format);
  }

  /** The document names a file that is not there. */
  private offerMissing(
    document: vscode.TextDocument,
    papers: readonly Paper[],
    files: readonly vscode.Uri[],
  ): void {
    const language = notesLanguageOf(document.languageId, document.uri.path);
    const file = files.find((uri) => formatOf(uri, '', language) !== null);
    if (file === undefined || this.asked.has(file.toString())) return;
    this.asked.add(file.toString());
    const create = vscode.l10n.t('Create {0}', fileName(file));
    const message = vscode.l10n.t(
      '{0}, which {1} names, is not there.',
      nameOf(file),
      fileName(document.uri),
    );
    // Not awaited: what is cited meanwhile must not wait for the answer.
    void vscode.window.showInformationMessage(message, create).then(async (answer) => {
      if (answer !== create) return;
      await this.inTurn(() => this.add(document, papers, [file], { isNew: true }));
    });
  }

  /** One change after the other: two citations in a row are for the same file. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}

async function write(
  file: vscode.Uri,
  wanted: readonly WantedEntry[],
  format: BibliographyFormat,
): Promise<void> {
  let result = addEntries('', [], format);
  await changeFile(file, (text) => {
    result = addEntries(text ?? '', wanted, format);
    return result.added.length === 0 ? null : result.text;
  });
  const { added, refused } = result;
  if (added.length > 0)
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('{0}: added {1}', fileName(file), added.join(', ')),
      5000,
    );
  if (refused.length > 0)
    throw new HumanError(vscode.l10n.t('{0} has no place for {1}.', nameOf(file), refused.join(', ')));
}

/** Names a file in the document, in the editor: saving it is the person's. */
async function nameIn(document: vscode.TextDocument, file: vscode.Uri): Promise<void> {
  const text = document.getText();
  const path = relativePath(folderOf(document.uri).path, file.path);
  const named = nameBibliography(text, notesLanguageOf(document.languageId, document.uri.path), path);
  if (named === null) return;
  await changeDocument(document, text.slice(0, named.offset) + named.text + text.slice(named.offset));
}

async function bibliographyFilesOrNull(document: vscode.TextDocument): Promise<readonly vscode.Uri[] | null> {
  const files = await bibliographyFilesOf(document);
  return files.length === 0 ? null : files;
}

/** A document that has a place and a language in which bibliographies are named. */
function hasBibliography({ uri, isUntitled, languageId }: vscode.TextDocument): boolean {
  return !isUntitled && notesLanguageOf(languageId, uri.path) !== 'plain';
}

function formatOf(uri: vscode.Uri, text: string, language: NotesLanguage): BibliographyFormat | null {
  const format = bibliographyFormatOf(uri.path, text);
  // An empty YAML file is Typst's only where Typst reads it.
  return format === 'hayagriva' && language !== 'typst' && text.trim() === '' ? 'cslYaml' : format;
}

/** A document may come from anywhere: what it names outside the folder is only changed where that is trusted, and a .bib. */
function mayChange(file: vscode.Uri, document: vscode.Uri, format: BibliographyFormat): boolean {
  if (vscode.workspace.getWorkspaceFolder(file) !== undefined) return true;
  if (folderOf(file).toString() === folderOf(document).toString()) return true;
  return vscode.workspace.isTrusted && format === 'bibtex';
}
