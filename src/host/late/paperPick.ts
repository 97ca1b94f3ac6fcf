/** Quick picks of papers: found by any words of title, people, year, tags or key, best match first. */
import * as vscode from 'vscode';
import { yearOf } from '../../core/calendar';
import { prepareSearch, type SearchItem } from '../../core/citation/citationSearch';
import type { Library } from '../../core/library/library';
import type { Mark, Status } from '../../core/marks/mark';
import type { Paper, PaperId } from '../../core/paper';
import { inTurns, Task } from '../../core/steps';
import { turns } from '../nextTurn';
import type { Parts } from '../parts';
import { HumanError } from '../errors';
import { people, plainTitle, rowDescription } from '../rowText';

/** More rows than this nobody reads, and the picker takes its time to draw them. */
const shownAtMost = 200;

interface PaperItem extends vscode.QuickPickItem {
  readonly paper: Paper;
}

/** What the picker needs to know of papers. */
export interface PickParts {
  readonly library: Library;
  readonly markOf: (paper: PaperId) => Mark;
  readonly citekeyOf: (paper: Paper) => string;
  /** Resolves when `citekeyOf` has no keys to make first. */
  readonly keysReady: () => Promise<void>;
  /** The papers cited last, the newest first. */
  readonly recent: readonly PaperId[];
  readonly parts: Parts;
}

/** Asks for one paper. Rejects with a cancellation where the person left. */
export async function pickPaper(parts: PickParts): Promise<Paper> {
  const [paper] = await pick(parts, { several: false, title: vscode.l10n.t('Which paper?') });
  if (paper === undefined) throw new vscode.CancellationError();
  return paper;
}

/** The box that papers are picked in, as far as others may dress it. */
export type PaperBox = Pick<vscode.QuickPick<vscode.QuickPickItem>, 'title' | 'buttons'>;

interface PickButtons {
  /** Gives the box its title and buttons, from the papers that Enter would give now. */
  readonly dress: (box: PaperBox, papers: () => readonly Paper[]) => void;
  /** What a button does; it may ask something, and the box comes back after that. */
  readonly press: (button: vscode.QuickInputButton) => Promise<void>;
}

/** Asks for papers, in the order they were ticked; none where the person left. */
export function pickPapers(parts: PickParts, buttons?: PickButtons): Promise<readonly Paper[]> {
  return pick(parts, { several: true, ...(buttons === undefined ? {} : { buttons }) });
}

interface PickOptions {
  readonly several: boolean;
  readonly title?: string;
  readonly buttons?: PickButtons;
}

async function pick(parts: PickParts, { several, title, buttons }: PickOptions): Promise<readonly Paper[]> {
  const { library } = parts;
  if (library.papers.length === 0)
    throw new HumanError(vscode.l10n.t('There are no papers yet. Add a listing first.'));
  const uses = new Map(parts.recent.map((id, place) => [id, parts.recent.length - place]));
  const box = vscode.window.createQuickPick<PaperItem>();
  box.title = title;
  box.placeholder = vscode.l10n.t('Words of title, people, year, tags or key');
  box.canSelectMany = several;
  let ticked: readonly PaperItem[] = [];
  // Enter without a tick means the row under the cursor.
  const chosen = () =>
    (several && ticked.length > 0 ? ticked : box.activeItems.slice(0, 1)).map(({ paper }) => paper);
  const dress = () => buttons?.dress(box, chosen);
  const preparing = new Task(prepareSearch(searched(parts, uses), library.papers.length));
  const show = () => {
    // Of many papers the rows come when they are ready to be searched; what is ticked was found before.
    if (!preparing.isDone) return;
    const known = new Set(ticked.map(({ paper }) => paper));
    const found = preparing
      .finish()
      .search(box.value, shownAtMost)
      .flatMap((at) => library.papers[at] ?? [])
      .filter((paper) => !known.has(paper))
      .map((paper) => toItem(paper, parts));
    // What is ticked stays in sight, whatever is searched for next.
    box.items = [...ticked, ...found];
    box.selectedItems = [...ticked];
    // Where several can be ticked the editor puts the cursor nowhere; Enter after a search means the best match.
    if (box.value !== '') box.activeItems = found.slice(0, 1);
    dress();
  };
  return new Promise((resolve, reject) => {
    let picked: readonly Paper[] = [];
    let isOpen = true;
    const fail = (error: unknown) => {
      box.dispose();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const prepare = async () => {
      box.busy = true;
      await parts.keysReady();
      if (!isOpen || (await inTurns(preparing, turns, () => isOpen)) === null) return;
      box.busy = false;
      show();
    };
    /** A question hides the box, which is not the person leaving it. */
    let isAside = false;
    let isHidden = false;
    const press = async (button: vscode.QuickInputButton) => {
      isAside = true;
      await buttons?.press(button);
      isAside = false;
      if (!isHidden) return dress();
      isHidden = false;
      box.show();
      // The editor shows a box that another has hidden without its rows.
      show();
    };
    box.onDidTriggerButton((button) => {
      press(button).catch(fail);
    });
    box.onDidChangeValue(show);
    box.onDidChangeActive(dress);
    box.onDidChangeSelection((selection) => {
      const still = new Set(selection.map(({ paper }) => paper));
      const kept = ticked.filter(({ paper }) => still.has(paper));
      const before = new Set(kept.map(({ paper }) => paper));
      ticked = [...kept, ...selection.filter(({ paper }) => !before.has(paper))];
      dress();
    });
    box.onDidAccept(() => {
      if (!preparing.isDone) return;
      picked = chosen();
      box.hide();
    });
    box.onDidHide(() => {
      isHidden = isAside;
      if (isAside) return;
      isOpen = false;
      box.dispose();
      resolve(picked);
    });
    dress();
    box.show();
    prepare().catch(fail);
  });
}

function toItem(paper: Paper, parts: PickParts): PaperItem {
  const mark = parts.markOf(paper.id);
  const year = paper.date === null ? null : String(yearOf(paper.date));
  return {
    paper,
    label: plainTitle(paper),
    description: [people(paper), year].filter(Boolean).join(' · '),
    detail: [parts.citekeyOf(paper), rowDescription(paper, mark)].filter(Boolean).join(' · '),
    // The rows come searched and in order; the picker's own matching would hide some.
    alwaysShow: true,
  };
}

/** What was cited last comes first where nothing else decides, then what is in hand, then what is newest. */
const statusRank = { reading: 4, queued: 3, read: 2, new: 1, dropped: 0 } satisfies Record<Status, number>;

function* searched(parts: PickParts, uses: ReadonlyMap<PaperId, number>): Generator<SearchItem, void> {
  for (const paper of parts.library.papers) yield toSearched(paper, parts, uses.get(paper.id) ?? 0);
}

function toSearched(paper: Paper, parts: PickParts, use: number): SearchItem {
  const mark = parts.markOf(paper.id);
  const day = paper.date === null ? 0 : Number(paper.date.replaceAll('-', ''));
  return {
    key: parts.citekeyOf(paper),
    title: paper.title,
    people: paper.authors,
    year: paper.date === null ? null : yearOf(paper.date),
    tags: mark.tags,
    rank: use * 1e10 + statusRank[mark.status] * 1e8 + day,
  };
}
