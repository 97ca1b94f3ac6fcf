// Marks that follow their papers: back through the history, and to a folder that was moved.
import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openWorkbench } from '../../scripts/editor/workbench.mjs';
import { inEditor } from './support/journey.mjs';
import { answerDialog, answerNotification, notification } from './support/notifications.mjs';
import { takePicture } from './support/picture.mjs';
import { acceptBox, pick, readPicks, runCommand, typeInBox } from './support/quickInput.mjs';

const paper = 'Attention Is All You Need';

const options = { workspace: 'examples', settings: { 'workbench.hover.delay': 60_000 } };

inEditor('marks that cannot be lost', options, (journey) => {
  let app;
  let page;
  let tree;
  before(() => void ({ app, page, tree } = journey));
  const says = async (status) => {
    await tree.reveal(paper);
    await tree
      .row(paper)
      .and(page.locator(`[aria-label*="status: ${status}"]`))
      .waitFor({ timeout: 10_000 });
  };

  /** The file dialog goes on filling in its own proposal for a moment: types until the path stands. */
  const typePath = async (title, file) => {
    await page.locator('.quick-input-title').getByText(title).waitFor();
    const input = page.locator('.quick-input-widget:visible .quick-input-box input');
    for (let still = 0; still < 3;) {
      if ((await input.inputValue()) === file) still++;
      else {
        still = 0;
        await typeInBox(page, file);
      }
      await page.waitForTimeout(200);
    }
    await acceptBox(page);
  };

  it('lists every change, and goes back to before one', async () => {
    await tree.select(paper);
    await page.keyboard.press('Alt+3');
    await says('reading');
    await page.keyboard.press('Alt+4');
    await says('read');
    await runCommand(page, 'Lectern: Show History…');
    const entries = await readPicks(page);
    assert.deepEqual(
      entries.map(({ description }) => description),
      [`status · ${paper}`, `status · ${paper}`],
    );
    await takePicture(page, 'history');
    await acceptBox(page);
    await pick(page, 'Restore to before this');
    await says('reading');
    await runCommand(page, 'Lectern: Undo');
    await says('read');
  });

  it('carries all marks in one file', async () => {
    const file = path.join(app.folder, 'marks.json');
    await runCommand(page, 'Lectern: Export Marks…');
    await typePath('Export Marks', file);
    await notification(page, 'The mark of 1 paper was exported.');
    const { format, version, marks } = JSON.parse(await readFile(file, 'utf8'));
    assert.deepEqual(
      [format, version, marks.map(({ about, status }) => `${about.title} ${status}`)],
      ['lectern-marks', 1, [`${paper} read`]],
    );
    await writeFile(file, JSON.stringify({ format, version, marks: [{ ...marks[0], tags: ['carried'] }] }));
    await runCommand(page, 'Lectern: Import Marks…');
    await typePath('Import Marks', file);
    await page.locator('.monaco-dialog-box').getByText('Import the mark of 1 paper?').waitFor();
    await takePicture(page, 'import');
    await answerDialog(page, 'Import');
    await tree.reveal(paper);
    await tree.row(paper).and(page.locator('[aria-label*="carried"]')).waitFor({ timeout: 10_000 });
    await runCommand(page, 'Lectern: Undo');
    await tree.row(paper).and(page.locator(':not([aria-label*="carried"])')).waitFor({ timeout: 10_000 });
  });

  it('offers the marks to the folder in its new place', async () => {
    // A copy is made when nothing was marked for ten seconds.
    await page.waitForTimeout(12_000);
    const moved = `${app.folder}-moved`;
    await cp(app.folder, moved, { recursive: true });
    await openWorkbench(page, app.server, moved);
    await journey.openPapers();
    ({ tree } = journey);
    await notification(page, 'A mark for 1 of these papers was made in');
    await takePicture(page, 'marks-offered');
    await answerNotification(page, 'Bring it here?', 'Show Them');
    assert.deepEqual(
      (await readPicks(page)).map(({ label, description }) => `${label} ${description}`),
      [`${paper} read`],
    );
    await acceptBox(page);
    await says('read');
    await runCommand(page, 'Lectern: Undo');
    await says('new');
    await runCommand(page, 'Lectern: Redo');
    await says('read');
  });
});
