/** Citation styles: those that come with Lectern, and what a style file from elsewhere must be to be used. */

/** By the names of the CSL project. */
export const builtInStyles = [
  { id: 'apa', name: 'APA, 7th edition' },
  { id: 'ieee', name: 'IEEE' },
  { id: 'chicago-author-date', name: 'Chicago, author and date' },
  { id: 'chicago-note-bibliography', name: 'Chicago, notes and bibliography' },
  { id: 'modern-language-association', name: 'MLA' },
  { id: 'harvard-cite-them-right', name: 'Harvard (Cite Them Right)' },
  { id: 'vancouver', name: 'Vancouver' },
  { id: 'american-medical-association', name: 'AMA' },
  { id: 'nature', name: 'Nature' },
  { id: 'science', name: 'Science' },
  { id: 'association-for-computing-machinery', name: 'ACM' },
  { id: 'association-for-computational-linguistics', name: 'ACL' },
  { id: 'springer-lecture-notes-in-computer-science', name: 'Springer LNCS' },
  { id: 'elsevier-harvard', name: 'Elsevier, author and date' },
] as const;

/** Languages that references can be written in. */
export const referenceLocales = [
  'en-US',
  'en-GB',
  'de-DE',
  'es-ES',
  'fr-FR',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'ru-RU',
  'zh-CN',
] as const;
export type ReferenceLocale = (typeof referenceLocales)[number];

/** The nearest locale to a language as documents name it (`de`, `pt_PT`, `ngerman`); English where there is none. */
export function localeFor(language: string): ReferenceLocale {
  const wanted = language.trim().replace(/_/g, '-').toLowerCase();
  const main = babelNames.get(wanted) ?? wanted.split('-')[0] ?? '';
  return (
    referenceLocales.find((locale) => locale.toLowerCase() === wanted) ??
    referenceLocales.find((locale) => locale.startsWith(`${main}-`)) ??
    'en-US'
  );
}

export type StyleFile =
  | { readonly kind: 'style'; readonly name: string }
  /** It only points to another style, by the last part of its address. */
  | { readonly kind: 'dependent'; readonly name: string; readonly parent: string }
  | { readonly kind: 'refused'; readonly reason: 'not-csl' | 'too-large' | 'too-deep' };

/**
 * What a .csl file is. Refused are files that are no style, that are larger than any real one (500,000 characters), and
 * those whose macros call each other more than 20,000 times: the processor would follow each call. Linear.
 */
export function readStyleFile(xml: string): StyleFile {
  if (xml.length > 500_000) return { kind: 'refused', reason: 'too-large' };
  const head = xml.slice(0, 20_000);
  if (!/<style[\s>]/.test(head)) return { kind: 'refused', reason: 'not-csl' };
  const name = (/<title[^>]{0,200}>([^<]{1,300})</.exec(head)?.[1] ?? '').trim();
  if (!/<bibliography[\s>]/.test(xml)) {
    const parent = linkTo('independent-parent', head);
    return parent === null
      ? { kind: 'refused', reason: 'not-csl' }
      : { kind: 'dependent', name, parent: parent.slice(parent.lastIndexOf('/') + 1) };
  }
  return callsOf(xml) > 20_000 ? { kind: 'refused', reason: 'too-deep' } : { kind: 'style', name };
}

function linkTo(rel: string, head: string): string | null {
  for (const [link] of head.matchAll(/<link\s[^<>]{0,2000}>/g)) {
    if (!new RegExp(`rel=["']${rel}["']`).test(link)) continue;
    return /href=["']([^"']{1,500})["']/.exec(link)?.[1] ?? null;
  }
  return null;
}

/** How many macros are called in all when each call is followed; more than any style has where they call in a circle. */
function callsOf(xml: string): number {
  const macros = new Map<string, readonly string[]>();
  const main: string[] = [];
  let from = 0;
  for (const match of xml.matchAll(/<macro\s[^<>]{0,500}?name=["']([^"'<>]{1,300})["'][^<>]{0,500}>/g)) {
    const end = xml.indexOf('</macro>', match.index);
    if (end < 0 || match.index < from) continue;
    main.push(...calledIn(xml.slice(from, match.index)));
    macros.set(match[1] ?? '', calledIn(xml.slice(match.index + match[0].length, end)));
    from = end;
  }
  main.push(...calledIn(xml.slice(from)));
  const counts = new Map<string, number>();
  const count = (name: string, depth: number): number => {
    const known = counts.get(name);
    if (known !== undefined) return known;
    if (depth > 100) return Infinity;
    // In a circle it is met again while it is being counted.
    counts.set(name, Infinity);
    const sum = (macros.get(name) ?? []).reduce((total, called) => total + count(called, depth + 1), 1);
    counts.set(name, sum);
    return sum;
  };
  return main.reduce((total, name) => total + count(name, 0), 0);
}

function calledIn(xml: string): readonly string[] {
  return [...xml.matchAll(/\smacro=["']([^"'<>]{1,300})["']/g)].map(([, name = '']) => name);
}

const babelNames: ReadonlyMap<string, string> = new Map([
  ['english', 'en'],
  ['ngerman', 'de'],
  ['german', 'de'],
  ['naustrian', 'de'],
  ['spanish', 'es'],
  ['french', 'fr'],
  ['italian', 'it'],
  ['dutch', 'nl'],
  ['polish', 'pl'],
  ['portuguese', 'pt'],
  ['brazilian', 'pt'],
  ['russian', 'ru'],
  ['japanese', 'ja'],
  ['korean', 'ko'],
  ['chinese', 'zh'],
]);
