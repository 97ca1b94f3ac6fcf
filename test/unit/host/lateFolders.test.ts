import assert from 'node:assert/strict';
import { LateFolders, type Survey } from '../../../src/host/lateFolders';

const filling = { withLarge: false, isFilled: () => false } as const;
const filled = { withLarge: false, isFilled: () => true } as const;

/** Folders with so many entries, how each stands, and how much was looked at. */
function disk(entries: Record<string, number>, nested: readonly string[] = []) {
  const written: Record<string, number> = {};
  const looks: string[] = [];
  let seen = 0;
  const survey = (folder: string, atMost: number): Promise<Survey> => {
    looks.push(folder);
    const count = entries[folder];
    if (count === undefined) return Promise.resolve({ kind: 'gone', entries: 0 });
    seen += Math.min(count, atMost);
    if (count > atMost) return Promise.resolve({ kind: 'large', entries: atMost });
    const state = `${count} ${written[folder] ?? 0}`;
    return Promise.resolve({ kind: 'seen', entries: count, state, isFlat: !nested.includes(folder) });
  };
  return {
    late: new LateFolders(survey),
    entries,
    write: (folder: string) => (written[folder] = (written[folder] ?? 0) + 1),
    /** What has been looked at since this was asked last. */
    looked: () => {
      const all = { folders: looks.splice(0), entries: seen };
      seen = 0;
      return all;
    },
  };
}

describe('LateFolders', () => {
  it('gives the folders in which something is otherwise, and those only', async () => {
    const { late, write } = disk({ a: 2, b: 2 });
    late.become(['a', 'b']);
    assert.deepEqual(await late.look(filling), ['a', 'b']);
    assert.deepEqual(await late.look(filling), []);
    write('b');
    assert.deepEqual(await late.look(filling), ['b']);
  });

  it('looks at a bounded number of entries however many folders are too large, and at none of those again', async () => {
    const names = Array.from({ length: 50 }, (_, at) => `large-${at}`);
    const { late, looked } = disk(Object.fromEntries(names.map((name) => [name, 5000])));
    late.become(names);
    await late.look(filling);
    assert.equal(looked().entries, 1000);
    assert.deepEqual(await late.look(filling), []);
    assert.deepEqual(looked(), { folders: [], entries: 0 });
    assert.deepEqual(await late.look({ ...filling, withLarge: true }), names);
    assert.deepEqual(looked(), { folders: [], entries: 0 });
  });

  it('tells once of a folder that becomes too large', async () => {
    const { late, entries } = disk({ a: 10 });
    late.become(['a']);
    await late.look(filling);
    entries['a'] = 2000;
    assert.deepEqual(await late.look(filling), ['a']);
    assert.deepEqual(await late.look(filling), []);
  });

  it('looks again at what there was no room for when another folder goes', async () => {
    const { late, looked } = disk({ a: 900, b: 900 });
    late.become(['a', 'b']);
    await late.look(filling);
    await late.look(filling);
    looked();
    late.become(['b']);
    assert.deepEqual(await late.look(filling), ['b']);
    assert.deepEqual(looked(), { folders: ['b'], entries: 900 });
    assert.deepEqual(await late.look(filling), []);
  });

  it('lets go of folders without folders within once they are filled', async () => {
    const { late } = disk({ flat: 3, deep: 3, large: 2000 }, ['deep']);
    late.become(['flat', 'deep', 'large']);
    await late.look(filling);
    assert.deepEqual(late.all, ['flat', 'deep', 'large']);
    await late.look(filled);
    assert.deepEqual(late.all, ['deep', 'large']);
    assert.equal(late.has('deep/er/note.md'), true);
    assert.equal(late.has('flat/note.md'), false);
  });

  it('passes over one that is gone, unless all are to be searched', async () => {
    const { late } = disk({});
    late.become(['gone']);
    assert.deepEqual(await late.look(filling), []);
    assert.deepEqual(await late.look({ ...filling, withLarge: true }), ['gone']);
  });

  it('does not bring back a folder that went while it was looked at', async () => {
    const { late } = disk({ a: 1, b: 1 });
    late.become(['a', 'b']);
    const looking = late.look(filled);
    late.become(['b']);
    await looking;
    assert.deepEqual(late.all, []);
    late.become(['a']);
    assert.deepEqual(await late.look(filling), ['a']);
  });
});
