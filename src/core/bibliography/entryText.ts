/** A paper as an entry of a bibliography file, in the file's format. */
import { legible } from '../card';
import { toBibtex } from '../citation/bibtex';
import { splitName } from '../citation/personName';
import { toPlainText } from '../mathText';
import type { Entry } from '../paper';
import type { BibliographyFormat } from './bibliographyEntry';
import { toCslItem, type CslName } from './cslItem';
import { yamlScalar } from './yamlScalar';

/** The entry's text as `addEntryEdit` takes it, without the abstract. Any paper, any key; the file's own rules for keys are not checked. */
export function entryText(
  paper: Omit<Entry, 'score' | 'code'>,
  key: string,
  format: BibliographyFormat,
): string {
  switch (format) {
    case 'bibtex':
      return toBibtex({ ...paper, abstract: null }, { key });
    case 'cslJson':
      return JSON.stringify(toCslItem(paper, key), null, 2);
    case 'cslYaml':
      return cslYamlEntry(paper, key);
    case 'hayagriva':
      return hayagrivaEntry(paper, key);
    default:
      return format satisfies never;
  }
}

/** An item of Pandoc's `references:`. */
function cslYamlEntry(paper: Omit<Entry, 'score' | 'code'>, key: string): string {
  const { id, type, title, author = [] } = toCslItem(paper, key);
  const people = author.flatMap((name) =>
    nameLines(name).map((line, row) => `${row > 0 ? '    ' : '  - '}${line}`),
  );
  const lines = [
    `id: ${yamlScalar(id)}`,
    `type: ${type}`,
    `title: ${yamlScalar(title)}`,
    ...(people.length === 0 ? [] : ['author:', ...people]),
    ...(paper.date === null ? [] : [`issued: ${paper.date}`]),
  ];
  return lines.map((line, row) => `${row > 0 ? '  ' : '- '}${line}`).join('\n');
}

function nameLines(name: CslName): readonly string[] {
  return Object.entries(name).map(([field, value]) => `${field}: ${yamlScalar(String(value))}`);
}

/** An entry of Typst's own format. */
function hayagrivaEntry(paper: Omit<Entry, 'score' | 'code'>, key: string): string {
  const people = paper.authors.map(hayagrivaName).filter((name) => name !== '');
  const lines = [
    'type: article',
    `title: ${yamlScalar(hayagrivaTitle(paper.title))}`,
    ...(people.length === 0 ? [] : [`author: [${people.map((name) => JSON.stringify(name)).join(', ')}]`]),
    ...(paper.date === null ? [] : [`date: ${paper.date}`]),
  ];
  return `${yamlScalar(key)}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

/** `van Family, Suffix, Given`; a comma within a part would be taken for one between parts. */
function hayagrivaName(person: string): string {
  const { given, particle, family, suffix, collective } = splitName(legible(person));
  const parts = collective ? [family] : [`${particle} ${family}`, suffix, given];
  return parts
    .map((part) => part.replace(/,/g, ' ').replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(', ');
}

/**
 * Words with capitals inside in braces, which keep their case. Braces, dollars and backslashes of the title itself are
 * left out: what follows an escaped one is not read.
 */
function hayagrivaTitle(title: string): string {
  return legible(toPlainText(title).replace(/[{}$\\]/g, '')).replace(/[^\s]+/gu, (word) =>
    /^[^\p{L}]*\p{L}.*\p{Lu}/u.test(word) ? `{${word}}` : word,
  );
}
