/** What papers that are dropped into a document can become there. */
import * as vscode from 'vscode';
import { formsOf, type CitationForm } from '../../core/citation/citationStyle';
import { formatReference } from '../../core/citation/plainCitation';
import { titleLink } from '../../core/citation/titleLink';
import type { Paper } from '../../core/paper';
import type { DropParts } from '../citationDrops';
import { plainTitle } from '../rowText';
import { citationAt } from './citationAt';
import { languageOf, styleFor } from './citationSetting';
import { entryAddress } from './entryAddress';
import { worksOf } from './insertCitation';
import { formTitle } from './citationFormTitle';

export interface Alternative {
  readonly text: string;
  readonly range: vscode.Range;
  readonly title: string;
  /** Behind Lectern's own kind: what a setting of the editor can prefer. */
  readonly kind: string;
  readonly hasKeys: boolean;
}

/** The form that was chosen last, the language's others, then links, references and keys alone. */
export async function citationAlternatives(
  document: vscode.TextDocument,
  position: vscode.Position,
  papers: readonly Paper[],
  { citekeys, state }: DropParts,
): Promise<readonly Alternative[]> {
  const style = styleFor(document, state);
  const place = new vscode.Range(position, position);
  const forms = formsOf(languageOf(document), style.latexCommand);
  const works = worksOf(papers, citekeys);
  const written = (form: CitationForm) =>
    citationAt(document, [place], works, { ...style, form, joining: form }, { citekeys });
  // The last choice was for a citation of its own; a key that joins one is plain first.
  const first = written(style.form).isJoined ? 'parenthetical' : style.form;
  const citations = [first, ...forms.filter((form) => form !== first)].map((form): Alternative => ({
    ...written(form),
    title: formTitle(form),
    kind: form,
  }));
  const words = (kind: string, title: string, text: string, hasKeys = false): Alternative => ({
    text,
    range: place,
    title,
    kind,
    hasKeys,
  });
  const links = await Promise.all(
    papers.map(async (paper) => {
      const address = await entryAddress(document, paper);
      return address === null ? null : titleLink(plainTitle(paper), address, languageOf(document));
    }),
  );
  return [
    ...distinct(citations),
    ...(links.includes(null)
      ? []
      : [words('link', vscode.l10n.t('Link the title to the listing'), links.join(', '))]),
    words('reference', vscode.l10n.t('Write the reference'), papers.map(formatReference).join('\n')),
    words('key', vscode.l10n.t('Write the key alone'), papers.map(citekeys.of).join(', '), true),
  ];
}

/** Within a citation some forms are one: the keys join it. */
function distinct(citations: readonly Alternative[]): readonly Alternative[] {
  return citations.filter(
    ({ text }, at) => text !== '' && citations.findIndex((other) => other.text === text) === at,
  );
}
