/** What the citing commands do. Using a key pins it. */
import * as vscode from 'vscode';
import { toBibtex } from '../../core/citation/bibtex';
import { formatReference } from '../../core/citation/plainCitation';
import type { Paper } from '../../core/paper';
import type { Handler } from '../commandRegistry';
import type { CitationCommand, CitationParts } from '../commands/citationCommands';
import { pickCitation } from './citationPick';
import { givenStyle, styleFor } from './citationSetting';
import { insertCitation, placeOf } from './insertCitation';

interface HandlerParts extends CitationParts {
  /** The papers a command was given, or those selected where it came from the tree's shortcut; none to ask. */
  readonly orNone: (args: readonly unknown[]) => readonly Paper[];
  readonly orAsked: (args: readonly unknown[]) => Promise<readonly Paper[]>;
}

export function citationHandlers(parts: HandlerParts): Readonly<Record<CitationCommand, Handler>> {
  const { citekeys, cited, lastEditor, targets, state, orNone, orAsked } = parts;
  const copy = async (
    args: readonly unknown[],
    toText: (paper: Paper) => string,
    between: string,
  ): Promise<void> => {
    const papers = await orAsked(args);
    await citekeys.pin(papers);
    await vscode.env.clipboard.writeText(papers.map(toText).join(between));
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied.'), 3000);
  };
  return {
    'lectern.insertCitation': async (args) => {
      // Before anything is asked: without an editor there is nothing to cite into.
      const place = await placeOf(lastEditor.get());
      const given = orNone(args);
      const asked = givenStyle(args);
      const { papers, style } =
        given.length > 0
          ? { papers: given, style: styleFor(place.document, state, asked) }
          : await pickCitation(targets.pick(), place, { citekeys, state }, asked);
      if (papers.length === 0) return;
      await citekeys.pin(papers);
      if (!(await insertCitation(place, papers, style, citekeys)))
        vscode.window.setStatusBarMessage(vscode.l10n.t('That is cited there already.'), 5000);
      await cited.cite(place.document, papers);
    },
    'lectern.copyCitation': (args) => copy(args, formatReference, '\n'),
    'lectern.copyBibtex': (args) => copy(args, (paper) => toBibtex(paper, { key: citekeys.of(paper) }), '\n'),
    'lectern.copyCitekey': (args) => copy(args, citekeys.of, ', '),
  };
}
