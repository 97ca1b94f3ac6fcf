import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readChange, writeChange, type Change } from '../../../../src/core/marks/change';
import { isAbout, isLine } from '../../../../src/core/marks/fieldValue';
import { PlainLines } from '../../../../src/core/marks/plainLine';
import { readSegment } from '../../../../src/core/marks/segment';
import { anyChange, stampOf } from '../../../durability/someChanges';
import { paperOf } from '../../../durability/someMarks';

const plain = (line: string): Change | null => new PlainLines(line).readAt(0);
/** What is known of a paper is parsed when it is asked for; to compare it is to ask. */
const whole = (change: Change | null): Change | null =>
  change?.kind === 'about'
    ? { kind: 'about', stamp: change.stamp, paper: change.paper, value: change.value }
    : change;
const line = (field: string, value: unknown, more: object = {}): string =>
  JSON.stringify({ version: 1, stamp: stampOf(1_700_000_000_000), paper: paperOf(7), field, value, ...more });
const about = (title: string, aliases: readonly string[] = []): object => ({
  title,
  firstAuthor: 'Zoë',
  year: 0,
  aliases,
});

/** Lines that are written, and the same with one place damaged, doubled or gone. */
const anyLine = fc.oneof(
  anyChange.map(writeChange),
  fc
    .tuple(fc.string(), fc.string({ unit: 'binary' }), fc.string())
    .map(([title, firstAuthor, alias]) =>
      line('about', { title, firstAuthor, year: null, aliases: [alias, 'doi:10.1/x'] }),
    ),
  fc.string({ unit: 'binary' }).map((tag) => line(`tag:${tag}`, true)),
  fc.string({ unit: 'grapheme' }).map((key) => line('citekey', key)),
);
const damagedLine = fc
  .tuple(
    anyLine,
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom('"', '\\', ' ', '}', '\r')),
  )
  .map(([text, at, gone, added]) => {
    const place = at % (text.length + 1);
    return `${text.slice(0, place)}${added}${text.slice(place + gone)}`;
  });

describe('PlainLines', () => {
  it('takes the usual lines', () => {
    const lines = [
      line('status', 'reading'),
      line('tag:to read [1]', true),
      line('tag:größer', false),
      line('citekey', 'doe2024:x-1'),
      line('rating', 5),
      line('about', about('On “Stars”: 恒星', ['abstract:x', 'doi:10.1/y'])),
      line('about', { title: '', firstAuthor: null, year: null, aliases: [] }),
      line('about', { title: 'T', firstAuthor: '', year: 2024, aliases: [''] }),
    ];
    for (const each of lines) assert.deepEqual(whole(plain(each)), readChange(each, null), each);
  });

  it('takes nothing that readChange does not take, and takes it to the same change', () => {
    let taken = 0;
    const check = (text: string) => {
      const change = plain(text);
      if (change === null) return;
      taken++;
      assert.deepEqual(whole(change), readChange(text, null), text);
    };
    fc.assert(fc.property(anyLine, check), { numRuns: 3000 });
    fc.assert(fc.property(damagedLine, check), { numRuns: 5000 });
    assert.ok(taken > 300, `only ${taken} taken`);
  });

  it('takes only letters that are tidy in any order', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const letter = String.fromCharCode(unit);
      for (const text of [letter, `a${letter}b`, `${letter}a`]) {
        if (
          plain(
            `{"version":1,"stamp":"${stampOf(1)}","paper":"${paperOf(1)}","field":"tag:${text}","value":true}`,
          )
        )
          assert.ok(isLine(text, 100), `U+${unit.toString(16)}`);
      }
    }
  });

  it('leaves what passes a limit, and what comes from elsewhere, to readChange', () => {
    const lines = [
      line(`tag:${'x'.repeat(101)}`, true),
      line('tag:', true),
      line('tag:x', 1),
      line('citekey', 'x'.repeat(201)),
      line('rating', 6),
      line('status', 'done'),
      line('about', about('x'.repeat(3000))),
      line('about', about('x', ['y'.repeat(301)])),
      line(
        'about',
        about(
          'x',
          Array.from({ length: 33 }, () => 'y'),
        ),
      ),
      line('about', about(' x')),
      line('status', 'read', { more: 1 }),
      line('status', 'read').replace('"version":1', '"version":2'),
      ` ${line('status', 'read')}`,
      line('status', 'read').slice(0, -1),
      `${line('status', 'read')}\r`,
      '',
    ];
    assert.deepEqual(
      lines.map(plain),
      lines.map(() => null),
    );
  });

  it('gives what is known of a paper as one object', () => {
    const change = plain(line('about', about('On Stars', ['doi:10.1/x'])));
    assert.ok(change?.kind === 'about' && isAbout(change.value));
    assert.equal(change.value, change.value);
    assert.deepEqual(writeChange(change), line('about', about('On Stars', ['doi:10.1/x'])));
  });
});

describe('readSegment', () => {
  it('reads the same, and finds the same lines bad, as line by line', () => {
    const lines = fc.array(fc.oneof(anyLine, damagedLine, fc.constantFrom('', ' ', '{"version":2}')), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(lines, fc.constantFrom('', '\n', '\n\n', ' '), (texts, end) => {
        const text = texts.join('\n') + end;
        const expected = text.split('\n').flatMap((each) => {
          const trimmed = each.trim();
          return trimmed === '' ? [] : [{ text: each, change: readChange(trimmed, null) }];
        });
        const { changes, bad, newer } = readSegment(text);
        assert.deepEqual(
          changes.map(whole),
          expected.flatMap(({ change }) => (typeof change === 'string' ? [] : [change])),
        );
        assert.deepEqual(
          bad,
          expected.flatMap(({ text: at, change }) =>
            typeof change === 'string' && change !== 'newer' ? [{ fault: change, text: at }] : [],
          ),
        );
        assert.equal(newer, expected.filter(({ change }) => change === 'newer').length);
      }),
      { numRuns: 1000 },
    );
  });

  it('is linear in hostile text', () => {
    const head = line('about', about('x')).slice(0, 120);
    const start = performance.now();
    readSegment(`${head}${'a '.repeat(2_000_000)}`);
    readSegment(`${head}\n`.repeat(20_000));
    readSegment(`${line('about', about('x', ['y'])).slice(0, -4)}${',"y'.repeat(1_000_000)}`);
    assert.ok(performance.now() - start < 5_000);
  });
});
