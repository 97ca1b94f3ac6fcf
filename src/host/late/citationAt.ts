/** The citation of papers at places of a document, as a text to be put there. */
import * as vscode from 'vscode';
import { citationEdit } from '../../core/citation/citationEdit';
import { newCitation, type CitationStyle } from '../../core/citation/citationStyle';
import type { Paper } from '../../core/paper';
import type { Citekeys } from '../citekeys';
import { languageOf } from './citationSetting';
import { rangeOf, worksOf } from './insertCitation';

export interface CitationAt {
  readonly text: string;
  /** What it replaces. */
  readonly range: vscode.Range;
  /** The text is what goes to each place; where not, it belongs to the range, beside or around the place. */
  readonly isPlain: boolean;
  readonly hasKeys: boolean;
}

/** At a single cursor it joins the citation there and is kept apart from words; at several places it is one of its own. */
export function citationAt(
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
  papers: readonly Paper[],
  style: CitationStyle,
  { citekeys }: { readonly citekeys: Pick<Citekeys, 'of' | 'isKnown'> },
): CitationAt {
  const works = worksOf(papers, citekeys);
  const language = languageOf(document);
  const [range = new vscode.Range(0, 0, 0, 0), ...others] = ranges;
  if (others.length > 0 || !range.isEmpty)
    return { text: newCitation(works, language, style), range, isPlain: true, hasKeys: true };
  const offset = document.offsetAt(range.start);
  const { start, end, text } = citationEdit(document.getText(), offset, works, language, {
    style,
    isKnownKey: citekeys.isKnown,
  });
  const isPlain = start === offset && end === offset;
  return { text, range: rangeOf(document, start, end), isPlain, hasKeys: true };
}
