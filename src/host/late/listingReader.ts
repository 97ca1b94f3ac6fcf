/** Reads listing files for the library: from what was kept of them where they have not changed, in turns where they have. */
import * as vscode from 'vscode';
import type { Day } from '../../core/calendar';
import { compareSteps, type Difference } from '../../core/library/difference';
import { readInBulk, type BulkReading } from '../../core/listing/bulkReading';
import type { Paper, PaperId } from '../../core/paper';
import { inTurns, Task, type Steps } from '../../core/steps';
import { dayOf } from '../day';
import { toListingOptions } from '../listingFile';
import { turns } from '../nextTurn';
import { once } from '../once';
import type { SourcesParts } from '../sources';
import { FirstRows } from './firstRows';
import { ListingCache } from './listingCache';
import { ListingDiagnostics } from './listingDiagnostics';
import { ReadingProgress } from './readingProgress';
import { toUtf8 } from './utf8';

/** Shorter listings are read sooner than what was kept of them. */
const keptFrom = 1 << 17;
/** So long after a reading, in milliseconds, it is kept: what is there to be shown comes first. */
const restBeforeKeeping = 3000;
/** Some file systems count two seconds as one moment. */
const coarsestClock = 2000;
/** What has been read is shown when a reading has taken so long, and again each time it has taken twice as long. */
const firstGlimpse = 250;

interface ReadFile extends Omit<BulkReading, 'lines' | 'problems' | 'problemCount'> {
  readonly day: Day;
  /** What the reading depended on. */
  readonly key: string;
  /** Whether the file had not just been written: then what it holds now can have been written at the same time. */
  readonly isSettled: boolean;
}

export interface ReadingOptions {
  /** `put-right`: what comes, goes and gets another date by this reading is no news of the listing. */
  readonly why: 'changed' | 'put-right';
  /** Whether no newer reading of the file has begun. */
  readonly isNewest: () => boolean;
}

export class ListingReader implements vscode.Disposable {
  private readonly parts: SourcesParts;
  private readonly cache: ListingCache;
  private readonly diagnostics = new ListingDiagnostics();
  /** What each file said when it was read last, and the day it said so. */
  private readonly files = new Map<string, ReadFile>();
  private readonly firstRows: FirstRows;
  /** Readings under way. */
  private active = 0;
  private hasShownFirst = false;
  private isDisposed = false;

  constructor(parts: SourcesParts) {
    this.parts = parts;
    const folder = vscode.Uri.joinPath(parts.storage, 'cache');
    this.cache = new ListingCache(folder, parts.log);
    this.firstRows = new FirstRows(folder, parts, () => this.completeKeys());
  }

  /** Reads a file and hands what it holds to the library; resolves when that has it. Rejects where it cannot be read. */
  async read(uri: vscode.Uri, options: ReadingOptions): Promise<void> {
    this.active++;
    try {
      await this.readOnce(uri, options);
    } finally {
      this.active--;
    }
  }

  /** The file is no listing any more, or is gone. */
  drop(uri: vscode.Uri): void {
    this.files.delete(uri.toString());
    this.tellStopped();
    this.diagnostics.clear(uri);
    this.parts.library.setSource(uri.toString(), null);
  }

  /** The files that were not read with the corrections there are now. */
  toPutRight(): readonly string[] {
    return [...this.files].filter(([, file]) => !this.isRight(file)).map(([address]) => address);
  }

  dispose(): void {
    this.isDisposed = true;
    this.firstRows.dispose();
    this.diagnostics.dispose();
  }

  private async readOnce(uri: vscode.Uri, { why, isNewest }: ReadingOptions): Promise<void> {
    const isWanted = () => isNewest() && !this.isDisposed;
    const address = uri.toString();
    const { size, mtime } = await vscode.workspace.fs.stat(uri);
    const day = dayOf(mtime);
    const { key, referenceDate } = await this.keyOf(uri, { size, mtime });
    const before = this.files.get(address);
    if (before?.key === key && before.isSettled && before.complete && this.isRight(before)) return;
    const isSettled = mtime < Date.now() - coarsestClock;
    const raw = Promise.resolve(vscode.workspace.fs.readFile(uri));
    const text = raw.then(inUtf8);
    const whole = Promise.all([raw, text]).then(([bytes, utf8]) => {
      if (bytes.length === size) return utf8;
      // What was kept fits other bytes; its watcher tells of the newer ones.
      throw new Error('the file is being written');
    });
    whole.catch(() => undefined);
    const kept = before === undefined && size >= keptFrom ? await this.kept(uri, key, whole) : null;
    const reading = kept ?? (await this.readAnew(uri, await text, referenceDate, isWanted));
    if (reading === null || !isWanted()) return;
    const { papers, ignored, applied, complete, problems, problemCount } = reading;
    const file = { papers, ignored, applied, complete, day, key, isSettled };
    this.files.set(address, file);
    this.tellStopped();
    this.diagnostics.show(uri, problems, problemCount);
    const { library } = this.parts;
    library.setSource(address, papers);
    await library.settled();
    if (before !== undefined) await this.tell(uri, why, before, file);
    // Corrections that came while it was read.
    if (!this.isRight(file)) await this.read(uri, { why: 'put-right', isNewest });
    else if (kept === null && complete && isSettled && size >= keptFrom)
      this.keepSoon(uri, key, reading, isWanted);
  }

  private async kept(uri: vscode.Uri, key: string, text: Promise<Uint8Array>): Promise<BulkReading | null> {
    const reading = await this.cache.load(uri, key, text, decode);
    if (reading === null) return null;
    // It cannot be told whether what was put right still is before the marks are there.
    if (reading.applied.size > 0) await this.parts.corrections.ready();
    return this.isRight(reading) ? reading : null;
  }

  /** Shows the rows the tree began with the last time, where all they were made of is as it was; before the first reading. */
  async showFirst(): Promise<void> {
    if (this.hasShownFirst) return;
    this.hasShownFirst = true;
    // Asked for again with each listing.
    this.stamp().catch(() => undefined);
    await this.firstRows.show((address) => this.currentKey(address));
  }

  private async currentKey(address: string): Promise<string> {
    const uri = vscode.Uri.parse(address);
    return (await this.keyOf(uri, await vscode.workspace.fs.stat(uri))).key;
  }

  /** A name for all that a reading depends on. */
  private async keyOf(
    uri: vscode.Uri,
    { size, mtime }: { readonly size: number; readonly mtime: number },
  ): Promise<{ readonly key: string; readonly referenceDate: Day }> {
    const [referenceDate, stamp] = await Promise.all([this.parts.dates.of(uri, dayOf(mtime)), this.stamp()]);
    return { key: JSON.stringify([uri.toString(), size, mtime, referenceDate, stamp]), referenceDate };
  }

  /** Tells the version of the reader and of its model: what another one read is not taken for its own. */
  private readonly stamp = once(async () => {
    const stamps = ['dist/parts/listing.mjs', 'dist/parts/reading.mjs', 'media/boundary.bin'].map(
      async (path) => {
        const file = vscode.Uri.joinPath(this.parts.parts.extensionUri, path);
        const { size, mtime } = await vscode.workspace.fs.stat(file);
        return `${size} ${mtime}`;
      },
    );
    return String(await Promise.all(stamps));
  });

  private async readAnew(
    uri: vscode.Uri,
    bytes: Uint8Array,
    referenceDate: Day,
    isWanted: () => boolean,
  ): Promise<BulkReading | null> {
    const { parts, corrections, library, log } = this.parts;
    const [part, chooseBoundary] = await Promise.all([parts.listing(), parts.chooseBoundary()]);
    const progress = new ReadingProgress(uri, bytes.length);
    const isFirst = !this.files.has(uri.toString());
    let nextGlimpse = firstGlimpse;
    const goOn = (papers: readonly Paper[], read: number): boolean => {
      progress.report(papers.length, read);
      if (isFirst && progress.age > nextGlimpse) {
        nextGlimpse = 2 * progress.age;
        // It takes long: what is there, and can be opened, comes before what was there the last time.
        this.parts.view.showFirst(null);
        library.setSource(uri.toString(), papers.slice());
      }
      return !progress.isCancelled;
    };
    try {
      const options = toListingOptions(referenceDate, chooseBoundary);
      const how = { part, options, source: uri.toString(), decode, correctionOf: corrections.of, goOn };
      const reading = await inTurns(new Task(readInBulk(bytes, how)), turns, isWanted);
      if (reading?.complete === false) log.info(`a reading was ended after ${reading.papers.length} papers`);
      return reading;
    } finally {
      progress.done();
    }
  }

  private async tell(
    uri: vscode.Uri,
    why: ReadingOptions['why'],
    before: ReadFile,
    after: ReadFile,
  ): Promise<void> {
    // Where one was ended before its end, what it had not come to is not gone.
    if (!before.complete || !after.complete) return;
    const { library, changes } = this.parts;
    const compare = function* (): Steps<Difference> {
      const old = yield* library.namedSteps(before.papers);
      return yield* compareSteps(old, yield* library.namedSteps(after.papers));
    };
    const difference = await inTurns(new Task(compare()), turns);
    if (difference === null) return;
    changes.tell(uri, why === 'changed' ? difference : newsOf(difference), {
      before: before.day,
      after: after.day,
    });
  }

  /** The tree says of listings that were not read to their end that there is more: else they would look whole. */
  private tellStopped(): void {
    const stopped = [...this.files].filter(([, { complete }]) => !complete);
    const [first] = stopped;
    const message =
      first === undefined
        ? ''
        : stopped.length === 1
          ? vscode.l10n.t(
              'Reading {0} was stopped after {1} papers. “Read Listings Again” reads the rest.',
              vscode.workspace.asRelativePath(vscode.Uri.parse(first[0])),
              first[1].papers.length,
            )
          : vscode.l10n.t(
              'Reading {0} files was stopped. “Read Listings Again” reads the rest.',
              stopped.length,
            );
    this.parts.view.showStopped(message);
  }

  /** What all files depend on, where each has been read to its end; null otherwise. */
  private completeKeys(): ReadonlyMap<string, string> | null {
    const files = [...this.files];
    if (this.active > 0 || !files.every(([, { complete }]) => complete)) return null;
    return new Map(files.map(([address, { key }]) => [address, key]));
  }

  /** Whether a file was read with the corrections there are now. */
  private isRight({ papers, ignored, applied }: Pick<ReadFile, 'papers' | 'ignored' | 'applied'>): boolean {
    const { corrections } = this.parts;
    const isSame = (id: PaperId): boolean => corrections.keyOf(id) === applied.get(id);
    return ignored.every(isSame) && papers.every(({ id }) => isSame(id));
  }

  private keepSoon(uri: vscode.Uri, key: string, reading: BulkReading, isWanted: () => boolean): void {
    setTimeout(() => {
      if (!isWanted()) return;
      void this.cache.keepOnly([...this.files.keys()]);
      void this.cache.save(uri, key, reading);
    }, restBeforeKeeping);
  }
}

/** What a listing itself says otherwise, where it was also put right. */
function newsOf(difference: Difference): Difference {
  const changed = difference.changed.filter(({ fields }) => fields.some((field) => field !== 'date'));
  return { ...difference, fresh: [], gone: [], changed };
}

/** The bytes as UTF-8, in turns with the editor. */
async function inUtf8(bytes: Uint8Array): Promise<Uint8Array> {
  const task = new Task(toUtf8(bytes));
  await inTurns(task, turns);
  return task.finish();
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
