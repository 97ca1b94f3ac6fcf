/** Writing a citation that stands in a text in another of its language's forms. */
import type { CitationGroup } from './citationGroup';
import { citationForms, type CitationForm } from './citationStyle';
import { asciidocNames, familyOf, latexNames, orgNames, roleNames, type FormNames } from './formNames';
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
      return named(text, group, /(?=([a-z]+):)/y, [asciidocNames]);
    case 'typst':
      return typstRun(text, group);
    case 'typstLabel':
    case 'typstValue':
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
  families: readonly FormNames[],
): WrittenForms | null {
  before.lastIndex = start;
  const name = before.exec(text)?.[1];
  const texts = name === undefined ? null : familyOf(name, families);
  if (name === undefined || texts === null) return null;
  return { start: before.lastIndex, end: before.lastIndex + name.length, texts };
}
