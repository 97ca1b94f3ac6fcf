/** Asks for the tags of one or several papers: known tags to tick, new ones by typing. */
import * as vscode from 'vscode';
import { tidyTag } from '../core/marks/fieldValue';
import type { Mark } from '../core/marks/mark';
import { compareText } from '../core/library/groupKey';

export interface TagChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

interface TagItem extends vscode.QuickPickItem {
  readonly tag: string;
}

/** The change the person made; undefined where they left. A tag that only some papers have is changed only if touched. */
export function pickTags(
  marks: readonly Mark[],
  known: ReadonlyMap<string, number>,
): Promise<TagChange | undefined> {
  const count = (tag: string) => marks.filter((mark) => mark.tags.includes(tag)).length;
  const before = new Set([...known.keys()].filter((tag) => count(tag) === marks.length));
  const toItem = (tag: string): TagItem => {
    const some = count(tag);
    const papers = known.get(tag) ?? 0;
    const partly = some > 0 && some < marks.length;
    return {
      tag,
      label: tag,
      description: partly
        ? vscode.l10n.t('on {0} of these {1} papers', some, marks.length)
        : papers === 1
          ? vscode.l10n.t('1 paper')
          : vscode.l10n.t('{0} papers', papers),
    };
  };
  const byUse = [...known].sort(([a, m], [b, n]) => count(b) - count(a) || n - m || compareText(a, b));
  let items = byUse.map(([tag]) => toItem(tag));

  const pick = vscode.window.createQuickPick<TagItem>();
  pick.title = marks.length === 1 ? vscode.l10n.t('Tags') : vscode.l10n.t('Tags of {0} papers', marks.length);
  pick.placeholder = vscode.l10n.t('Tick tags, or type a new one');
  pick.canSelectMany = true;
  pick.items = items;
  pick.selectedItems = items.filter(({ tag }) => before.has(tag));

  let ticked = new Set(before);
  /** The row of a tag that is being typed and is not known yet. */
  let offered: TagItem | null = null;
  const show = () => {
    pick.items = offered === null ? items : [offered, ...items];
    pick.selectedItems = items.filter(({ tag }) => ticked.has(tag));
  };
  return new Promise((resolve) => {
    let result: TagChange | undefined;
    pick.onDidChangeValue((text) => {
      const tag = tidyTag(text);
      const isNew = tag !== null && !items.some((item) => item.tag === tag);
      offered = isNew ? { tag, label: tag, description: vscode.l10n.t('new tag'), alwaysShow: true } : null;
      show();
    });
    pick.onDidChangeSelection((selection) => {
      ticked = new Set(selection.map(({ tag }) => tag));
      if (offered !== null && ticked.has(offered.tag)) {
        items = [offered, ...items];
        offered = null;
        pick.value = '';
        show();
      }
    });
    pick.onDidAccept(() => {
      // Enter on a text that is a new tag means that tag, ticked or not.
      const typed = offered?.tag;
      const after = typed === undefined ? ticked : new Set([...ticked, typed]);
      result = {
        added: [...after].filter((tag) => !before.has(tag)),
        removed: [...before].filter((tag) => !after.has(tag)),
      };
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(result);
    });
    pick.show();
  });
}
