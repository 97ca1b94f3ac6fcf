/** A command's edits as changes of one stamp: what it outbids, what notes are based on, what is stored of the papers. */
import type { PaperId } from '../paper';
import type { Change } from './change';
import { tidyEdit, toChange, type Edit } from './edit';
import type { About } from './mark';
import type { Registers } from './registers';
import type { Stamp } from './stamp';

export interface CommandContext {
  /** The note in the open segment whose place this command takes; null for none. */
  readonly replaced: Change | null;
  readonly describe: (paper: PaperId) => About | null;
}

/** The changes of a command. With the first mark of a paper goes what is known of the paper, to find it again. */
export function toChanges(
  edits: readonly Edit[],
  registers: Registers,
  stamp: Stamp,
  context: CommandContext,
): readonly Change[] {
  const changes = edits.map((edit) =>
    toChange(edit, stamp, edit.kind === 'note' ? baseOf(edit, registers, context) : []),
  );
  const described = new Set<PaperId>();
  for (const { kind, paper } of edits) if (kind === 'about') described.add(paper);
  for (const { paper } of edits) {
    if (described.has(paper) || registers.about(paper) !== null) continue;
    described.add(paper);
    const about = context.describe(paper);
    const edit = about === null ? null : tidyEdit({ kind: 'about', paper, about });
    if (edit !== null && typeof edit !== 'string') changes.push(toChange(edit, stamp, []));
  }
  return changes;
}

/** The latest stamp that a command's edits have to outbid; null where they are all first ones. */
export function latestStamp(edits: readonly Edit[], registers: Registers): Stamp | null {
  let latest: Stamp | null = null;
  for (const edit of edits) {
    const stamp = stampOf(edit, registers);
    if (stamp !== null && (latest === null || stamp > latest)) latest = stamp;
  }
  return latest;
}

/** The stamp of what now stands where an edit writes; null where nothing was written yet. */
export function stampOf(edit: Edit, registers: Registers): Stamp | null {
  if (edit.kind === 'addTag' || edit.kind === 'removeTag') return registers.stampOfTag(edit.paper, edit.tag);
  if (edit.kind === 'seen') return registers.stampOfSighting(edit.paper, edit.sighting.day);
  if (edit.kind === 'notSame') return registers.stampOfNotSame(edit.paper, edit.other);
  return registers.stampOf(edit.paper, edit.kind);
}

/** A text that takes the place of an earlier one in the journal is based on what that one was based on. */
function baseOf(
  edit: Edit & { readonly kind: 'note' },
  registers: Registers,
  context: CommandContext,
): readonly Stamp[] {
  if (context.replaced?.kind === 'note') return context.replaced.base;
  return edit.base ?? registers.noteBase(edit.paper);
}
