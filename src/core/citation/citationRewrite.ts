/** Writing a citation that stands in a text in another of its language's forms. */
import type { CitationGroup } from './citationGroup';
import { citationForms, type CitationForm } from './citationStyle';
import type { WrittenForms } from './writtenForms';
import { pandocGroup, pandocKeys, pandocOwned } from './pandocRewrite';
import { typstRun } from './typstRewrite';
import type { Span } from '../problem';

/** The edit that gives a citation a form. */
export interface Rewriting extends Span {
  readonly form: CitationForm;
  readonly text: string;
}

/**
 * What a group of a text can become, less the form that it has: the same keys, prefixes and locators. None where the form
 * is not known, or the language has no other: LaTeX's own `\cite`, a call of Typst's with arguments of its own.
 */
export function rewritings(text: string, group: CitationGroup): readonly Rewriting[] {
  const written = writtenForms(text, group);
  if (written === null) return [];
  const { start, end } = written;
  return citationForms.flatMap((form): readonly Rewriting[] => {
    const other = written.texts[form] ?? null;
    return other === null || other === text.slice(start, end) ? [] : [{ form, start, end, text: other }];
  });
}

function writtenForms(text: string, group: CitationGroup): WrittenForms | null {
  if (group.items.some(({ keys }) => keys.length === 0)) return null;
  switch (group.syntax) {
    case 'pandoc':
      return pandocGroup(text, group);
    case 'pandocText':
      return pandocKeys(text, group);
    case 'pandocOwned':
      return pandocOwned(text, group);
    case 'latex':
    case 'latexMulti':
      return named(text, group, /\\(?=([A-Za-z]+\*?))/y, latexNames);
    case 'orgRef':
    case 'orgRefBare':
      return named(text, group, /(?:\[\[)?(?=([A-Za-z]+\*?):)/y, latexNames);
    case 'org':
      return named(text, group, /\[cite(?=((?:\/[^/:]+)?)[/:])/y, orgNames);
    case 'role':
      return named(
        text,
        group,
        text[group.start] === '{' ? /\{(?=([a-z:]+)\})/y : /:(?=([a-z:]+):`)/y,
        roleNames,
      );
    case 'asciidoc':
      return named(text, group, /(?=([a-z]+):)/y, asciidocNames);
    case 'typst':
      return typstRun(text, group);
    case 'typstLabel':
      return null;
    default:
      return group.syntax satisfies never;
  }
}

/** Of a language where a name near the beginning says the form. */
function named(
  text: string,
  { start }: CitationGroup,
  before: RegExp,
  names: readonly WrittenForms['texts'][],
): WrittenForms | null {
  before.lastIndex = start;
  const name = before.exec(text)?.[1];
  const texts = name === undefined ? undefined : names.find((row) => Object.values(row).includes(name));
  if (name === undefined || texts === undefined) return null;
  return { start: before.lastIndex, end: before.lastIndex + name.length, texts };
}

const row = (parenthetical: string, textual: string, yearOnly: string | null): WrittenForms['texts'] => ({
  parenthetical,
  textual,
  yearOnly,
});
/** natbib's and biblatex's; the first row that has a name is its. */
const latexNames = [
  row('citep', 'citet', 'citeyearpar'),
  row('citep*', 'citet*', 'citeyearpar'),
  row('Citep', 'Citet', 'citeyearpar'),
  row('Citep*', 'Citet*', 'citeyearpar'),
  row('parencite', 'textcite', 'parencite*'),
  row('Parencite', 'Textcite', 'parencite*'),
  row('autocite', 'textcite', 'autocite*'),
  row('Autocite', 'Textcite', 'autocite*'),
  row('parencites', 'textcites', null),
  row('Parencites', 'Textcites', null),
  row('autocites', 'textcites', null),
];
const orgNames = [row('', '/t', '/na'), row('', '/text', '/noauthor')];
const roleNames = [row('cite', 'cite:t', 'cite:yearpar'), row('cite:p', 'cite:t', 'cite:yearpar')];
const asciidocNames = [row('cite', 'citenp', null)];
