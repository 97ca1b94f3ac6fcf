/** The names by which languages tell the forms of a citation apart: commands, roles, styles, macros. */
import type { CitationForm } from './citationStyle';

/** The names of one family; null for a form that it lacks. */
export type FormNames = Readonly<Record<CitationForm, string | null>>;

/** The family that has a name, the first of several; null where none has. */
export function familyOf(name: string, families: readonly FormNames[]): FormNames | null {
  return families.find((family) => Object.values(family).includes(name)) ?? null;
}

/** natbib's and biblatex's. Numbers, which LaTeX's own `\cite` writes, have no author to leave out. */
export const latexNames = [
  names('citep', 'citet', 'citeyearpar'),
  names('citep*', 'citet*', 'citeyearpar'),
  names('Citep', 'Citet', 'citeyearpar'),
  names('Citep*', 'Citet*', 'citeyearpar'),
  names('parencite', 'textcite', 'parencite*'),
  names('Parencite', 'Textcite', 'parencite*'),
  names('autocite', 'textcite', 'autocite*'),
  names('Autocite', 'Textcite', 'autocite*'),
  names('parencites', 'textcites', null),
  names('Parencites', 'Textcites', null),
  names('autocites', 'textcites', null),
] as const;

/** What Org's styles are written as. */
export const shortOrgNames = names('', '/t', '/na');
export const orgNames = [shortOrgNames, names('', '/text', '/noauthor')] as const;

/** The roles of sphinxcontrib-bibtex and MyST. */
export const plainRoleNames = names('cite', 'cite:t', 'cite:yearpar');
export const roleNames = [plainRoleNames, names('cite:p', 'cite:t', 'cite:yearpar')] as const;

/** asciidoctor-bibtex's macros. */
export const asciidocNames = names('cite', 'citenp', null);

function names<Year extends string | null>(parenthetical: string, textual: string, yearOnly: Year) {
  return { parenthetical, textual, yearOnly } as const;
}
