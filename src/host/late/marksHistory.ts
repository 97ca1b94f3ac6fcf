/** Show History: what was marked when, in all windows and on all machines, and the way back to before or after it. */
import * as vscode from 'vscode';
import { legible } from '../../core/card';
import type { LibraryStore } from '../../core/library/libraryStore';
import type { HistoryEntry } from '../../core/marks/history';
import { isStamp, type Stamp } from '../../core/marks/stamp';
import type { PaperId } from '../../core/paper';
import { startOf } from '../../core/startOf';
import { HumanError } from '../errors';
import type { Marking } from '../marking';
import { plainTitle } from '../rowText';

const { t } = vscode.l10n;

export interface HistoryParts {
  readonly marking: Marking;
  readonly library: LibraryStore;
}

/** More rows than this nobody reads. */
const shownAtMost = 1000;
const papersShown = 200;
const titleShown = 60;

interface EntryItem extends vscode.QuickPickItem {
  readonly entry: HistoryEntry;
  readonly before: Stamp;
}
interface ActionItem extends vscode.QuickPickItem {
  readonly until?: Stamp;
  readonly paper?: PaperId;
}

/** Gives the paper that the person picked to be shown, if any. */
export async function showHistory(parts: HistoryParts): Promise<PaperId | undefined> {
  const entries = await parts.marking.history();
  if (entries === null) throw new HumanError(t('The history cannot all be read just now.'));
  if (entries.length === 0) throw new HumanError(t('Nothing has been marked yet.'));
  const picked = await vscode.window.showQuickPick(toItems(entries, parts), {
    title: t('History of marks'),
    placeHolder: t('Pick a command to see its papers, or to go back to before or after it'),
    matchOnDescription: true,
  });
  if (picked === undefined) return undefined;
  const action = await vscode.window.showQuickPick(toActions(picked, parts), {
    title: `${picked.label} · ${picked.description ?? ''}`,
  });
  if (action?.until === undefined) return action?.paper;
  await restore(action.until, picked, parts.marking);
  return undefined;
}

async function restore(until: Stamp, { label }: EntryItem, marking: Marking): Promise<void> {
  const applied = await marking.restore(until, t('marks restored ({0})', label));
  if (applied === null) throw new HumanError(t('The history cannot all be read just now.'));
  void vscode.window.showInformationMessage(
    applied.outcome === 'nothing'
      ? t('All marks are so already.')
      : applied.papers.size === 1
        ? t('The mark of 1 paper was restored. Undo takes that back.')
        : t('The marks of {0} papers were restored. Undo takes that back.', applied.papers.size),
  );
}

function toItems(entries: readonly HistoryEntry[], parts: HistoryParts): readonly EntryItem[] {
  return entries.slice(0, shownAtMost).map((entry, at) => ({
    entry,
    before: entries[at + 1]?.stamp ?? beforeAll(),
    label: new Date(entry.at).toLocaleString(vscode.env.language, {
      dateStyle: 'medium',
      timeStyle: 'medium',
    }),
    description: [entry.kinds.map(kindWord).join(', '), papersWord(entry.papers, parts)].join(' · '),
  }));
}

/** One paper by its title: of many changes of one paper each, `1 paper` tells nothing. */
function papersWord(papers: HistoryEntry['papers'], parts: HistoryParts): string {
  const [only] = papers;
  if (papers.size !== 1 || only === undefined) return t('{0} papers', papers.size);
  return startOf(titleOf(only, parts).label, titleShown);
}

function toActions({ entry, before }: EntryItem, parts: HistoryParts): readonly ActionItem[] {
  const papers = [...entry.papers]
    .slice(0, papersShown)
    .map((paper) => ({ paper, ...titleOf(paper, parts) }));
  return [
    { label: t('Restore to before this'), iconPath: new vscode.ThemeIcon('discard'), until: before },
    { label: t('Restore to after this'), iconPath: new vscode.ThemeIcon('history'), until: entry.stamp },
    { label: t('Papers'), kind: vscode.QuickPickItemKind.Separator },
    ...papers,
  ];
}

function titleOf(paper: PaperId, { library, marking }: HistoryParts): vscode.QuickPickItem {
  const listed = library.library.byId.get(paper);
  if (listed !== undefined) return { label: plainTitle(listed) };
  const title = marking.aboutOf(paper)?.title ?? '';
  return { label: title === '' ? paper : legible(title), description: t('not in a listing now') };
}

function kindWord(kind: HistoryEntry['kinds'][number]): string {
  switch (kind) {
    case 'status':
      return t('status');
    case 'tag':
      return t('tags');
    case 'note':
      return t('note');
    case 'citekey':
      return t('citation key');
    case 'rating':
      return t('rating');
    case 'correction':
      return t('listing put right');
    case 'notSame':
      return t('told apart');
    case 'other':
      return t('something of a newer version');
    default:
      return kind satisfies never;
  }
}

/** Earlier than every stamp there is. */
function beforeAll(): Stamp {
  const stamp = '000000000-0000-0_0';
  if (!isStamp(stamp)) throw new Error('no stamp');
  return stamp;
}
