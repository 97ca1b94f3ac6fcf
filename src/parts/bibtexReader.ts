/** The full reader of BibTeX, as a file of its own: loaded when a reference is made of an entry. */
import { parse } from '@retorquere/bibtex-parser';

/** The entries of a text, titles as they are written; broken ones cost themselves. Any text. */
export function readBibtex(text: string): readonly { readonly key: string; readonly entry: unknown }[] {
  const { entries } = parse(text, {
    english: false,
    sentenceCase: false,
    caseProtection: false,
    unsupported: 'ignore',
  });
  return entries.map((entry) => ({ key: entry.key, entry: composed(entry) }));
}

/** The reader gives letters and accents apart. */
function composed(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(composed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, composed(inner)]));
}
