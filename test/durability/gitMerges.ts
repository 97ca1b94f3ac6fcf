/** Two clones of one repository mark the same papers, on branches too, and plain git merges them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Edit } from '../../src/core/marks/edit';
import { gitAttributes, type JournalProblem } from '../../src/core/marks/journalFolder';
import { ratings, statuses, type Mark } from '../../src/core/marks/mark';
import { hoursLater } from './kills';
import { NodeFolder } from './nodeFolder';
import { marksOf, openStore, paperOf, writerOfTest } from './someMarks';

export interface MergeCounts {
  merges: number;
  /** Merges in which both sides had something new. */
  forked: number;
}

const journal = '.lectern';

/** So many rounds of marking in both clones and merging both ways; throws when git or the marks disagree, null where there is no git. */
export async function tryGitMerges(rounds: number): Promise<MergeCounts | null> {
  if (spawnSync('git', ['--version']).error !== undefined) return null;
  const root = await mkdtemp(path.join(tmpdir(), 'lectern-git-'));
  const counts: MergeCounts = { merges: 0, forked: 0 };
  const [origin, ada, bob] = ['origin.git', 'ada', 'bob'].map((name) => path.join(root, name));
  if (origin === undefined || ada === undefined || bob === undefined) return counts;
  git(root, 'init', '--quiet', '--bare', origin);
  git(origin, 'symbolic-ref', 'HEAD', 'refs/heads/main');
  git(root, 'clone', '--quiet', origin, ada);
  git(ada, 'switch', '--quiet', '--orphan', 'main');
  await new NodeFolder(path.join(ada, journal)).writeAtomically('.gitattributes', gitAttributes);
  git(ada, 'add', '--all');
  git(ada, 'commit', '--quiet', '-m', 'Begin');
  git(ada, 'push', '--quiet', '-u', 'origin', 'main');
  git(root, 'clone', '--quiet', origin, bob);
  for (let round = 0; round < rounds; round++) {
    const ours = await mark(ada, 'ada', 4 * round);
    const theirs = await mark(bob, 'bob', 4 * round + 1);
    // Bob works on a branch as well; what he marked on the one he does not see on the other until they meet.
    git(bob, 'switch', '--quiet', '-c', `branch-${round}`, 'HEAD~1');
    const branch = await mark(bob, 'bob', 4 * round + 2);
    const both = await markOverSwitch(bob, 4 * round + 3);
    merge(bob, counts, `branch-${round}`);
    git(ada, 'push', '--quiet');
    git(bob, 'fetch', '--quiet');
    merge(bob, counts, 'origin/main');
    git(bob, 'push', '--quiet');
    git(ada, 'fetch', '--quiet');
    merge(ada, counts, 'origin/main');
    counts.forked += 2;
    const marks = await readMarks(ada);
    assert.deepEqual(marks, await readMarks(bob));
    const tags = Object.values(marks).flatMap((each) => each.tags);
    for (const tag of [ours, theirs, branch, ...both]) assert.ok(tags.includes(tag), `${tag} is lost`);
  }
  const tags = new Set(Object.values(await readMarks(bob)).flatMap((each) => each.tags));
  assert.equal(tags.size, 5 * rounds);
  await rm(root, { recursive: true });
  return counts;
}

/** One session in one clone, committed. Gives a tag that only it has set. */
async function mark(clone: string, family: string, n: number): Promise<string> {
  const writer = writerOfTest(family, `s${n}`);
  const store = await openStore(new NodeFolder(path.join(clone, journal)), {
    writer,
    clock: hoursLater(25 * n),
    bound: 500,
  });
  const tag = `${family} ${n}`;
  for (let step = 0; step < 6; step++) await store.apply(commandOf(n, step, tag), 'mark');
  assert.equal(await store.close(), true);
  git(clone, 'add', '--all', journal);
  git(clone, 'commit', '--quiet', '-m', tag);
  return tag;
}

/** One window that stays open while the branch is switched to main and marks on both. Gives a tag of each. */
async function markOverSwitch(clone: string, n: number): Promise<readonly string[]> {
  const writer = writerOfTest('bob', `s${n}`);
  const store = await openStore(new NodeFolder(path.join(clone, journal)), {
    writer,
    clock: hoursLater(25 * n),
  });
  const tags = ['there', 'back'].map((where) => `${where} ${n}`);
  for (const [index, tag] of tags.entries()) {
    if (index === 1) git(clone, 'switch', '--quiet', 'main');
    await store.refresh();
    await store.apply(commandOf(n, index, tag), 'mark');
    await store.close();
    git(clone, 'add', '--all', journal);
    git(clone, 'commit', '--quiet', '-m', tag);
  }
  return tags;
}

function commandOf(n: number, step: number, tag: string): readonly Edit[] {
  const paper = paperOf((n + step) % 7);
  return [
    { kind: 'addTag', paper, tag },
    { kind: 'status', paper, status: statuses[(n * step) % statuses.length] ?? 'read' },
    { kind: 'rating', paper, rating: ratings[(n + 2 * step) % ratings.length] ?? null },
    { kind: 'note', paper: paperOf(n % 3), note: `${tag}, ${step}` },
  ];
}

async function readMarks(clone: string): Promise<Readonly<Record<string, Mark>>> {
  const problems: JournalProblem[] = [];
  const store = await openStore(new NodeFolder(path.join(clone, journal)), {
    writer: writerOfTest('reader', 'one'),
    problems,
  });
  assert.deepEqual(problems, []);
  return marksOf(store);
}

function merge(clone: string, counts: MergeCounts, branch: string): void {
  git(clone, 'merge', '--quiet', '--no-edit', branch);
  counts.merges++;
}

/** Throws, with what git said, when git does: a conflict is a failure. */
function git(folder: string, ...args: readonly string[]): void {
  const person = { GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@example.org' };
  const committer = { GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@example.org' };
  const apart = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const env = { ...process.env, ...person, ...committer, ...apart };
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, env, encoding: 'utf8' });
  assert.equal(status, 0, `git ${args.join(' ')}: ${stdout}${stderr}`);
}
