/** When and by whom a change was made: a hybrid logical clock whose stamps sort as plain text. */

declare const writerBrand: unique symbol;
/**
 * Who writes a journal file: `<family>_<session>`. The family is one installation in one workspace and
 * stays; the session is new for each window, so that two windows never write the same file.
 */
export type WriterId = string & { readonly [writerBrand]: true };

declare const stampBrand: unique symbol;
/** `<9 digits of milliseconds>-<4 digits of counter>-<writer>`, base 36: text order is time order. */
export type Stamp = string & { readonly [stampBrand]: true };

/** A stamp this far ahead of our clock does not take our clock along (a wrong clock must not spread). */
export const maxDrift = 60_000;

const stampPattern = /^[0-9a-z]{9}-[0-9a-z]{4}-[0-9a-z]{1,20}_[0-9a-z]{1,20}$/;
const writerPattern = /^[0-9a-z]{1,20}_[0-9a-z]{1,20}$/;
/** What nine digits can say: the year 5188. Our own clock stops at the year 3000, so there is room above it. */
const lastTime = 36 ** 9 - 1;
const lastOwnTime = 32_503_680_000_000;
const lastCounter = 36 ** 4 - 1;

/** Whether a text has the form of a stamp. */
export function isStamp(text: string): text is Stamp {
  return stampPattern.test(text);
}

/** The writer of a family (what an installation keeps) and a session (new each time); null where one is not 1–20 of `0-9a-z`. */
export function writerId(family: string, session: string): WriterId | null {
  const text = `${family}_${session}`;
  return isWriterId(text) ? text : null;
}

/** Whether a text has the form of a writer. */
function isWriterId(text: string): text is WriterId {
  return writerPattern.test(text);
}

/** The part of a writer that stays over sessions. */
export function familyOf(writer: WriterId): string {
  return writer.slice(0, writer.indexOf('_'));
}

/** When a stamp was made, in milliseconds since 1970. */
export function timeOf(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(0, 9), 36);
}

/** The writer of a stamp, as text. */
export function writerOf(stamp: Stamp): string {
  return stamp.slice(15);
}

/** Gives one writer's stamps. Its own time never goes backwards, whatever the wall clock does. */
export class StampClock {
  readonly writer: WriterId;
  private time = 0;
  private counter = 0;
  /** The latest stamp that our clock was taken along by. */
  private observed = '';

  constructor(writer: WriterId) {
    this.writer = writer;
  }

  /**
   * The next stamp: later than all that this clock gave or observed, and later than `above`. Where `above`
   * lies in the far future (a wrong clock wrote it) only this one stamp goes there, so that the edit takes
   * effect and our clock stays right. A time that is no number counts as the last one.
   */
  next(now: number, above: Stamp | null): Stamp {
    this.moveTo(clampTime(now), 0);
    const stamp = this.format(this.time, this.counter);
    if (above === null || above < stamp) return stamp;
    const [time, counter] = after(timeOf(above), counterOf(above));
    if (time <= clampTime(now) + maxDrift) [this.time, this.counter] = [time, counter];
    return this.format(time, counter);
  }

  /** Takes note of somebody's stamp: ours will be later, unless it lies further ahead than `maxDrift`. */
  observe(stamp: Stamp, now: number): void {
    // Text order is time order; on opening nearly all stamps are told from the latest one by that alone.
    if (stamp <= this.observed) return;
    const time = timeOf(stamp);
    if (time > clampTime(now) + maxDrift) return;
    this.observed = stamp;
    const counter = counterOf(stamp);
    if (time > this.time || (time === this.time && counter > this.counter)) {
      [this.time, this.counter] = [time, counter];
    }
  }

  private moveTo(time: number, counter: number): void {
    [this.time, this.counter] = time > this.time ? [time, counter] : after(this.time, this.counter);
  }

  private format(time: number, counter: number): Stamp {
    const text = `${digits(time, 9)}-${digits(counter, 4)}-${this.writer}`;
    if (!isStamp(text)) throw new RangeError(`no stamp: ${text}`);
    return text;
  }
}

/** The stamp after the very last one is the very last one: an edit may then lose, it never fails. */
function after(time: number, counter: number): readonly [number, number] {
  if (counter < lastCounter) return [time, counter + 1];
  return time < lastTime ? [time + 1, 0] : [time, counter];
}

function counterOf(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(10, 14), 36);
}

function clampTime(now: number): number {
  return Number.isFinite(now) ? Math.min(Math.max(0, Math.floor(now)), lastOwnTime) : 0;
}

function digits(value: number, width: number): string {
  return value.toString(36).padStart(width, '0');
}
