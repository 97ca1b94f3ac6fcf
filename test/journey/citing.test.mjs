// Writing a note with citations as a person does: a key is completed, explained and renamed, and found below its paper.
// Leaves pictures in out/screenshots/.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { goTo, openFile } from './support/editor.mjs';
import { inEditor } from './support/journey.mjs';
import { setTheme, takePicture } from './support/picture.mjs';
import { runCommand } from './support/quickInput.mjs';

inEditor('citations in a note', { workspace: 'examples' }, (journey) => {
  const { shows, until } = journey;
  let page;
  let tree;
  before(async () => {
    ({ page, tree } = journey);
    await openFile(page, 'related-work.md');
  });
  const suggested = () => page.locator('.suggest-widget.visible .monaco-list-row');

  it('completes a key from words of the title, though nothing else is suggested in Markdown', async () => {
    await goTo(page, 13, 1);
    // The line is wrapped on the screen: the first `End` goes to where it breaks.
    await page.keyboard.press('End');
    await page.keyboard.press('End');
    await page.keyboard.type(' See [@');
    await suggested().first().waitFor();
    await page.keyboard.type('weak', { delay: 80 });
    await suggested()
      .filter({ hasText: 'Robust Speech Recognition via Large-Scale Weak Supervision' })
      .waitFor();
    assert.equal(await suggested().count(), 1);
    await runCommandKeepingWidget(page);
    await takePicture(page, 'citing-1-completion-light');
    await page.keyboard.press('Enter');
    await shows(/See \[@radford2022robust/);
  });

  it('puts the entry into the bibliography, after which nothing is wrong', async () => {
    const file = path.join(journey.app.folder, 'notes', 'references.bib');
    await until('the entry in the bibliography', async () =>
      (await readFile(file, 'utf8')).includes('{radford2022robust,'),
    );
    await until('no problem', async () => (await page.locator('.squiggly-info').count()) === 0);
  });

  it('says that a key typed by hand is missing from the bibliography, and nothing of keys that are there', async () => {
    await page.keyboard.type(' and [@gulati2020conformer');
    await page.keyboard.press('Escape');
    await page.locator('.squiggly-info').first().waitFor();
    assert.equal(await page.locator('.squiggly-info').count(), 1);
    assert.equal(await page.locator('.squiggly-warning').count(), 0);
  });

  it('shows the paper where the pointer rests, in light and dark', async () => {
    for (const theme of ['light', 'dark']) {
      await setTheme(page, theme);
      await goTo(page, 11, 5);
      await runCommand(page, 'Show or Focus Hover');
      const hover = page.locator('.monaco-hover:visible').filter({ hasText: 'Attention Is All You Need' });
      await hover.waitFor();
      await takePicture(page, `citing-2-hover-${theme}`);
      await page.keyboard.press('Escape');
    }
  });

  it('renames a key in the note, its bibliography and the other notes', async () => {
    await goTo(page, 11, 5);
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box:visible input');
    await box.waitFor();
    assert.equal(await box.inputValue(), 'vaswani2017attention');
    await box.fill('vaswani2017');
    await takePicture(page, 'citing-3-rename-dark');
    await box.press('Enter');
    await shows(/@vaswani2017[\];]/);
    const file = path.join(journey.app.folder, 'notes', 'references.bib');
    await until('the key in the bibliography', async () =>
      (await readFile(file, 'utf8')).includes('@misc{vaswani2017,'),
    );
  });

  it('shows below a paper where it is cited, and goes there', async () => {
    await tree.reveal('Attention Is All You Need');
    await tree.expand('Attention Is All You Need');
    await tree.pane.getByText('notes/related-work.md').first().waitFor();
    await takePicture(page, 'citing-4-cited-in-dark');
    await tree.pane.getByText('notes/related-work.md').first().click();
    await page.locator('.tab.active').getByText('related-work.md', { exact: true }).waitFor();
  });
});

/** The details beside the suggestions take a moment to be asked for. */
async function runCommandKeepingWidget(page) {
  await page.keyboard.press('Control+Space');
  await page
    .locator('.suggest-details')
    .waitFor({ timeout: 5000 })
    .catch(() => undefined);
}
