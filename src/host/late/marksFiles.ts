/** All marks as one file, and a file's marks taken in: export, import, and what copies of a lost folder bring. */
import * as vscode from 'vscode';
import type { LibraryStore } from '../../core/library/libraryStore';
import type { Edit } from '../../core/marks/edit';
import { readMarksFile, toMerge, writeMarksFile, type MarkOfPaper } from '../../core/marks/marksFile';
import { HumanError } from '../errors';
import type { Marking } from '../marking';

const { t } = vscode.l10n;

export interface MarksFileParts {
  readonly marking: Marking;
  readonly library: LibraryStore;
}

/** All marks with what is known of their papers. */
export function allMarks(marking: Marking): readonly MarkOfPaper[] {
  return [...marking.marked()].map((paper) => ({
    paper,
    about: marking.aboutOf(paper),
    mark: marking.markOf(paper),
  }));
}

/** Asks for a file and writes all marks to it. */
export async function exportMarks({ marking }: MarksFileParts): Promise<void> {
  await marking.ready();
  const marks = allMarks(marking);
  if (marks.length === 0) throw new HumanError(t('There are no marks yet.'));
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = await vscode.window.showSaveDialog({
    title: t('Export Marks'),
    filters: { JSON: ['json'] },
    ...(root === undefined ? {} : { defaultUri: vscode.Uri.joinPath(root, 'lectern-marks.json') }),
  });
  if (file === undefined) return;
  await writeMarks(file, marks);
  const done =
    marks.length === 1
      ? t('The mark of 1 paper was exported.')
      : t('The marks of {0} papers were exported.', marks.length);
  void vscode.window.showInformationMessage(done);
}

/** Asks for a file, or takes the one given, shows what it would change, and merges it: one step to undo. */
export async function importMarks(args: readonly unknown[], parts: MarksFileParts): Promise<void> {
  const [given] = args;
  const file = given instanceof vscode.Uri ? given : await askForFile();
  if (file === undefined) return;
  const { marks, refused } = await readMarks(file);
  const { edits, papers } = await toEdits(marks, parts);
  if (edits.length === 0) {
    const known =
      marks.length === 1
        ? t('Its 1 mark is here already.')
        : t('All of its {0} marks are here already.', marks.length);
    void vscode.window.showInformationMessage(known);
    return;
  }
  const yes = t('Import');
  const message =
    papers === 1 ? t('Import the mark of 1 paper?') : t('Import the marks of {0} papers?', papers);
  const detail = [
    marks.length === 1
      ? t('The file has the mark of 1 paper, which would change something here.')
      : papers === 1
        ? t('The file has marks of {0} papers; 1 of them would change something here.', marks.length)
        : t(
            'The file has marks of {0} papers; {1} of them would change something here.',
            marks.length,
            papers,
          ),
    ...(refused > 0 ? [refusedWords(refused)] : []),
    t('Tags unite, the later status counts, notes stand side by side. Undo takes it back.'),
  ].join('\n');
  if ((await vscode.window.showInformationMessage(message, { modal: true, detail }, yes)) !== yes) return;
  await bringMarks(marks, t('marks imported'), parts);
}

function refusedWords(refused: number): string {
  return refused === 1
    ? t('1 mark of it cannot be read and is left out.')
    : t('{0} marks of it cannot be read and are left out.', refused);
}

/** Merges marks into those here, each under the name its paper has now; gives how many papers changed. */
export async function bringMarks(
  marks: readonly MarkOfPaper[],
  label: string,
  parts: MarksFileParts,
): Promise<number> {
  const { edits, papers } = await toEdits(marks, parts);
  await parts.marking.apply(edits, label);
  return papers;
}

/** Writes marks as a file, whole or not at all as far as the place allows. */
export async function writeMarks(file: vscode.Uri, marks: readonly MarkOfPaper[]): Promise<void> {
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(writeMarksFile(marks)));
}

/** The marks of a file. Throws, for the person, where it holds none. */
export async function readMarks(
  file: vscode.Uri,
): Promise<{ readonly marks: readonly MarkOfPaper[]; readonly refused: number }> {
  const read = readMarksFile(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  switch (read.kind) {
    case 'marks':
      return read;
    case 'newer':
      throw new HumanError(t('These marks were written by a newer version of Lectern.'));
    case 'not-marks':
      throw new HumanError(t('This file holds no marks of Lectern.'));
    default:
      return read satisfies never;
  }
}

/** What merging marks would write; without edits that change nothing. */
async function toEdits(
  marks: readonly MarkOfPaper[],
  { marking }: MarksFileParts,
): Promise<{ readonly edits: readonly Edit[]; readonly papers: number }> {
  await marking.ready();
  const edits: Edit[] = [];
  const papers = new Set<string>();
  for (const each of marks) {
    const paper = marking.meant(each.paper, each.about);
    const merged = toMerge({ ...each, paper }, marking.markOf(paper), marking.aboutOf(paper));
    const due = merged.filter((edit) => !marking.isIdle(edit));
    if (due.some(({ kind }) => kind !== 'about')) papers.add(paper);
    edits.push(...due);
  }
  return { edits, papers: papers.size };
}

async function askForFile(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: t('Import Marks'),
    openLabel: t('Import'),
    filters: { JSON: ['json'] },
  });
  return picked?.[0];
}
