/** Papers among the workspace's symbols: `Ctrl+T` and words of the title, people, tags or key. */
import * as vscode from 'vscode';
import type { Paper } from '../../../core/paper';
import { people, plainTitle } from '../../rowText';
import { listedAt } from './notePlaces';
import type { NotesContext } from './notesContext';

const shownAtMost = 100;

class PaperSymbol extends vscode.SymbolInformation {
  readonly paper: Paper;

  constructor(paper: Paper, key: string) {
    const container = [key, people(paper), paper.date?.slice(0, 4)].filter(Boolean).join(' · ');
    const start = new vscode.Position(0, 0);
    const place = new vscode.Location(vscode.Uri.parse(paper.source), start);
    super(plainTitle(paper) || key, vscode.SymbolKind.Constant, container, place);
    this.paper = paper;
  }
}

export function registerSymbols({ search }: NotesContext): vscode.Disposable {
  const provider: vscode.WorkspaceSymbolProvider = {
    provideWorkspaceSymbols: async (query, token) => {
      // Without a word the list is of what stands in code, and long.
      if (query.trim() === '') return [];
      const found = await search.find(query, [], shownAtMost);
      if (token.isCancellationRequested) return [];
      return found.flatMap((citable) =>
        citable.kind === 'paper' ? [new PaperSymbol(citable.paper, citable.key)] : [],
      );
    },
    // The place in the listing is only looked for when a symbol is chosen.
    resolveWorkspaceSymbol: async (symbol) => {
      const place = symbol instanceof PaperSymbol ? await listedAt(symbol.paper) : null;
      if (place !== null) symbol.location = place;
      return symbol;
    },
  };
  return vscode.languages.registerWorkspaceSymbolProvider(provider);
}
