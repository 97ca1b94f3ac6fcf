/** Whether a query only narrows another: then what the other found is all there is to look through. */
import { printQuery } from './printQuery';
import type { Query, Term } from './query';
import { abstractRule, toSearchText } from './searchText';
import { statusesNamed } from './termValue';

/** Comparing large nested queries could take longer than a search. */
const comparisonsAtMost = 5000;

/** True where every paper that `next` finds is found by `before` too. False says nothing: it may still be so. */
export function isNarrower(next: Query, before: Query): boolean {
  let left = comparisonsAtMost;
  const implies = (a: Query, b: Query): boolean => {
    if (b.kind === 'all') return true;
    if (--left < 0) return false;
    if (b.kind === 'and') return b.parts.every((part) => implies(a, part));
    if (a.kind === 'or') return a.parts.every((part) => implies(part, b));
    if (a.kind === 'and' && a.parts.some((part) => implies(part, b))) return true;
    if (b.kind === 'or') return b.parts.some((part) => implies(a, part));
    if (a.kind === 'not' && b.kind === 'not') return implies(b.part, a.part);
    return isTerm(a) && isTerm(b) && impliesTerm(a, b);
  };
  return implies(next, before);
}

function isTerm(query: Query): query is Term {
  return query.kind !== 'all' && query.kind !== 'and' && query.kind !== 'or' && query.kind !== 'not';
}

function impliesTerm(a: Term, b: Term): boolean {
  if (a.kind === 'text' && b.kind === 'text') return impliesText(a, b);
  if (a.kind === 'tag' && b.kind === 'tag') {
    const [tag, wanted] = [toSearchText(a.text), toSearchText(b.text)];
    return b.whole ? a.whole && tag === wanted : tag.startsWith(wanted);
  }
  if (a.kind === 'status' && b.kind === 'status') {
    const wanted = statusesNamed(b.name);
    return statusesNamed(a.name).every((status) => wanted.includes(status));
  }
  return printQuery(a) === printQuery(b);
}

function impliesText(a: Extract<Term, { kind: 'text' }>, b: Extract<Term, { kind: 'text' }>): boolean {
  // A source's name is not among the texts that a word without a field is looked for in.
  if (b.field !== a.field && (b.field !== 'any' || a.field === 'source')) return false;
  const [text, wanted] = [toSearchText(a.text), toSearchText(b.text)];
  if (!text.includes(wanted)) return false;
  // In abstracts a short word stands alone, which one that goes on from it does not.
  const inAbstracts = a.field === 'any' || a.field === 'abstract';
  return !inAbstracts || text === wanted || abstractRule(wanted) === 'part';
}
