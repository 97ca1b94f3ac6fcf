/** What went wrong with the stored marks, told once and calmly, with what is safe and what to do. */
import * as vscode from 'vscode';
import type { JournalProblem, Report } from '../core/marks/journalFolder';
import { toMessage } from './errors';
import { showFailure, showTrouble, type Log } from './log';

const { t } = vscode.l10n;

export function createMarkReports(log: Log): Report {
  return (problem) => {
    log.warn(`marks: ${problem.code}${'file' in problem ? ` in ${problem.file}` : ''}${causeOf(problem)}`);
    const sentence = toSentence(problem);
    // What is kept and will be written is no failure.
    const show = problem.code === 'unsaved' ? showTrouble : showFailure;
    if (sentence !== null) void show(log, sentence);
  };
}

/** Null where the log is enough. */
function toSentence(problem: JournalProblem): string | null {
  switch (problem.code) {
    case 'bad-lines':
      return badLines(problem.lines, problem.file, problem.aside);
    case 'newer-lines':
      return t(
        'Some marks were written by a newer version of Lectern ({0}). They are left as they are.',
        problem.file,
      );
    case 'not-a-journal':
    case 'not-a-file':
    case 'too-large':
    case 'unreadable-file':
      return t(
        'The marks file {0} cannot be read and is left as it is. Your other marks are shown.',
        problem.file,
      );
    case 'unreadable-folder':
      return t(
        'Your stored marks cannot be read just now. What you mark is kept and written when it can be.',
      );
    case 'unsaved':
      return [
        problem.changes === 1
          ? t('1 change could not be written yet. It is kept and written as soon as it works.')
          : t(
              '{0} changes could not be written yet. They are kept and written as soon as it works.',
              problem.changes,
            ),
        whyUnsaved(problem.cause),
      ].join(' ');
    case 'saved-again':
      void vscode.window.showInformationMessage(t('All changes are written now.'));
      return null;
    case 'not-folded':
      return null;
    default:
      return problem satisfies never;
  }
}

/** A cause that a person can do something about; empty where it is none of those. */
function whyUnsaved(cause: unknown): string {
  const message = toMessage(cause);
  if (/ENOSPC|EDQUOT|no space|quota/i.test(message)) return t('The disk is full.');
  const isDenied = cause instanceof vscode.FileSystemError && cause.code === 'NoPermissions';
  if (isDenied || /EACCES|EPERM|EROFS|read-only/i.test(message))
    return t('The folder of your marks cannot be written to.');
  return '';
}

function causeOf(problem: JournalProblem): string {
  return 'cause' in problem ? `: ${toMessage(problem.cause)}` : '';
}

function badLines(lines: number, file: string, aside: string | null): string {
  if (aside === null) {
    return lines === 1
      ? t('1 line of your marks could not be read. It was left where it is: {0}.', file)
      : t('{0} lines of your marks could not be read. They were left where they are: {1}.', lines, file);
  }
  return lines === 1
    ? t('1 line of your marks could not be read. It was kept aside in {0}.', aside)
    : t('{0} lines of your marks could not be read. They were kept aside in {1}.', lines, aside);
}
