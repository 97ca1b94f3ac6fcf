/** BibTeX entries for papers, as written to the clipboard or a .bib file. */
import type { Entry } from '../paper';
import { topicOf } from '../listing/categories';
import { escapeTex, toBibtexText, toBibtexTitle } from './bibtexText';
import { splitName } from './personName';

export interface BibtexOptions {
  readonly key: string;
  /** The reader's tags, as keywords. */
  readonly tags?: readonly string[];
  readonly url?: string | null;
}

/**
 * One entry, ending in a line feed: `@misc`, since a listing does not tell where a paper was published. Fields the
 * paper has nothing for are left out. The result is a balanced entry whatever the paper's texts hold; characters
 * BibTeX does not take in a key are dropped from it.
 */
export function toBibtex(paper: Omit<Entry, 'score' | 'code'>, options: BibtexOptions): string {
  const [year, month] = (paper.date ?? '').split('-');
  const topic = topicOf(paper.category);
  const onArxiv = topic.archive !== undefined;
  const fields: readonly (readonly [string, string])[] = [
    ['title', braced(toBibtexTitle(paper.title))],
    ['author', braced(toBibtexAuthors(paper.authors, paper.etAl))],
    ['year', braced(year ?? '')],
    ['month', monthNames[Number(month) - 1] ?? ''],
    ['archiveprefix', onArxiv ? '{arXiv}' : ''],
    ['primaryclass', onArxiv ? braced(escapeTex(topic.id)) : ''],
    ['keywords', braced((options.tags ?? []).map((tag) => toBibtexText(tag.replace(/,/g, ' '))).join(', '))],
    ['url', braced(toBibtexUrl(options.url ?? ''))],
    ['abstract', braced(toBibtexText(paper.abstract ?? ''))],
  ];
  const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = ${value},\n`);
  return `@misc{${toBibtexKey(options.key)},\n${lines.join('')}}\n`;
}

/** `Family, Given and others`; teams and single names in braces, so that no style turns them round. */
export function toBibtexAuthors(authors: readonly string[], etAl: boolean): string {
  const names = authors.map(toBibtexName).filter((name) => name !== '');
  return [...names, ...(etAl ? ['others'] : [])].join(' and ');
}

function toBibtexName(author: string): string {
  const { given, particle, family, suffix, collective } = splitName(author);
  const name = toBibtexText(author);
  if (name === '') return '';
  // `and` parts names, commas their parts.
  if (collective || given === '' || /\band\b|,/i.test(author)) return `{${name}}`;
  // A small word within a family name would be taken for the end of a particle.
  const own = / \p{Ll}/u.test(family) ? `{${toBibtexText(family)}}` : toBibtexText(family);
  const parts = [
    particle === '' ? own : `${toBibtexText(particle)} ${own}`,
    toBibtexText(suffix),
    toBibtexText(given),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function toBibtexKey(key: string): string {
  return key.replace(/[^\p{L}\p{M}\p{N}:._+/!?*<>|;[\]-]/gu, '');
}

/** `\url` reads its argument as it is: only what could leave the braces or the line is encoded. */
function toBibtexUrl(url: string): string {
  return url.trim().replace(/[\p{Cc}\s{}\\"<>^`|]|\p{Surrogate}/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 128 ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : '';
  });
}

function braced(text: string): string {
  return text === '' ? '' : `{${text}}`;
}

const monthNames = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
] as const;
