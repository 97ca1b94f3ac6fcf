/** What was marked when, out of the journal's changes; and the way back to how the marks were at a moment. */
import type { PaperId } from '../paper';
import type { Change } from './change';
import { isIdle, type Edit } from './edit';
import type { Mark } from './mark';
import { replay } from './registers';
import { timeOf, writerOf, type Stamp } from './stamp';
import { noMark } from './mark';

/** What a listing was seen to say is no command of anybody's. */
type CommandKind = Exclude<Change['kind'], 'about' | 'seen'>;

/** One command, or what has been kept of it: a note's text gives way to the next one while somebody types. */
export interface HistoryEntry {
  readonly stamp: Stamp;
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly writer: string;
  /** What was changed, each once, in the order of the lines. */
  readonly kinds: readonly CommandKind[];
  readonly papers: ReadonlySet<PaperId>;
}

/** The commands behind changes, the latest first; in any order and number of the changes. */
export function toHistory(changes: Iterable<Change>): readonly HistoryEntry[] {
  const commands = new Map<Stamp, { kinds: Set<CommandKind>; papers: Set<PaperId> }>();
  for (const change of changes) {
    if (change.kind === 'about' || change.kind === 'seen') continue;
    const command = commands.get(change.stamp) ?? { kinds: new Set(), papers: new Set() };
    commands.set(change.stamp, command);
    command.kinds.add(change.kind);
    command.papers.add(change.paper);
  }
  const entries: HistoryEntry[] = [];
  for (const [stamp, { kinds, papers }] of commands) {
    entries.push({ stamp, at: timeOf(stamp), writer: writerOf(stamp), kinds: [...kinds], papers });
  }
  return entries.sort((a, b) => (a.stamp < b.stamp ? 1 : -1));
}

/** The edits that make the marks again what they were right after `until`; none for what is so already. */
export function toRestoration(
  changes: Iterable<Change>,
  until: Stamp,
  current: ReadonlyMap<PaperId, Mark>,
): readonly Edit[] {
  const earlier: Change[] = [];
  for (const change of changes) if (change.stamp <= until) earlier.push(change);
  const then = replay(earlier);
  const edits: Edit[] = [];
  for (const paper of new Set([...then.keys(), ...current.keys()])) {
    edits.push(...toEdits(paper, then.get(paper) ?? noMark, current.get(paper) ?? noMark));
  }
  return edits;
}

function notSameEdits(paper: PaperId, wanted: Mark, current: Mark): readonly Edit[] {
  const others = new Set([...wanted.notSameAs, ...current.notSameAs]);
  return [...others].map((other) => ({
    kind: 'notSame',
    paper,
    other,
    value: wanted.notSameAs.includes(other),
  }));
}

/** The edits that make one mark of another. */
function toEdits(paper: PaperId, wanted: Mark, current: Mark): readonly Edit[] {
  const edits: Edit[] = [
    { kind: 'status', paper, status: wanted.status },
    { kind: 'note', paper, note: wanted.note },
    { kind: 'citekey', paper, citekey: wanted.citekey },
    { kind: 'rating', paper, rating: wanted.rating },
    ...notSameEdits(paper, wanted, current),
    { kind: 'correction', paper, correction: wanted.correction },
    ...wanted.tags.map((tag): Edit => ({ kind: 'addTag', paper, tag })),
    ...current.tags
      .filter((tag) => !wanted.tags.includes(tag))
      .map((tag): Edit => ({ kind: 'removeTag', paper, tag })),
  ];
  return edits.filter((edit) => !isIdle(edit, current, null));
}
