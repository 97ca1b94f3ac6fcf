// A long reading that a person ends: what was read is there, the tree says that there is more, and reading again has it all.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../scripts/editor/project.mjs';
import { inEditor } from './support/journey.mjs';
import { notification } from './support/notifications.mjs';
import { takePicture } from './support/picture.mjs';
import { runCommand } from './support/quickInput.mjs';

/** So many take seconds to read: there is time to press a button. */
const papers = 200_000;
const known = 1;
const long = 150_000;

inEditor(
  'ending a long reading',
  {
    files: { 'few.papers': 'CLMay 1, 2021\nA Paper That Was ThereGrace Hopper\nIt stays.\n' },
    settings: { 'workbench.hover.delay': 60_000 },
  },
  (journey) => {
    let page;
    const message = () => journey.tree.pane.locator('.message').innerText();

    /** How many papers the groups of the tree count. */
    const counted = async () => {
      const rows = (await journey.tree.readRows()).filter(({ level }) => level === 1);
      return rows.reduce((sum, { description }) => sum + Number(/^\d+/.exec(description)?.[0]), 0);
    };

    before(async () => {
      ({ page } = journey);
      const scratch = path.join(journey.app.folder, '..');
      const made = path.join(scratch, 'many.made');
      const run = path.join(projectRoot, 'scripts', 'run.mjs');
      // From there the corpus is not found: made-up papers are all different, and can be counted.
      const { status } = spawnSync(process.execPath, [run, 'benchData', `${papers}`, made], {
        cwd: scratch,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      assert.equal(status, 0);
      await rename(made, path.join(journey.app.folder, 'many.papers'));
    });

    it('shows that it reads, and ends when Cancel is pressed: the tree has what was read, and says so', async () => {
      const toast = await notification(page, /Reading many\.papers/);
      await takePicture(page, 'stop-reading');
      await toast.getByRole('button', { name: 'Cancel' }).click();
      await journey.until('the message', async () => /was stopped after/.test(await message()));
      const [, read] = /stopped after (\d+) papers/.exec(await message()) ?? [];
      assert.ok(Number(read) > 0 && Number(read) < papers, read);
      await journey.until('the papers', async () => (await counted()) === Number(read) + known);
      await takePicture(page, 'stop-stopped');
    });

    it('reads all of it when it is told to again', async () => {
      await runCommand(page, 'Lectern: Read Listings Again');
      await journey.tree.pane.locator('.message').waitFor({ state: 'hidden', timeout: long });
      await journey.until('all papers', async () => (await counted()) === papers + known);
    });
  },
);
