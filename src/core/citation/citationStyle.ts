/** New citations: how each notes language writes one, parenthetical or in the sentence. */
import type { GroupSyntax } from './citationGroup';
import type { CitationNotes } from './citationNotes';
import { latexArguments, latexText, markdownText, noted, oneLine, spaced, typstText } from './citationNotes';
import { asciidocNames, familyOf, latexNames, plainRoleNames, shortOrgNames } from './formNames';
import type { NotesLanguage } from './notesLanguage';
import type { CitedPaper } from './plainCitation';
import { plainCitation, plainYear } from './plainCitation';

/** A paper to cite, by its key. */
export interface CitedWork {
  readonly key: string;
  readonly paper: CitedPaper;
}

export const citationForms = ['parenthetical', 'textual', 'yearOnly'] as const;
/** `(Xu 2023)` in brackets, `Xu (2023)` as part of the sentence, or `(2023)` where the sentence names the authors. */
export type CitationForm = (typeof citationForms)[number];

export const latexCommands = ['cite', 'citep', 'citet', 'parencite', 'textcite', 'autocite'] as const;
export type LatexCommand = (typeof latexCommands)[number];

/** The prefix stands before the first work, the locator after the last. */
export interface CitationStyle extends CitationNotes {
  readonly form: CitationForm;
  /** Of keys that join a citation, as far as its syntax has a form for each; parenthetical unless said. */
  readonly joining?: CitationForm;
  /** The command for parenthetical citations; the other forms use the same package's. */
  readonly latexCommand: LatexCommand;
}

export const defaultCitationStyle: CitationStyle = { form: 'parenthetical', latexCommand: 'cite' };

/**
 * The forms a language has: LaTeX's own `\cite` has one, asciidoctor-bibtex none of the year alone, and plain text is
 * always part of the sentence. The first stands for those that are missing.
 */
export function formsOf(language: NotesLanguage, latexCommand: LatexCommand): readonly CitationForm[] {
  if (language === 'plain') return ['textual', 'yearOnly'];
  if (language === 'asciidoc') return ['parenthetical', 'textual'];
  return language === 'latex' && latexCommand === 'cite' ? ['parenthetical'] : citationForms;
}

/** The forms that a key can have which joins a citation: those that the syntax writes key by key. */
export function formsIn(syntax: GroupSyntax): readonly CitationForm[] {
  if (syntax === 'typst') return citationForms;
  return syntax.startsWith('pandoc') ? ['parenthetical', 'yearOnly'] : ['parenthetical'];
}

/**
 * A citation of its own, without blanks around it. Of no works, the empty text. Where a language has no place for a
 * prefix, it is written as words before the citation.
 */
export function newCitation(
  works: readonly CitedWork[],
  language: NotesLanguage,
  style: CitationStyle,
): string {
  if (works.length === 0) return '';
  const keys = works.map(({ key }) => key);
  const { form, locator = '' } = style;
  const prefix = oneLine(style.prefix);
  switch (language) {
    case 'markdown':
      if (form === 'textual') return spaced(markdownText(prefix)) + joined('pandocText', keys, { locator });
      return `[${joined('pandoc', keys, style, form)}]`;
    case 'myst':
      return `{${plainRoleNames[form]}}\`${joined('role', keys, style)}\``;
    case 'latex':
      return latexCitation(keys, style);
    case 'typst':
      return spaced(typstText(prefix)) + joined('typst', keys, { locator }, form);
    case 'org':
      return `[cite${shortOrgNames[form]}:${joined('org', keys, style)}]`;
    case 'asciidoc': {
      // A text between macro and bracket is asciidoctor-bibtex's own prefix, as long as it is one word.
      const own = /^[\p{L}\p{N}.]+$/u.test(prefix) ? prefix : '';
      const macro = asciidocNames[form] ?? asciidocNames.parenthetical;
      return `${spaced(own === '' ? prefix : '')}${macro}:${own}[${joined('asciidoc', keys, { locator })}]`;
    }
    case 'rst':
      return `:${plainRoleNames[form]}:\`${joined('role', keys, style)}\``;
    case 'plain':
      return (
        spaced(prefix) +
        works
          .map(({ paper }, at) => {
            const place = at === works.length - 1 ? oneLine(locator) : '';
            return form === 'yearOnly' ? plainYear(paper, place) : plainCitation(paper, place);
          })
          .join('; ')
      );
    default:
      return language satisfies never;
  }
}

function latexCitation(keys: readonly string[], style: CitationStyle): string {
  const { prefix, locator = '', latexCommand, form } = style;
  const family = form === 'parenthetical' ? null : familyOf(latexCommand, latexNames);
  const command = family?.[form] ?? latexCommand;
  const group = `{${keys.join(',')}}`;
  // LaTeX's own `\cite` takes one note only; natbib and biblatex take two, and of one alone the second.
  if (command === 'cite')
    return `${spaced(latexText(oneLine(prefix)))}\\cite${latexArguments({ locator })}${group}`;
  return `\\${command}${latexArguments(style)}${group}`;
}

/** Of a form that is not Typst's own for references. */
function typstCalls(keys: readonly string[], form: CitationForm, locator: string): string {
  const end = `, form: "${form === 'textual' ? 'prose' : 'year'}")`;
  return keys
    .map((key, at) => {
      const call = noted('typst', `#cite(${typstLabel(key)})`, at === keys.length - 1 ? { locator } : {});
      return call.slice(0, -1) + end;
    })
    .join(' ');
}

/** Keys as they stand in a group of a syntax, in a form it has for each, with notes where it has room for them. */
export function joined(
  syntax: GroupSyntax,
  keys: readonly string[],
  { prefix = '', locator = '' }: CitationNotes = {},
  form: CitationForm = 'parenthetical',
): string {
  if (syntax === 'typst' && form !== 'parenthetical') return typstCalls(keys, form, locator);
  const withoutAuthor = form === 'yearOnly' && formsIn(syntax).includes(form);
  return keys
    .map((key, at) => {
      const written = `${withoutAuthor ? '-' : ''}${writtenKey(syntax, key)}`;
      return noted(syntax, written, {
        prefix: at === 0 ? prefix : '',
        locator: at === keys.length - 1 ? locator : '',
      });
    })
    .join(separatorOf(syntax));
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
    case 'typstValue':
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
    case 'typstValue':
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

// The whole key, by the grammars the scanners read.
const pandocKey = /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*$/u;
const typstLabelText = /^[\p{L}\p{N}\p{M}_.:-]+$/u;
const typstKey = /^[\p{L}\p{N}\p{M}_.:-]*[\p{L}\p{N}\p{M}_-]$/u;
