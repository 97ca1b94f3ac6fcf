/** Citations of Markdown as HTML, by author and year. Every text from outside is escaped. */
import { legible } from '../card';
import { toPlainText } from '../mathText';
import type { CitationGroup, CitationItem, CitationKey } from './citationGroup';
import { citedPeople, formatReference, yearText, type CitedPaper } from './plainCitation';
import { writtenEnd, writtenStart } from './scan/pandocKey';

export interface HtmlWorks {
  /** The paper of a key; null where the list has none. */
  readonly paperOf: (key: string) => CitedPaper | null;
  /** What is said of a key that the list does not have. */
  readonly unknown: (key: string) => string;
}

/** `(see Xu et al., 2023, p. 3; Jia, 2024)`, `Xu et al. (2023)`; of other syntaxes, the text as it stands. */
export function citationHtml(
  text: string,
  group: CitationGroup,
  works: HtmlWorks,
  isLinked: boolean,
): string {
  const item = (each: CitationItem, from: number, to: number) =>
    pieces(text, each, from, to, (key, hasAuthor) => {
      const paper = works.paperOf(key.key);
      if (paper === null) return unknownHtml(key.key, works);
      return keyHtml(
        key.key,
        paper,
        hasAuthor ? `${citedPeople(paper)}, ${yearText(paper)}` : yearText(paper),
        isLinked,
      );
    });
  switch (group.syntax) {
    case 'pandoc':
      return wrapped(`(${group.items.map((each) => item(each, each.start, each.end)).join('; ')})`);
    case 'pandocText':
      return wrapped(group.items.map((each) => sentence(text, each, '', works, isLinked)).join('; '));
    case 'pandocOwned': {
      const [first, ...others] = group.items;
      if (first === undefined) return escapeHtml(text.slice(group.start, group.end));
      const rest = others.map((each) => `; ${item(each, each.start, each.end)}`).join('');
      return wrapped(sentence(text, first, rest, works, isLinked));
    }
    default:
      return escapeHtml(text.slice(group.start, group.end));
  }
}

/** The list at the end: by people and year, each once; empty where the list has none of the keys. */
export function referencesHtml(keys: Iterable<string>, works: HtmlWorks, heading: string | null): string {
  const cited = [...new Set(keys)].flatMap((key) => {
    const paper = works.paperOf(key);
    if (paper === null) return [];
    // As they are cited: by family name and year.
    const place = `${citedPeople(paper)} ${yearText(paper)} ${paper.title}`.toLowerCase();
    return [{ key, place, text: legible(formatReference(paper)) }];
  });
  if (cited.length === 0) return '';
  const rows = cited
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ key, text }) => `<li id="${anchorOf(key)}">${escapeHtml(text)}</li>`);
  const title = heading === null ? '' : `<h2>${escapeHtml(heading)}</h2>`;
  return `<section class="lectern-references" role="doc-bibliography">${title}<ul>${rows.join('')}</ul></section>\n`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** `Xu (2023, p. 3)`: the first key's people in the sentence, what follows it in brackets with the year. */
function sentence(
  text: string,
  item: CitationItem,
  rest: string,
  works: HtmlWorks,
  isLinked: boolean,
): string {
  const [key] = item.keys;
  if (key === undefined) return escapeHtml(text.slice(item.start, item.end));
  const paper = works.paperOf(key.key);
  const after = text.slice(writtenEnd(text, key), item.end).replace(/^\s*\[?\s*/, '');
  const place = after === '' ? '' : `, ${escapeHtml(after.replace(/^,\s*/, ''))}`;
  if (paper === null)
    return (
      unknownHtml(key.key, works) +
      (place + rest === '' ? '' : ` (${(place + rest).replace(/^[,;]\s*/, '')})`)
    );
  const people =
    text[writtenStart(text, key)] === '-' ? '' : `${keyHtml(key.key, paper, citedPeople(paper), isLinked)} `;
  return `${people}(${keyHtml(key.key, paper, yearText(paper), isLinked)}${place}${rest})`;
}

/** An item with its keys replaced and everything else as text. */
function pieces(
  text: string,
  item: CitationItem,
  from: number,
  to: number,
  toHtml: (key: CitationKey, hasAuthor: boolean) => string,
): string {
  let html = '';
  let at = from;
  for (const key of item.keys) {
    const start = writtenStart(text, key);
    html += escapeHtml(text.slice(at, start)) + toHtml(key, text[start] !== '-');
    at = writtenEnd(text, key);
  }
  return html + escapeHtml(text.slice(at, to));
}

function keyHtml(key: string, paper: CitedPaper, words: string, isLinked: boolean): string {
  const title = escapeHtml(toPlainText(legible(paper.title)));
  const shown = escapeHtml(legible(words));
  // A link within a link would end the outer one.
  return isLinked
    ? `<a href="#${anchorOf(key)}" role="doc-biblioref" title="${title}">${shown}</a>`
    : `<span title="${title}">${shown}</span>`;
}

function unknownHtml(key: string, { unknown }: HtmlWorks): string {
  const shown = legible(key);
  return `<span class="lectern-unknown" title="${escapeHtml(unknown(shown))}">@${escapeHtml(shown)}?</span>`;
}

function wrapped(html: string): string {
  return `<span class="lectern-citation">${html}</span>`;
}

/** A key as an id: letters and digits stay, other signs go by number. */
function anchorOf(key: string): string {
  return `lectern-ref-${key.replace(/[^A-Za-z0-9]/g, (sign) => `-${sign.charCodeAt(0).toString(16)}-`)}`;
}
