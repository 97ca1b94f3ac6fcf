import assert from 'node:assert/strict';
import { Registers } from '../../../../src/core/marks/registers';
import { readSegment, toSegmentText } from '../../../../src/core/marks/segment';
import { stampOf } from '../../../durability/someChanges';
import { paperOf } from '../../../durability/someMarks';

const count = 100_000;

/** Three changes for each paper, as a first mark makes them. */
function toText(): string {
  const lines = Array.from({ length: count }, (_, n) => {
    const about = {
      title: `On the ${n}th of many things`,
      firstAuthor: 'Ada Doe',
      year: 2024,
      aliases: [`arxiv:${n}`],
    };
    const fields = [
      ['status', 'read'],
      ['tag:to cite', true],
      ['about', about],
    ] as const;
    const [field, value] = fields[n % 3] ?? fields[0];
    return JSON.stringify({
      version: 1,
      stamp: stampOf(1_700_000_000_000 + n),
      paper: paperOf(n % 33_333),
      field,
      value,
    });
  });
  return toSegmentText(lines);
}

/**
 * The least processor time of several runs, each in milliseconds. The runs take turns, so that a busy machine slows
 * all, and go on until they are `settled`: what else happens on a machine only ever adds time.
 */
function measure(
  acts: readonly (() => unknown)[],
  settled: (times: readonly number[]) => boolean,
): readonly number[] {
  const best = acts.map(() => Infinity);
  for (let round = 0; round < 25 && !(round >= 5 && settled(best)); round++) {
    for (const [index, act] of acts.entries()) {
      const start = process.cpuUsage();
      act();
      const { user, system } = process.cpuUsage(start);
      best[index] = Math.min(best[index] ?? Infinity, (user + system) / 1000);
    }
  }
  return best;
}

describe('reading 100,000 changes', () => {
  it('takes at most half as long again as JSON.parse of the same lines, and joining them less than reading', function () {
    this.timeout(60_000);
    const text = toText();
    const { changes } = readSegment(text);
    assert.equal(changes.length, count);
    const [parsing = 0, reading = Infinity, joining = Infinity] = measure(
      [
        () => text.split('\n').map((line): unknown => (line === '' ? null : JSON.parse(line))),
        () => readSegment(text),
        () => {
          const registers = new Registers();
          for (const change of changes) registers.join(change);
          return registers;
        },
      ],
      ([parse = 0, read = Infinity]) => read <= 1.5 * parse,
    );
    assert.ok(reading <= 1.5 * parsing, `${reading.toFixed(0)} ms against ${parsing.toFixed(0)} ms`);
    assert.ok(joining <= reading, `${joining.toFixed(0)} ms against ${reading.toFixed(0)} ms`);
    if (process.env['LECTERN_TIMES'] !== undefined) console.log({ parsing, reading, joining });
  });
});
