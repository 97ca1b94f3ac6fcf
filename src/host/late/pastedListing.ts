/** What the clipboard's listing holds, held against the library: new, changed, known. */
import * as vscode from 'vscode';
import { legible } from '../../core/card';
import { otherCopies } from '../../core/copies/otherCopies';
import { changedFields, type ChangedPaper } from '../../core/library/difference';
import { toPaper } from '../../core/library/library';
import type { LibraryStore } from '../../core/library/libraryStore';
import { isFurniture } from '../../core/listing/lineShape';
import type { Entry, EntrySpans, Paper, PaperId } from '../../core/paper';
import type { Problem } from '../../core/problem';
import { startOf } from '../../core/startOf';
import { changeLine } from './listingChangeList';
import { dayOf } from '../day';
import { toListingOptions } from '../listingFile';
import type { Parts } from '../parts';

export interface PastedEntry {
  readonly paper: Paper;
  /** As it will be written, without line ends around it. */
  readonly text: string;
}

export interface PastedChange extends PastedEntry {
  readonly change: ChangedPaper;
}

export interface Pasted {
  readonly fresh: readonly PastedEntry[];
  readonly changed: readonly PastedChange[];
  /** How many are in the library as they are here. */
  readonly same: number;
  /** Of all its papers, in order. */
  readonly all: readonly PaperId[];
  /** Lines that belong to no paper, page furniture aside: they will be written nowhere. */
  readonly left: readonly string[];
}

/** Lines of the question at most: a dialog does not scroll. */
const linesShown = 10;

/**
 * Reads the clipboard's text. A listing leaves out the year of its own year; written out now, the dates stay right when
 * the file is read later.
 */
export async function readPasted(text: string, store: LibraryStore, parts: Parts): Promise<Pasted> {
  const { dated, entries, problems } = await readCopy(text, parts);
  const fresh: PastedEntry[] = [];
  const changed: PastedChange[] = [];
  let same = 0;
  const seen = new Set<PaperId>();
  for (const entry of entries) {
    const span = entry.spans.entry;
    const read = toPaper(entry, '', span);
    const [paper = read] = store.named([read]);
    if (seen.has(paper.id)) continue;
    seen.add(paper.id);
    const pasted = { paper, text: dated.slice(span.start, span.end).trim() };
    const before = store.library.byId.get(paper.id);
    const fields = before === undefined ? [] : changedFields(before, paper);
    if (before === undefined) fresh.push(pasted);
    else if (fields.length > 0) changed.push({ ...pasted, change: { before, after: paper, fields } });
    else same += 1;
  }
  return { fresh, changed, same, all: [...seen], left: leftOver(dated, problems) };
}

interface ReadCopy {
  readonly dated: string;
  readonly entries: readonly (Entry & { readonly spans: EntrySpans })[];
  readonly problems: readonly Problem[];
}

/** A text read as the listing it is; where that leaves lines over, as whatever other copy of papers has more of them. */
async function readCopy(text: string, parts: Parts): Promise<ReadCopy> {
  const { completeDates, readListing } = await parts.listing();
  const chooseBoundary = await parts.chooseBoundary();
  const today = dayOf(Date.now());
  const read = (listing: string): ReadCopy => {
    const dated = completeDates(listing, today);
    const { entries, problems } = readListing(dated, toListingOptions(today, chooseBoundary));
    return { dated, entries, problems };
  };
  let best = read(text);
  if (leftOver(best.dated, best.problems).length === 0) return best;
  for (const copy of otherCopies(text)) {
    const other = read(copy);
    if (other.entries.length > best.entries.length) best = other;
  }
  return best;
}

function leftOver(text: string, problems: readonly Problem[]): readonly string[] {
  return problems
    .filter(({ code }) => code === 'stray-text')
    .flatMap(({ span }) => text.slice(span.start, span.end).split(/[\r\n]+/))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !isFurniture(line));
}

/** What the one paper of a clipboard is. */
function onlyWord(fresh: number, changed: number): string {
  const { t } = vscode.l10n;
  return fresh === 1 ? t('new') : changed === 1 ? t('changed') : t('already in your list');
}

/** Shows what there is and asks what to take; undefined where the person left or there is nothing to take. */
export async function askWhatToTake({
  fresh,
  changed,
  same,
  left,
}: Pasted): Promise<'fresh' | 'all' | undefined> {
  const { t } = vscode.l10n;
  const total = fresh.length + changed.length + same;
  const known = changed.length + same;
  const message =
    total === 1
      ? t('The clipboard holds 1 paper: {0}.', onlyWord(fresh.length, changed.length))
      : changed.length === 0
        ? t('The clipboard holds {0} papers: {1} new, {2} already in your list.', total, fresh.length, known)
        : t(
            'The clipboard holds {0} papers: {1} new, {2} changed, {3} already in your list.',
            total,
            fresh.length,
            changed.length,
            same,
          );
  if (fresh.length + changed.length === 0) {
    void vscode.window.showInformationMessage(message);
    return undefined;
  }
  const add = t('Add {0} New', fresh.length);
  const update =
    fresh.length === 0
      ? t('Update {0}', changed.length)
      : t('Add {0} New, Update {1}', fresh.length, changed.length);
  const buttons = [...(changed.length > 0 ? [update] : []), ...(fresh.length > 0 ? [add] : [])];
  const answer = await vscode.window.showInformationMessage(
    message,
    { modal: true, detail: detailOf(fresh, changed, left) },
    ...buttons,
  );
  if (answer === update) return 'all';
  return answer === add ? 'fresh' : undefined;
}

function detailOf(
  fresh: readonly PastedEntry[],
  changed: readonly PastedChange[],
  left: readonly string[],
): string {
  const lines = [
    ...changed.map(({ change }) => `• ${changeLine(change)}`),
    ...fresh.map(({ paper }) => `• ${legible(paper.title)}`),
  ];
  const more = lines.length - linesShown;
  const [first] = left;
  const isMore = more > 0 ? [vscode.l10n.t('… and {0} more', more)] : [];
  const isLeft =
    first === undefined
      ? []
      : left.length === 1
        ? ['', vscode.l10n.t('1 line belongs to no paper and is left out: “{0}”', startOf(first, 60))]
        : [
            '',
            vscode.l10n.t(
              '{0} lines belong to no paper and are left out, the first: “{1}”',
              left.length,
              startOf(first, 60),
            ),
          ];
  return [...lines.slice(0, linesShown), ...isMore, ...isLeft].join('\n');
}
