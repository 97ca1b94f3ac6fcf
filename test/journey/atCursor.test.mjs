// What can be done with the paper that is cited at the cursor: by a chord, by the editor's menu, with keyboard and mouse.
import assert from 'node:assert/strict';
import { editorText, goTo, openFile } from './support/editor.mjs';
import { inEditor } from './support/journey.mjs';
import { notification } from './support/notifications.mjs';
import { setTheme, takePicture, themes } from './support/picture.mjs';
import { boxTitle, dismissBox, readPicks, runCommand, typeInBox } from './support/quickInput.mjs';

const attention = 'Attention Is All You Need';

const options = {
  workspace: 'examples',
  files: {
    'fading.md': '---\nbibliography: some.bib\n---\n\nSee [@kept2020].\n',
    'some.bib':
      '@misc{kept2020,\n  title = {Kept},\n}\n\n@article{gone2020,\n  title = {Gone},\n  year  = {2020},\n}\n\n@misc{also2021,\n  title = {Also},\n}\n',
  },
};

inEditor('the paper at the cursor', options, (journey) => {
  const { until } = journey;
  let page;
  let tree;
  before(async () => {
    ({ page, tree } = journey);
    await tree.reveal(attention);
    await openFile(page, 'related-work.md');
  });
  const chord = async () => {
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+Y');
    await page.locator('.quick-input-widget:visible .monaco-list-row').first().waitFor();
  };
  const statusOf = async (title) => {
    const [, status] =
      /status: (\w+)/.exec((await tree.visibleRows()).find((row) => row.label === title)?.spoken ?? '') ?? [];
    return status;
  };
  const becomes = (status) =>
    until(`${attention} ${status}`, async () => (await statusOf(attention)) === status);
  const menuItem = (name) =>
    page.locator('.monaco-menu:visible .action-item').getByText(name, { exact: true });

  it('offers by a chord what can be done, in every theme', async () => {
    for (const theme of Object.keys(themes)) {
      await setTheme(page, theme);
      await goTo(page, 11, 5);
      await chord();
      assert.equal(await boxTitle(page), attention);
      await takePicture(page, `atCursor-1-pick-${theme}`);
      await dismissBox(page);
    }
  });

  it('marks the paper by keyboard alone, and undoes that there, too', async () => {
    await goTo(page, 11, 5);
    await chord();
    const labels = (await readPicks(page)).map(({ label }) => label);
    assert.equal(labels[0], 'Open Paper Beside');
    assert.ok(labels.includes('Open Web Page…'), labels.join());
    await typeInBox(page, 'mark as reading');
    await page.keyboard.press('Enter');
    await becomes('reading');
    await chord();
    await typeInBox(page, 'undo change');
    await page.keyboard.press('Enter');
    await becomes('new');
  });

  it('takes the palette’s commands to mean it, too', async () => {
    await goTo(page, 11, 5);
    await runCommand(page, 'Lectern: Mark as Queued');
    await becomes('queued');
    await runCommand(page, 'Lectern: Undo');
    await becomes('new');
  });

  it('says what is missing where nothing is cited', async () => {
    await goTo(page, 8, 1);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+Y');
    await notification(page, 'Put the cursor on the citation of a paper in your list.');
  });

  it('has a menu of its own in the editor’s menu, only at a citation, in every theme', async () => {
    for (const theme of Object.keys(themes)) {
      await setTheme(page, theme);
      await goTo(page, 8, 1);
      // As long as menus take to follow the cursor.
      await page.waitForTimeout(500);
      await page.keyboard.press('Shift+F10');
      await menuItem('Insert Citation').waitFor();
      assert.equal(await menuItem('Lectern').count(), 0);
      await page.keyboard.press('Escape');
      await goTo(page, 11, 5);
      await page.waitForTimeout(500);
      await page.keyboard.press('Shift+F10');
      await menuItem('Lectern').hover();
      await menuItem('Show in Reading List').waitFor();
      await takePicture(page, `atCursor-2-menu-${theme}`);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    }
  });

  it('shows it at a click with the right button, where the pointer rested before, and marks what was clicked', async () => {
    await goTo(page, 8, 1);
    const key = page.locator('.view-line').getByText('vaswani2017attention').first();
    await key.hover();
    await page.locator('.monaco-hover:visible').filter({ hasText: attention }).waitFor();
    await key.click({ button: 'right' });
    await menuItem('Lectern').hover();
    await menuItem('Status').hover();
    await menuItem('Mark as Read').hover();
    // A menu that has just opened takes no click yet.
    await page.waitForTimeout(500);
    await menuItem('Mark as Read').click();
    await becomes('read');
  });

  it('fades entries that nothing cites, in every theme, and removes one by keyboard', async () => {
    await openFile(page, 'some.bib');
    const faded = page.locator('.squiggly-inline-unnecessary');
    await faded.first().waitFor();
    for (const theme of Object.keys(themes)) {
      await setTheme(page, theme);
      await faded.first().waitFor();
      await takePicture(page, `atCursor-3-faded-${theme}`);
    }
    const before = await editorText(page);
    await goTo(page, 6, 3);
    await until('the action', async () => {
      await page.keyboard.press('Control+.');
      const offered = page
        .locator('.action-widget:visible')
        .getByText('Remove “gone2020”, which nothing cites');
      return offered.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
    });
    await takePicture(page, 'atCursor-4-removal');
    await page.keyboard.press('Enter');
    await until('the entry gone', async () => !(await editorText(page)).includes('gone2020'));
    await page.keyboard.press('Control+z');
    await until('the entry back', async () => (await editorText(page)) === before);
  });
});
