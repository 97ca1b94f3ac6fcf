/** The tree of papers: turns outline nodes into rows and tells the editor which rows changed. */
import * as vscode from 'vscode';
import { startsOpen, type TreeRows } from '../core/library/firstRows';
import { pageSize } from '../core/library/outline';
import type { GroupNode, MoreNode, OutlineNode, PaperNode } from '../core/library/outlineRows';
import { DrawnRows } from '../core/library/drawnRows';
import type { Mark } from '../core/marks/mark';
import type { PaperId } from '../core/paper';
import { legible } from '../core/card';
import { inTurns, Task } from '../core/steps';
import type { CitedNotes, CiteRow } from './citedNotes';
import type { GroupSubject } from '../core/library/groupKey';
import type { CommandName } from './ids';
import type { Answer, Finding } from './finding';
import { turns } from './nextTurn';
import { toRowUri } from './rowBadges';
import { plainTitle, rowDescription, rowSpoken } from './rowText';
import { groupWord, statusIcons } from './words';

export type Row = OutlineNode | CiteRow;

export class PaperTree implements vscode.TreeDataProvider<Row> {
  private readonly changed = new vscode.EventEmitter<Row[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly markOf: (paper: PaperId) => Mark;
  private readonly cites: CitedNotes;
  private readonly late: Finding['part'];
  private readonly shown = new DrawnRows();
  private answer: Answer | null = null;

  constructor(markOf: (paper: PaperId) => Mark, cites: CitedNotes, late: Finding['part']) {
    this.markOf = markOf;
    this.cites = cites;
    this.late = late;
  }

  /** Shows another outline. Rows with the same id keep whether they are open. */
  show(outline: TreeRows, answer: Answer | null): void {
    this.shown.show(outline);
    this.answer = answer;
    this.changed.fire(undefined);
  }

  /** Draws some rows of the same outline again; null stands for all. */
  refresh(nodes: readonly (OutlineNode | null)[]): void {
    const rows = nodes.filter((node) => node !== null);
    if (rows.length < nodes.length) this.changed.fire(undefined);
    else if (rows.length > 0) this.changed.fire(rows);
  }

  async getChildren(parent?: Row): Promise<Row[]> {
    if (parent?.kind === 'paper') return this.cites.rowsOf(parent);
    if (parent !== undefined && parent.kind !== 'group') return [];
    return [...((await inTurns(new Task(this.shown.childrenSteps(parent ?? null)), turns)) ?? [])];
  }

  getParent(node: Row): Row | null {
    return node.parent;
  }

  getTreeItem(node: Row): vscode.TreeItem {
    if (node.kind === 'cite') return node.item;
    if (node.kind === 'more') return moreItem(node);
    return node.kind === 'group' ? this.groupItem(node) : this.paperItem(node);
  }

  /** Tooltips are made when the pointer rests on a row, not for every row. */
  async resolveTreeItem(item: vscode.TreeItem, node: Row): Promise<vscode.TreeItem> {
    if (node.kind === 'paper')
      item.tooltip = (await this.late()).rowTooltip(node.paper, this.markOf(node.paper.id));
    return item;
  }

  dispose(): void {
    this.changed.dispose();
  }

  private highlighted(label: string, field: 'title' | 'tag' | 'author' | 'org'): vscode.TreeItemLabel {
    const spans = this.answer?.spansOf(label, field) ?? [];
    return { label, highlights: spans.map(({ start, end }): [number, number] => [start, end]) };
  }

  private groupItem(node: GroupNode): vscode.TreeItem {
    const open = startsOpen(this.shown);
    const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    const label = legible(groupWord(node.subject));
    const field = fieldOf(node.subject);
    const shown = field === null ? label : this.highlighted(label, field);
    const item = new vscode.TreeItem(shown, open ? Expanded : Collapsed);
    const { unread, total } = this.shown.countsOf(node);
    item.id = node.id;
    item.contextValue = 'group';
    item.description = unreadWord(unread, total);
    item.tooltip = label;
    item.accessibilityInformation = { label: `${label}. ${item.description}` };
    return item;
  }

  private paperItem(node: PaperNode): vscode.TreeItem {
    const mark = this.markOf(node.paper.id);
    const label = this.highlighted(plainTitle(node.paper), 'title');
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    // Which notes cite it stands below it.
    const item = new vscode.TreeItem(label, this.cites.isCited(node.paper, mark) ? Collapsed : None);
    const read = mark.status === 'read';
    const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
    item.id = node.id;
    item.contextValue = 'paper';
    item.description = rowDescription(node.paper, mark);
    // Not a file: the address is what the marks at the row's end (rowBadges.ts) are found by.
    item.resourceUri = toRowUri(node.paper.id);
    item.iconPath = new vscode.ThemeIcon(statusIcons[mark.status]);
    item.checkboxState = {
      state: read ? Checked : Unchecked,
      tooltip: read ? vscode.l10n.t('Read. Clear to mark as new.') : vscode.l10n.t('Mark as read'),
      accessibilityInformation: { label: read ? vscode.l10n.t('read') : vscode.l10n.t('not read') },
    };
    item.accessibilityInformation = { label: rowSpoken(node.paper, mark) };
    return item;
  }
}

/** Enter, or a click, shows the rows it stands for. */
function moreItem(node: MoreNode): vscode.TreeItem {
  const label = vscode.l10n.t('Show {0} more', Math.min(pageSize, node.left));
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  const command: CommandName = 'lectern.showMore';
  item.id = node.id;
  item.contextValue = 'more';
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.description = vscode.l10n.t('{0} not shown', node.left);
  item.command = { command, title: label, arguments: [node.parent?.id ?? ''] };
  return item;
}

/** What a query looks for in a group's name. */
function fieldOf({ kind }: GroupSubject): 'tag' | 'author' | 'org' | null {
  if (kind === 'tag' || kind === 'author') return kind;
  return kind === 'organisation' ? 'org' : null;
}

function unreadWord(unread: number, total: number): string {
  if (unread === 0) return vscode.l10n.t('all {0} read', total);
  return unread === total
    ? vscode.l10n.t('{0} unread', total)
    : vscode.l10n.t('{0} of {1} unread', unread, total);
}
