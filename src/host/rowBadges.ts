/** Score and code at the end of a row, where they stay in sight however long the title is. */
import * as vscode from 'vscode';
import type { LibraryStore } from '../core/library/libraryStore';
import { isPaperId, type Paper, type PaperId } from '../core/paper';

const scheme = 'lectern-paper';

export function toRowUri(paper: PaperId): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${paper}` });
}

export function registerRowBadges(library: LibraryStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const listening = library.onDidChange(() => changed.fire(undefined));
  const provide = (toBadge: (paper: Paper) => vscode.FileDecoration | undefined) =>
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration(uri) {
        const id = uri.path.slice(1);
        if (uri.scheme !== scheme || !isPaperId(id)) return undefined;
        const paper = library.library.byId.get(id);
        return paper === undefined ? undefined : toBadge(paper);
      },
    });
  return vscode.Disposable.from(provide(codeBadge), provide(scoreBadge), changed, {
    dispose: () => listening.dispose(),
  });
}

function codeBadge({ code }: Paper): vscode.FileDecoration | undefined {
  return code ? new vscode.FileDecoration('<>', vscode.l10n.t('Code available')) : undefined;
}

/** A badge has room for two characters: the score in whole points, a star from 99.5 up; the tooltip has it exactly. */
function scoreBadge({ score }: Paper): vscode.FileDecoration | undefined {
  if (score === null) return undefined;
  const points = Math.round(score);
  const badge = points >= 0 && points <= 99 ? String(points) : '★';
  return new vscode.FileDecoration(badge, vscode.l10n.t('Score {0}', score));
}
