/** What a change of a document did to its citations, at the cost of the parts it changed. */
import type { Cite } from './cite';
import type { CitedDocument } from './citedDocument';
import { citesFrom, placeOf } from './citedDocument';

export interface CiteChanges {
  /** Citations of the parts that are no more. */
  readonly gone: readonly Cite[];
  /** Of those in their place; many of them are the same. */
  readonly come: readonly Cite[];
  /** The keys that are cited more or less often, on another line or under another heading. */
  readonly changed: ReadonlySet<string>;
}

/** From one state of a document to another; null where there is no document. */
export function citesChanged(before: CitedDocument | null, after: CitedDocument | null): CiteChanges {
  const [old, now] = [before?.parts ?? [], after?.parts ?? []];
  let [kept, oldEnd, end] = [0, old.length, now.length];
  // With other names, anything may be a citation that was none.
  if (before?.names === after?.names) {
    while (kept < oldEnd && kept < end && old[kept] === now[kept]) kept++;
    for (; oldEnd > kept && end > kept && old[oldEnd - 1] === now[end - 1]; oldEnd--) end--;
  }
  const place = placeOf(old, kept);
  const gone = before === null ? [] : citesFrom(old, kept, oldEnd, before.names, place);
  const come = after === null ? [] : citesFrom(now, kept, end, after.names, place);
  const changed = differing(gone, come);
  if (after === null || end === now.length) return { gone, come, changed };
  const [was, is] = [placeOf(old, oldEnd), placeOf(now, end)];
  // Below, everything moved by the same lines, or there is another heading up to the next one.
  let last = now.length;
  if (was.line === is.line) {
    if (was.heading === is.heading) return { gone, come, changed };
    const next = now.findIndex(({ headings }, at) => at >= end && headings.length > 0);
    if (next >= 0) last = next + 1;
  }
  const moved = citesFrom(now, end, last, after.names, is);
  const unmoved = citesFrom(old, oldEnd, oldEnd + last - end, after.names, was);
  for (const [at, { key, line, heading }] of moved.entries())
    if (unmoved[at]?.line !== line || unmoved[at].heading !== heading) changed.add(key);
  return { gone, come, changed };
}

function differing(gone: readonly Cite[], come: readonly Cite[]): Set<string> {
  const before = places(gone);
  const after = places(come);
  const keys = new Set<string>();
  for (const [key, place] of before) if (after.get(key) !== place) keys.add(key);
  for (const key of after.keys()) if (!before.has(key)) keys.add(key);
  return keys;
}

/** The lines and headings of each key. */
function places(cites: readonly Cite[]): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const { key, line, heading } of cites)
    map.set(key, `${map.get(key) ?? ''}${line} ${heading ?? '-'}\n`);
  return map;
}
