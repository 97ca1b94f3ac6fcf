import assert from 'node:assert/strict';
import { carryMarks } from '../../../../src/core/marks/carrying';
import type { JournalFolder } from '../../../../src/core/marks/journalFolder';
import { MarkStore } from '../../../../src/core/marks/markStore';
import { writerId } from '../../../../src/core/marks/stamp';
import { MemoryFolder } from '../../../durability/memoryFolder';
import { paperOf } from '../../../durability/someMarks';

async function open(folder: JournalFolder, family: string): Promise<MarkStore> {
  const writer = writerId(family, 's');
  if (writer === null) throw new Error('no writer');
  return MarkStore.open(folder, {
    clock: () => 1000,
    writer,
    report: ({ code }) => assert.fail(code),
    onError: (error) => assert.fail(String(error)),
    describe: () => null,
  });
}

async function folderWith(family: string, papers: readonly number[]): Promise<MemoryFolder> {
  const folder = new MemoryFolder();
  const store = await open(folder, family);
  for (const paper of papers)
    await store.apply([{ kind: 'status', paper: paperOf(paper), status: 'read' }], 'x');
  await store.close();
  return folder;
}

const readIn = async (folder: JournalFolder) => [...(await open(folder, 'looker')).marked()];

describe('carryMarks', () => {
  it('brings all marks into an empty folder and leaves the first as it is', async () => {
    const from = await folderWith('a', [1, 2]);
    const before = await from.list();
    const to = new MemoryFolder();
    assert.deepEqual(await carryMarks(from, to), { kind: 'carried', papers: 2 });
    assert.deepEqual(await readIn(to), [paperOf(1), paperOf(2)]);
    assert.deepEqual(await from.list(), before);
  });

  it('joins two folders, and the same writer’s file of both', async () => {
    const from = await folderWith('a', [1, 2]);
    const to = await folderWith('a', [3]);
    assert.deepEqual(await carryMarks(from, to), { kind: 'carried', papers: 3 });
    assert.deepEqual(await carryMarks(from, to), { kind: 'carried', papers: 3 });
    assert.deepEqual(new Set(await readIn(to)), new Set([paperOf(1), paperOf(2), paperOf(3)]));
  });

  it('says so where the folder does not keep what it is given', async () => {
    const from = await folderWith('a', [1]);
    const to = new MemoryFolder();
    const forgetful: JournalFolder = {
      list: () => to.list(),
      read: (name) => to.read(name),
      remove: (name) => to.remove(name),
      writeAtomically: (name) => to.writeAtomically(name, ''),
    };
    assert.deepEqual(await carryMarks(from, forgetful), { kind: 'different' });
  });
});
