/**
 * What a text may cite in ways that no scanner of its language sees: by macros of its own, by code, in languages that are
 * not read. For telling that something is cited nowhere, which must not be said in error.
 */
import type { NotesLanguage } from '../citation/notesLanguage';

/** Keys that are looked for, by their lower-case form: some tools tell case apart, and some do not. */
export interface WantedKeys {
  /** Keys that are found as words. */
  readonly words: ReadonlySet<string>;
  /** Those with other signs in them, which are found as any part of the text. */
  readonly others: readonly string[];
}

/** Prepares keys to be looked for in many texts. */
export function wantedKeys(keys: Iterable<string>): WantedKeys {
  const words = new Set<string>();
  const others = new Set<string>();
  for (const key of keys) {
    const folded = key.toLowerCase();
    if (wordKey.test(folded) && !folded.includes('--')) words.add(folded);
    else others.add(folded);
  }
  return { words, others: [...others] };
}

/** The wanted keys that stand in a text, wherever: rather one too many than one too few. Linear in the text for words. */
export function mentionedIn(text: string, { words, others }: WantedKeys): ReadonlySet<string> {
  const found = new Set<string>();
  const folded = text.toLowerCase();
  const look = (word: string): void => {
    if (words.has(word)) found.add(word);
  };
  if (words.size > 0) {
    for (const { 0: run, index } of folded.matchAll(/[^\s[\](){},;"'<>@#%=~\\|`^*!?]+/g)) {
      if (run.length > longestWord) continue;
      // A line's end within a string of JSON or of a program.
      if (folded[index - 1] === '\\' && /^[ntr]/.test(run)) look(run.slice(1));
      for (const part of run.includes('--') ? run.split(/--+/) : [run]) {
        look(part);
        const trimmed = part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
        look(trimmed);
        // Behind a prefix, as in `cite:key` or a path that ends with it, less its ending.
        for (let at = trimmed.search(/[:/_&+]/); at >= 0;) {
          look(trimmed.slice(at + 1));
          const next = trimmed.slice(at + 1).search(/[:/_&+]/);
          at = next < 0 ? -1 : at + 1 + next;
        }
        const dot = trimmed.lastIndexOf('.');
        if (dot > 0) look(trimmed.slice(0, dot).replace(/^.*\//, ''));
      }
    }
  }
  for (const key of others) if (folded.includes(key)) found.add(key);
  return found;
}

/**
 * Whether a text may cite anything: it has all entries listed (`\nocite{*}`, Pandoc's and Org's `@*`, Typst's
 * `full: true`, Sphinx' `:all:` and filters, the lists of site generators and of R), or puts keys together by a program.
 * Rather once too often.
 */
export function mayCiteAll(text: string, language: NotesLanguage): boolean {
  switch (language) {
    case 'latex': {
      const source = withoutComments(text);
      return orgRefAll.test(text) || [latexAll, latexMade, latexJoined].some((each) => each.test(source));
    }
    case 'typst':
      return typstAll.test(text) || typstMade.test(text);
    case 'markdown':
    case 'myst':
    case 'org':
    case 'asciidoc':
    case 'rst':
      return citesAllInLatex(text) || [allMark, sphinxAll, siteAll, madeMark].some((each) => each.test(text));
    case 'plain':
      // Of a language that is not read.
      return (
        citesAllInLatex(text) ||
        [latexJoined, allMark, typstAll, sphinxAll, siteAll].some((each) => each.test(text))
      );
    default:
      return language satisfies never;
  }
}

function citesAllInLatex(text: string): boolean {
  return orgRefAll.test(text) || latexAll.test(withoutComments(text));
}

/** Taken out first: a pattern that goes over a line from its start has too much to remember of one of many megabytes. */
function withoutComments(text: string): string {
  return text.replace(/(?<!\\)%[^\n]*/g, '');
}

/** Longer runs of signs are data: pictures in notebooks. */
const longestWord = 300;
const wordKey = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_:./+&-]{0,250}[\p{L}\p{N}])?$/u;
const orgRefAll = /\bnocite:\*/;
/** multibib's commands have a name behind. */
const latexAll = /\\nocite[A-Za-z]{0,30}\s{0,20}\{[^{}]{0,1000}\*/;
const latexMade =
  /\\(?!set|declare|new|renew|provide|every|if|blx|bibcite)[A-Za-z]{0,30}cite[A-Za-z]{0,30}\*?\s{0,20}(?:\[[^\]\n]{0,500}\]\s{0,20}){0,2}\{[^{}\n]{0,1000}\\[A-Za-z@]/i;
/** In a macro, a part of a key: `\cite{doe:#1}`. */
const latexJoined =
  /\\(?!bibcite)[A-Za-z]{0,30}cite[A-Za-z]{0,30}\*?\s{0,20}(?:\[[^\]\n]{0,500}\]\s{0,20}){0,2}\{[^{}\n]{0,1000}(?:[^{},\s#]#\d|#\d[^{},\s])/i;
const typstAll = /\bfull:\s{0,20}true\b/;
const typstMade = /\blabel\((?:[^()\n+]|\([^()\n]{0,100}\)){0,200}\+/;
/**
 * Jekyll-scholar's and hugo-cite's lists, which are of what is cited only where that is said; MkDocs' list of all; in R,
 * vitae's and RefManageR's.
 */
const siteAll =
  /\{%-?\s{0,20}bibliography\b(?![^%\n]{0,500}--cited\b)|\{\{[<%]\s{0,20}bibliography\b(?![^}\n]{0,500}\bcited\b)|\\full_bibliography\b|\bbibliography_entries\s?\(|\bNoCite\s?\(/;
/** A key that code in the line, or a shortcode, puts in. */
const madeMark = /(?<![\p{L}\p{N}.])@\{?(?:`r\s|\{\{[<%])/u;
const allMark = /@\*(?=["'\s\],;)]|$)/;
/** A filter is by what is cited, or by anything else. */
const sphinxAll = /^[ \t]*:(?:all:(?=\s|$)|filter:(?![^\n]{0,500}\b(?:cited|docnames?)\b))/m;
