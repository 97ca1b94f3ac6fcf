/** New citations: how each notes language writes one, parenthetical or in the sentence. */
import type { GroupSyntax } from './citationGroup';
import type { NotesLanguage } from './notesLanguage';
import type { CitedPaper } from './plainCitation';
import { plainCitation } from './plainCitation';

/** A paper to cite, by its key. */
export interface CitedWork {
  readonly key: string;
  readonly paper: CitedPaper;
}

export const citationForms = ['parenthetical', 'textual'] as const;
/** `(Xu 2023)` in brackets, or `Xu (2023)` as part of the sentence. */
export type CitationForm = (typeof citationForms)[number];

export const latexCommands = ['cite', 'citep', 'citet', 'parencite', 'textcite', 'autocite'] as const;
export type LatexCommand = (typeof latexCommands)[number];

export interface CitationStyle {
  readonly form: CitationForm;
  /** The command for parenthetical citations; a textual one uses the same package's. */
  readonly latexCommand: LatexCommand;
}

export const defaultCitationStyle: CitationStyle = { form: 'parenthetical', latexCommand: 'cite' };

/** A citation of its own, without blanks around it. Of no works, the empty text. */
export function newCitation(
  works: readonly CitedWork[],
  language: NotesLanguage,
  style: CitationStyle,
): string {
  if (works.length === 0) return '';
  const keys = works.map(({ key }) => key);
  const textual = style.form === 'textual';
  switch (language) {
    case 'markdown':
      return textual ? joined('pandocText', keys) : `[${joined('pandoc', keys)}]`;
    case 'myst':
      return `{cite${textual ? ':t' : ''}}\`${keys.join(',')}\``;
    case 'latex':
      return `\\${textual ? textualCommands[style.latexCommand] : style.latexCommand}{${keys.join(',')}}`;
    case 'typst':
      return textual ? keys.map(typstProse).join(' ') : joined('typst', keys);
    case 'org':
      return `[cite${textual ? '/t' : ''}:${joined('org', keys)}]`;
    case 'asciidoc':
      return `${textual ? 'citenp' : 'cite'}:[${joined('asciidoc', keys)}]`;
    case 'rst':
      return `:cite:${textual ? 't:' : ''}\`${keys.join(',')}\``;
    case 'plain':
      return works.map(({ paper }) => plainCitation(paper)).join('; ');
    default:
      return language satisfies never;
  }
}

/** Keys as they stand in a group of a syntax. */
export function joined(syntax: GroupSyntax, keys: readonly string[]): string {
  return keys.map((key) => writtenKey(syntax, key)).join(separatorOf(syntax));
}

/** What parts two citations of a group. */
export function separatorOf(syntax: GroupSyntax): string {
  switch (syntax) {
    case 'pandoc':
    case 'pandocText':
    case 'pandocOwned':
      return '; ';
    case 'org':
    case 'orgRef':
      return ';';
    case 'typst':
      return ' ';
    case 'typstLabel':
      // One label a call: the next key needs its own.
      return '>) #cite(<';
    case 'latex':
    case 'orgRefBare':
    case 'asciidoc':
    case 'role':
      return ',';
    case 'latexMulti':
      return '}{';
    default:
      return syntax satisfies never;
  }
}

/** One key as it stands in a group: with its mark, and quoted where the language would not read it bare. */
export function writtenKey(syntax: GroupSyntax, key: string): string {
  switch (syntax) {
    case 'pandoc':
    case 'pandocText':
    case 'pandocOwned':
      return pandocKey.test(key) ? `@${key}` : `@{${key}}`;
    case 'typst':
      return typstKey.test(key) ? `@${key}` : `#cite(${typstLabel(key)})`;
    case 'org':
      return `@${key}`;
    case 'orgRef':
      return `&${key}`;
    case 'latex':
    case 'latexMulti':
    case 'typstLabel':
    case 'orgRefBare':
    case 'asciidoc':
    case 'role':
      return key;
    default:
      return syntax satisfies never;
  }
}

function typstLabel(key: string): string {
  return typstLabelText.test(key) ? `<${key}>` : `label("${key.replace(/[\\"]/g, '\\$&')}")`;
}

function typstProse(key: string): string {
  return `#cite(${typstLabel(key)}, form: "prose")`;
}

const textualCommands: Readonly<Record<LatexCommand, LatexCommand>> = {
  cite: 'cite',
  citep: 'citet',
  citet: 'citet',
  parencite: 'textcite',
  textcite: 'textcite',
  autocite: 'textcite',
};

// The whole key, by the grammars the scanners read.
const pandocKey = /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*$/u;
const typstLabelText = /^[\p{L}\p{N}\p{M}_.:-]+$/u;
const typstKey = /^[\p{L}\p{N}\p{M}_.:-]*[\p{L}\p{N}\p{M}_-]$/u;
