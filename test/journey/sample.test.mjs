// The customer's own listing in the real editor. It is not part of the repository: where it is absent this says so.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../scripts/editor/project.mjs';
import { openApp } from './support/app.mjs';
import { takePicture } from './support/picture.mjs';
import { openTree } from './support/treeView.mjs';

const listing = path.join(projectRoot, '../shared/listing');

describe('the sample listing', function () {
  this.timeout(120_000);

  it('stands under its topics, each paper with its title', async function () {
    if (!existsSync(path.join(listing, 'sample.txt'))) {
      console.log('      skipped: ../shared/listing/sample.txt is not there');
      this.skip();
    }
    const truth = readFileSync(path.join(listing, 'sample.expected.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const scratch = await mkdtemp(path.join(os.tmpdir(), 'lectern-sample-'));
    const workspace = path.join(scratch, 'sample');
    await mkdir(workspace);
    await copyFile(path.join(listing, 'sample.txt'), path.join(workspace, 'sample.papers'));
    const app = await openApp({
      workspace,
      extension: path.join(projectRoot, process.env.LECTERN_VSIX ?? 'out/lectern.vsix'),
    });
    try {
      const tree = await openTree(app.page, 'Lectern', 'Papers');
      await tree.waitForRows();
      const rows = await tree.readRows();
      const topics = rows
        .filter(({ level }) => level === 1)
        .map(({ label }) => label.replace(/^.* · \w+\./, ''));
      assert.deepEqual(topics.sort(), [...new Set(truth.map(({ category }) => category))].sort());
      const titles = rows.filter(({ level }) => level === 3).map(({ label }) => label);
      assert.deepEqual(titles.sort(), truth.map(({ title }) => title).sort());
      await takePicture(app.page, 'sample');
    } finally {
      await app.close();
      await rm(scratch, { recursive: true, force: true });
    }
  });
});
