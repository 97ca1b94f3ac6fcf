/** The citation of papers at places of a document, as a text to be put there. */
import * as vscode from 'vscode';
import { citationEdit } from '../../core/citation/citationEdit';
import { newCitation, type CitationStyle, type CitedWork } from '../../core/citation/citationStyle';
import type { Citekeys } from '../citekeys';
import { languageOf } from './citationSetting';
import { rangeOf } from './insertCitation';

export interface CitationAt {
  readonly text: string;
  /** What it replaces. */
  readonly range: vscode.Range;
  /** The text is what goes to each place; where not, it belongs to the range, beside or around the place. */
  readonly isPlain: boolean;
  readonly hasKeys: boolean;
  /** The keys join a citation that stands there. */
  readonly isJoined: boolean;
}

/** Of works. At a single cursor it joins the citation there and is kept apart from words; at several places it is one of its own. */
export function citationAt(
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
  works: readonly CitedWork[],
  style: CitationStyle,
  { citekeys }: { readonly citekeys: Pick<Citekeys, 'isKnown'> },
): CitationAt {
  const language = languageOf(document);
  const [range = new vscode.Range(0, 0, 0, 0), ...others] = ranges;
  if (others.length > 0 || !range.isEmpty)
    return {
      text: newCitation(works, language, style),
      range,
      isPlain: true,
      hasKeys: true,
      isJoined: false,
    };
  const offset = document.offsetAt(range.start);
  const { start, end, text, joins } = citationEdit(document.getText(), offset, works, language, {
    style,
    isKnownKey: citekeys.isKnown,
  });
  const isPlain = start === offset && end === offset;
  return { text, range: rangeOf(document, start, end), isPlain, hasKeys: true, isJoined: joins !== null };
}
