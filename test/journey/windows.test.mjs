// Two windows on one folder: what is marked in one shows in the other within two seconds, in both extension hosts.
import assert from 'node:assert/strict';
import { hostSetting, openWorkbench } from '../../scripts/editor/workbench.mjs';
import { inEditor } from './support/journey.mjs';
import { openTree } from './support/treeView.mjs';

const paper = 'Attention Is All You Need';
const limit = 2000;

/** Sets a status with the key of the tree and gives how long the other window took to show it. */
async function markAndWait(here, there, key, status) {
  const row = await here.tree.reveal(paper);
  await row.click();
  await there.tree.reveal(paper);
  const start = Date.now();
  await here.page.keyboard.press(key);
  const shown = there.tree.row(paper).and(there.page.locator(`[aria-label*="status: ${status}"]`));
  await shown.waitFor({ timeout: 15_000 });
  return Date.now() - start;
}

async function openWindow(app, page) {
  await openWorkbench(page, app.server, app.folder);
  const tree = await openTree(page, 'Lectern', 'Papers');
  await tree.waitForRows();
  return { page, tree };
}

for (const location of ['workspaceStorage', 'folder']) {
  const settings = { 'workbench.hover.delay': 60_000, 'lectern.marks.location': location };

  inEditor(
    `two windows on one folder, marks in ${location}`,
    { workspace: 'examples', settings },
    (journey) => {
      let second;
      before(async () => {
        const { app, page } = journey;
        // Beside the folder the two hosts share nothing: what a worker stores lies in the browser.
        if (location === 'folder')
          await app.server.setSettings({ ...settings, ...hostSetting('web', 'lectern.lectern') });
        second = await openWindow(app, await page.context().newPage());
      });

      it('each shows what the other does within two seconds', async () => {
        const times = [];
        const first = journey;
        for (const [key, status] of [
          ['Alt+3', 'reading'],
          ['Alt+4', 'read'],
          ['Alt+2', 'queued'],
        ]) {
          times.push(await markAndWait(first, second, key, status));
          times.push(
            await markAndWait(
              second,
              first,
              key === 'Alt+4' ? 'Alt+5' : 'Alt+1',
              key === 'Alt+4' ? 'dropped' : 'new',
            ),
          );
        }
        console.log(`      seen in the other window after ${times.join(', ')} ms`);
        assert.deepEqual(
          times.filter((time) => time > limit),
          [],
        );
      });
    },
  );
}
