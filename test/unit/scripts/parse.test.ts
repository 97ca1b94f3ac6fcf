import assert from 'node:assert/strict';
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const listing = [
  'Load more',
  '95.3LGMay 2, 2025Code',
  'Small Words for Large ModelsWen Ding, Fei Jia, Hainan Xu et al. · nvidia, cmu',
  'We look at words of all sizes and at what models make of them, one after the other.',
  'ZZMay 3',
  'Larger Words for Small ModelsFei Jia, Wen Ding',
].join('\n');

const records = [
  {
    title: 'Small Words for Large Models',
    authors: ['Wen Ding', 'Fei Jia', 'Hainan Xu'],
    etAl: true,
    orgs: ['nvidia', 'cmu'],
    category: 'LG',
    date: '2025-05-02',
    score: 95.3,
    code: true,
    abstract: 'We look at words of all sizes and at what models make of them, one after the other.',
  },
  {
    title: 'Larger Words for Small Models',
    authors: ['Fei Jia', 'Wen Ding'],
    etAl: false,
    orgs: [],
    category: 'ZZ',
    date: '2026-05-03',
    score: null,
    code: false,
    abstract: null,
  },
];

function parse(args: readonly string[], input = ''): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, ['scripts/parse.mjs', ...args], { encoding: 'utf8', input });
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

describe('the parse script', function () {
  this.timeout(30_000);
  let folder = '';
  let file = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'lectern-parse-'));
    file = join(folder, 'papers.txt');
    writeFileSync(file, listing);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('prints a line of JSON for each paper, and each problem with its place', () => {
    const { status, stdout, stderr } = parse([file, '--reference-date', '2026-11-23']);
    assert.deepEqual(
      linesOf(stdout).map((line): unknown => JSON.parse(line)),
      records,
    );
    assert.deepEqual(linesOf(stderr), [
      `${file}:1:1 stray-text This line belongs to no paper: Load more`,
      `${file}:5:1 unknown-category The category ZZ is not one of arXiv.`,
      `${file}:6:47 missing-abstract This paper has no abstract.`,
    ]);
    assert.equal(status, 0);
  });

  it('reads standard input, with the reference date after an equals sign as well', () => {
    const { status, stdout } = parse(['-', '--reference-date=2026-11-23'], listing);
    assert.deepEqual(
      linesOf(stdout).map((line): unknown => JSON.parse(line)),
      records,
    );
    assert.equal(status, 0);
  });

  it('fails with 1 where there are no papers', () => {
    const { status, stdout, stderr } = parse(['-'], 'Nothing here.\n');
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /^-:1:1 no-entries No papers were found here\.$/m);
  });

  it('fails with 1 where the file cannot be read, and says so', () => {
    const missing = join(folder, 'missing.txt');
    const { status, stdout, stderr } = parse([missing]);
    assert.deepEqual([status, stdout], [1, '']);
    assert.ok(stderr.startsWith(`${missing}: ENOENT`), stderr);
  });

  it('fails with 2 where the command is wrong, and says how it goes', () => {
    for (const args of [[], ['one', 'two'], ['--nothing', file], [file, '--reference-date', '2026-02-30']]) {
      const { status, stdout, stderr } = parse(args);
      assert.deepEqual([status, stdout], [2, ''], args.join(' '));
      assert.match(stderr, /^Usage: /);
    }
  });

  it('prints the first papers before it has read the rest, and stops quietly where the reader has gone', async () => {
    const big = join(folder, 'big.txt');
    writeFileSync(big, `${listing}\n`.repeat(20_000));
    const child = spawn(process.execPath, ['scripts/parse.mjs', big], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const first = await new Promise<string>((resolve) => {
      child.stdout.once('data', (data: Buffer) => {
        child.stdout.destroy();
        resolve(data.toString('utf8'));
      });
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.deepEqual(JSON.parse(linesOf(first)[0] ?? ''), { ...records[0] });
    assert.equal(code, 0);
  });
});
