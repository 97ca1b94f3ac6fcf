/** A first draft of related work: chosen papers by tag with their notes, in a new document or at the cursor. */
import * as vscode from 'vscode';
import { notesLanguageOf, type NotesLanguage } from '../../core/citation/notesLanguage';
import { headingLine } from '../../core/notes/notesWriting';
import { relatedWork } from '../../core/notes/relatedWork';
import type { Paper } from '../../core/paper';
import type { Cited } from '../cited';
import type { Citekeys } from '../citekeys';
import { HumanError } from '../errors';
import type { Marking } from '../marking';
import { setting } from '../settings';
import { givenPapers, type TargetParts } from '../targets';
import { fileName } from './fileNames';

export interface RelatedWorkParts {
  readonly marking: Marking;
  readonly citekeys: Citekeys;
  readonly cited: Cited;
  readonly targets: TargetParts;
}

export async function draftRelatedWork(args: readonly unknown[], parts: RelatedWorkParts): Promise<void> {
  const { targets, citekeys, cited } = parts;
  const papers = await meant(args, targets);
  if (papers.length === 0) return;
  const editor = await askWhere(vscode.window.activeTextEditor);
  if (editor === undefined) return;
  await citekeys.pin(papers);
  if (editor === null) {
    const content = draft(papers, 'markdown', '\n', parts);
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document);
    await cited.cite(document, papers);
    return;
  }
  const { document } = editor;
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const text = draft(papers, notesLanguageOf(document.languageId, document.uri.path), eol, parts);
  const at = editor.selection.active;
  // On lines of its own.
  const before = at.character > 0 ? eol + eol : '';
  if (!(await editor.edit((builder) => builder.insert(at, before + text))))
    throw new HumanError(vscode.l10n.t('The draft could not be put in: this document cannot be changed.'));
  await cited.cite(document, papers);
}

async function meant(args: readonly unknown[], targets: TargetParts): Promise<readonly Paper[]> {
  const given = givenPapers(args, targets.library());
  if (given.length > 0) return given;
  const selected = targets.selection();
  if (selected.length > 1) return selected;
  const pick = targets.pick();
  return (await pick.parts.citing()).pickPapers(pick);
}

/** The editor to write into, null for a new document; undefined where the person left. */
async function askWhere(
  editor: vscode.TextEditor | undefined,
): Promise<vscode.TextEditor | null | undefined> {
  if (editor === undefined) return null;
  const { languageId, uri } = editor.document;
  if (notesLanguageOf(languageId, uri.path) === 'plain') return null;
  const here = { label: vscode.l10n.t('At the cursor in {0}', fileName(uri)), editor };
  const fresh = { label: vscode.l10n.t('In a new document'), editor: null };
  const picked = await vscode.window.showQuickPick([fresh, here], {
    title: vscode.l10n.t('Where to draft related work?'),
  });
  return picked === undefined ? undefined : picked.editor;
}

function draft(
  papers: readonly Paper[],
  language: NotesLanguage,
  eol: '\n' | '\r\n',
  { marking, citekeys }: RelatedWorkParts,
): string {
  const works = papers.map((paper) => {
    const { tags, note } = marking.markOf(paper.id);
    return { key: citekeys.of(paper), paper, tags, note };
  });
  const isMarkdown = language === 'markdown' || language === 'myst';
  const level = isMarkdown ? 2 : 1;
  const groups = relatedWork(works, {
    language,
    eol,
    level: level + 1,
    style: { form: 'textual', latexCommand: setting('citation.latexCommand') },
    untagged: vscode.l10n.t('Others'),
  });
  return `${headingLine(vscode.l10n.t('Related work'), level, language)}${eol}${eol}${groups}`;
}
