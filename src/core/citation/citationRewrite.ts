/** Writing a citation that stands in a text in another of its language's forms. */
import type { CitationGroup, CitationItem } from './citationGroup';
import type { CitationForm } from './citationStyle';
import { citationForms } from './citationStyle';
import { writtenEnd, writtenStart } from './scan/pandocKey';
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

/** A stretch of a text, and what it is in each form; null in one that cannot be. */
interface Written extends Span {
  readonly texts: Readonly<Record<CitationForm, string | null>>;
}

function writtenForms(text: string, group: CitationGroup): Written | null {
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
  names: readonly Written['texts'][],
): Written | null {
  before.lastIndex = start;
  const name = before.exec(text)?.[1];
  const texts = name === undefined ? undefined : names.find((row) => Object.values(row).includes(name));
  if (name === undefined || texts === undefined) return null;
  return { start: before.lastIndex, end: before.lastIndex + name.length, texts };
}

/** `[see @a, p. 3; -@b]`. In the sentence there is no place for words before any key but the first. */
function pandocGroup(text: string, { start, end, items }: CitationGroup): Written | null {
  const parts = items.map((item) => pandocParts(text, item));
  if (parts.some((part) => part === null)) return null;
  const known = parts.filter((part) => part !== null);
  const inBrackets = (sign: string) =>
    `[${known.map(({ prefix, key, suffix }) => prefix + sign + key + suffix).join('; ')}]`;
  const hasWords = known.some(({ prefix }, at) => at > 0 && prefix !== '');
  const inText = known.map(({ prefix, key, suffix }) => {
    const place = suffix.replace(/^[\s,]+/, '');
    return `${prefix}${key}${place === '' ? '' : ` [${place}]`}`;
  });
  const texts = {
    parenthetical: inBrackets(''),
    textual: hasWords ? null : inText.join('; '),
    yearOnly: inBrackets('-'),
  };
  return { start, end, texts };
}

/** The words before a key, the key with its mark and without a `-`, and what follows. */
function pandocParts(
  text: string,
  { start, end, keys }: CitationItem,
): { readonly prefix: string; readonly key: string; readonly suffix: string } | null {
  const [key, ...others] = keys;
  if (key === undefined || others.length > 0) return null;
  const from = writtenStart(text, key);
  const to = writtenEnd(text, key);
  const prefix = text.slice(start, from);
  return { prefix, key: text.slice(from, to).replace(/^-/, ''), suffix: text.slice(to, end) };
}

function pandocKeys(text: string, { start, end, items }: CitationGroup): Written {
  const keys = items.map((item) => text.slice(item.start, item.end).replace(/^-/, ''));
  return {
    start,
    end,
    texts: {
      parenthetical: `[${keys.join('; ')}]`,
      textual: keys.join('; '),
      yearOnly: `[${keys.map((key) => `-${key}`).join('; ')}]`,
    },
  };
}

/** `@a [p. 3; @b]`. */
function pandocOwned(text: string, { start, end, items: [item] }: CitationGroup): Written | null {
  const [key, ...others] = item?.keys ?? [];
  if (key === undefined || others.length > 0) return null;
  const written = text.slice(start, writtenEnd(text, key)).replace(/^-/, '');
  const inside = text.slice(text.indexOf('[', writtenEnd(text, key)) + 1, end - 1).trim();
  const rest = inside === '' ? '' : inside.startsWith(';') ? inside : `, ${inside}`;
  const texts = {
    parenthetical: `[${written}${rest}]`,
    textual: text.slice(start, end),
    yearOnly: `[-${written}${rest}]`,
  };
  return { start, end, texts };
}

/** References and calls as Lectern writes them; a call with other arguments stays as it is. */
function typstRun(text: string, { start, end, items }: CitationGroup): Written | null {
  const calls = items.map((item) => typstCall.exec(text.slice(item.start, item.end)));
  const inForm = (form: string | null): string | null => {
    let written = '';
    let from = start;
    for (const [at, item] of items.entries()) {
      const call = calls[at] ?? null;
      if (call === null) return null;
      const key = call[1] ?? call[3] ?? '';
      const place = call[2] ?? call[4] ?? '';
      written += text.slice(from, item.start);
      written +=
        form === null
          ? `@${key}${place === '' ? '' : `[${place}]`}`
          : `#cite(<${key}>${place === '' ? '' : `, supplement: [${place}]`}, form: "${form}")`;
      from = item.end;
    }
    return written;
  };
  return {
    start,
    end,
    texts: { parenthetical: inForm(null), textual: inForm('prose'), yearOnly: inForm('year') },
  };
}

const typstCall =
  /^(?:@([\p{L}\p{N}\p{M}_.:-]*[\p{L}\p{N}\p{M}_-])(?:\[([^[\]]*)\])?|#cite\(<([\p{L}\p{N}\p{M}_.:-]*[\p{L}\p{N}\p{M}_-])>(?:, supplement: \[([^[\]]*)\])?(?:, form: "(?:prose|year|normal)")?\))$/u;
const row = (parenthetical: string, textual: string, yearOnly: string | null): Written['texts'] => ({
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
