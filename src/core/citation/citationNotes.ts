/** What stands around the keys of a citation: words before it and the place in the work, as each syntax writes them. */
import type { GroupSyntax } from './citationGroup';

/** As a person types them: `see`, `p. 3`. Without one, or of blanks alone, there is none. */
export type CitationNotes = Readonly<Partial<Record<(typeof noteNames)[number], string>>>;
export const noteNames = ['prefix', 'locator'] as const;

/**
 * A written key with the notes its syntax has room for; those it has not are left out. Signs that would end the
 * citation, or begin another, are escaped, or written otherwise where the language has no escape.
 */
export function noted(syntax: GroupSyntax, written: string, { prefix, locator }: CitationNotes): string {
  const before = oneLine(prefix);
  const place = oneLine(locator);
  switch (syntax) {
    case 'pandoc':
    case 'pandocOwned':
      return `${spaced(markdownText(before))}${written}${place === '' ? '' : `, ${markdownText(place)}`}`;
    case 'pandocText':
      return place === '' ? written : `${written} [${markdownText(place)}]`;
    case 'typst':
      if (place === '') return written;
      return written.endsWith(')')
        ? `${written.slice(0, -1)}, supplement: [${typstText(place)}])`
        : `${written}[${typstText(place)}]`;
    case 'org':
    case 'orgRef':
      return `${spaced(orgText(before))}${written}${place === '' ? '' : ` ${orgText(place)}`}`;
    case 'asciidoc':
      return place === '' ? written : `${written}(${asciidocText(place)})`;
    case 'role':
      return `${before === '' ? '' : `{${roleText(before)}}`}${written}${place === '' ? '' : `{${roleText(place)}}`}`;
    case 'latex':
    case 'latexMulti':
    case 'typstLabel':
    case 'typstValue':
    case 'orgRefBare':
      return written;
    default:
      return syntax satisfies never;
  }
}

/** The notes that a key has room for that joins a citation of a syntax. */
export function notesIn(syntax: GroupSyntax): readonly (keyof CitationNotes)[] {
  return noteNames.filter((name) => noted(syntax, 'key', { [name]: 'note' }) !== 'key');
}

/** The optional arguments of a LaTeX command: `[p. 3]`, `[see][p. 3]`, `[see][]`; none without notes. */
export function latexArguments({ prefix, locator }: CitationNotes): string {
  const before = latexText(oneLine(prefix));
  const place = latexText(oneLine(locator));
  if (before !== '') return `[${before}][${place}]`;
  return place === '' ? '' : `[${place}]`;
}

/** A text in one line, without blanks around it and without control characters. */
export function oneLine(text = ''): string {
  return text
    .slice(0, 500)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** With a blank behind it, unless it is empty. */
export function spaced(text: string): string {
  return text === '' ? '' : `${text} `;
}

/** Pandoc: a backslash makes any punctuation plain. One that is typed is kept, for it escapes what follows. */
export function markdownText(text: string): string {
  return text
    .replace(/\\(?![\p{P}\p{S}])/gu, '')
    .replace(/(\\.)|[[\];@`{}$<]/gsu, (sign, escape) => (escape === undefined ? `\\${sign}` : sign));
}

/**
 * Braces keep brackets within an optional argument; a bare `%` would hide what follows. Brackets and braces that do not
 * pair go, for they would end the argument.
 */
export function latexText(text: string): string {
  const whole = closed(closed(text.replace(/\\+([[\](){}])/g, '$1'), '{', '}'), '[', ']')
    .replace(/(?<!\\)((?:\\\\)*)%/g, '$1\\%')
    .replace(/\\+$/, '');
  return /[[\]]/.test(whole) ? `{${whole}}` : whole;
}

/** A text without signs of a pair where they do not pair: they count for where a call or a role ends. */
function closed(text: string, open = '(', close = ')'): string {
  let depth = 0;
  for (const sign of text) {
    if (sign === open) depth++;
    if (sign === close && --depth < 0) break;
  }
  return depth === 0 ? text : text.replaceAll(open, '').replaceAll(close, '');
}

/** Typst: a backslash makes its own signs plain. */
export function typstText(text: string): string {
  return closed(text).replace(/[[\]#@<>$*_`\\]/g, '\\$&');
}

/** Org has no escape within a citation. */
function orgText(text: string): string {
  return text.replace(/\[/g, '(').replace(/\]/g, ')').replace(/;/g, ',').replace(/[@&]/g, '');
}

function asciidocText(text: string): string {
  return closed(text.replace(/[[\]()]/g, ''), '{', '}');
}

/** A bracket in a role begins a note behind a key. */
function roleText(text: string): string {
  return closed(
    text
      .replace(/[{}`\\]/g, '')
      .replace(/\[/g, '(')
      .replace(/\]/g, ')'),
  );
}
