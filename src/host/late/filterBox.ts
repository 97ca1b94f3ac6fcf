/** The box in which a filter is typed: the tree follows, what could be typed next is offered, Escape takes it back. */
import * as vscode from 'vscode';
import { completeQuery, type QuerySuggestion, type QueryVocabulary } from '../../core/query/completeQuery';
import { parseQuery } from '../../core/query/parseQuery';
import { maxQueryLength } from '../../core/query/queryToken';
import type { PaperFinder } from './paperFinder';
import type { PapersView } from '../papersView';
import { queryProblemText } from './queryProblemText';

interface Row extends vscode.QuickPickItem {
  /** What choosing it writes; null for the first row, which keeps the filter as it is. */
  readonly suggestion: QuerySuggestion | null;
}

const noWords: QueryVocabulary = { tags: [], topics: [], authors: [], orgs: [], sources: [] };

/** Asks for a filter; resolves when it is kept or taken back. */
export async function askFilter(view: PapersView, finder: PaperFinder): Promise<void> {
  const { filter: before } = view.arrangement;
  const box = vscode.window.createQuickPick<Row>();
  box.title = vscode.l10n.t('Filter papers');
  box.placeholder = vscode.l10n.t(
    'Words, “phrases”, or field:value such as status:unread, tag:asr, year:>2020',
  );
  box.value = before;
  let open = true;
  let vocabulary = noWords;
  const draw = () => {
    if (!open) return;
    const keep = keepRow(view, box.value);
    box.items = [keep, ...completeQuery(box.value, box.value.length, vocabulary).map(toRow)];
    // Enter keeps what is typed; a suggestion is gone to by the arrow keys.
    box.activeItems = [keep];
  };
  // Not while the person is among the suggestions: they would be thrown back to the first row.
  const drawLater = () => {
    if ((box.activeItems[0]?.suggestion ?? null) === null) draw();
  };
  let showing = Promise.resolve();
  const follow = () => {
    draw();
    const filter = box.value.trim().slice(0, maxQueryLength);
    // The view drops what an older key stroke finds later.
    if (filter !== view.arrangement.filter) showing = view.arrange({ filter }).then(drawLater);
  };
  await new Promise<void>((resolve) => {
    let kept = false;
    box.onDidChangeValue(follow);
    box.onDidAccept(() => {
      const suggestion = box.activeItems[0]?.suggestion ?? null;
      if (suggestion === null) {
        kept = true;
        box.hide();
        return;
      }
      const { insert, replace, kind } = suggestion;
      const rest = box.value.slice(replace.end);
      box.value = `${box.value.slice(0, replace.start)}${insert}${kind === 'value' && rest === '' ? ' ' : rest}`;
      follow();
    });
    box.onDidHide(() => {
      open = false;
      if (!kept && view.arrangement.filter !== before) showing = view.arrange({ filter: before });
      box.dispose();
      resolve();
    });
    draw();
    box.show();
    void finder.vocabulary().then((words) => {
      vocabulary = words;
      drawLater();
    });
  });
  await showing;
}

/** Says what is shown and what could not be read. */
function keepRow(view: PapersView, typed: string): Row {
  const { problems } = parseQuery(typed);
  return {
    suggestion: null,
    label:
      view.papers.length === 1
        ? vscode.l10n.t('Show 1 paper')
        : vscode.l10n.t('Show {0} papers', view.papers.length),
    iconPath: new vscode.ThemeIcon(problems.length === 0 ? 'filter' : 'warning'),
    alwaysShow: true,
    ...(problems.length === 0 ? {} : { detail: problems.map(queryProblemText).join(' · ') }),
  };
}

function toRow(suggestion: QuerySuggestion): Row {
  const { insert, label, kind } = suggestion;
  return {
    suggestion,
    label,
    iconPath: new vscode.ThemeIcon(kind === 'field' ? 'symbol-field' : 'symbol-value'),
    // The suggestions are found already; the box's own matching would hide them behind the words before.
    alwaysShow: true,
    ...(insert === label ? {} : { description: insert }),
  };
}
