/** A BibTeX entry as a reader is shown it: TeX made legible, people by name. For display only. */
import { legible } from '../card';
import { splitName } from '../citation/personName';
import { splitMath } from '../mathText';
import type { BibField, BibStrings } from './bibFields';
import { bibFields, rawValue } from './bibFields';
import type { EntryDetails } from './bibliographyEntry';
import type { BibEntry } from './bibSpans';

/** The details of one entry. `strings` are the file's, from `bibStrings`. Any entry will do. */
export function bibDetails(text: string, entry: BibEntry, strings: BibStrings): EntryDetails {
  const fields = new Map<string, BibField>();
  // The first of two fields of one name is the one BibTeX takes.
  for (const field of bibFields(text, entry)) if (!fields.has(field.name)) fields.set(field.name, field);
  const raw = (name: string): string => {
    const field = fields.get(name);
    return field === undefined ? '' : rawValue(field, strings);
  };
  const people = splitPeople(raw('author') || raw('editor'));
  return {
    title: texToPlain(raw('title')) || null,
    authors: people.filter((name) => name !== 'others').map(personText),
    etAl: people.includes('others'),
    year: yearIn(raw('year')) ?? yearIn(raw('date')),
    doi: texToPlain(raw('doi')) || null,
    eprint: texToPlain(raw('eprint')) || null,
  };
}

/** A value of TeX as one plain line: accents put on, protecting braces gone, formulas as their source. */
export function texToPlain(tex: string): string {
  if (!/[\\{}$~`'-]/.test(tex)) return legible(tex);
  return legible(
    splitMath(tex.replace(/\s+/g, ' '))
      .map((run) => (run.kind === 'math' ? run.tex : run.text.replace(/[{}]/g, '')))
      .join(''),
  );
}

/** The names between `and`s outside braces. */
function splitPeople(value: string): readonly string[] {
  const names: string[] = [];
  const mark = /[{}]|\sand(?=\s)/gi;
  let depth = 0;
  let from = 0;
  for (let match = mark.exec(value); match !== null; match = mark.exec(value)) {
    if (match[0] === '{') depth++;
    else if (match[0] === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      names.push(value.slice(from, match.index));
      from = mark.lastIndex;
    }
  }
  names.push(value.slice(from));
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

/** `Given van Family Jr.` whatever order it is written in; a name in braces as it is. */
function personText(tex: string): string {
  const plain = texToPlain(tex);
  if (/^\{.*\}$/s.test(tex) || !plain.includes(',')) return plain;
  const { given, particle, family, suffix } = splitName(plain);
  return [given, particle, family, suffix].filter((part) => part !== '').join(' ');
}

function yearIn(value: string): number | null {
  const digits = /\d{4}/.exec(value)?.[0];
  return digits === undefined ? null : Number(digits);
}
