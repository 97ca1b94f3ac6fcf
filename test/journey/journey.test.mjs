// A person's way through Lectern, from a copied listing to a cited paper, in a real editor. Each step looks at what is
// on the screen, and leaves a picture in out/screenshots/.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { goTo, openFile } from './support/editor.mjs';
import { inEditor } from './support/journey.mjs';
import { setTheme, takePicture } from './support/picture.mjs';
import { acceptBox, readPicks, runCommand, typeInBox } from './support/quickInput.mjs';
import { webviewWith } from './support/webview.mjs';

const copied = `97.1CLMay 28, 2020
Language Models are Few-Shot LearnersTom B. Brown, Benjamin Mann, Nick Ryder et al. · openai
A very large model learns tasks from a few examples in its prompt.
LGJun 12, 2017Code
Attention Is All You NeedAshish Vaswani, Noam Shazeer, Niki Parmar et al. · google
`;

// A tooltip under the pointer takes the wheel away from the list.
const options = { workspace: 'examples', settings: { 'workbench.hover.delay': 60_000 } };

inEditor('from a copied listing to a cited paper', options, (journey) => {
  const { shows, until } = journey;
  let app;
  let page;
  let tree;
  before(() => void ({ app, page, tree } = journey));
  const labels = async () => (await tree.readRows()).map(({ label }) => label);
  const rowOf = async (label) => (await tree.readRows()).find((row) => row.label === label);
  /** Waits until the row of the paper that is marked here says so. */
  const describes = async (expected) => {
    const description = async () => (await rowOf('Attention Is All You Need'))?.description;
    await until(expected, async () => (await description()) === expected).catch(() => undefined);
    assert.equal(await description(), expected);
  };
  /** Waits until the open picker shows just these. */
  const finds = async (...expected) => {
    const found = async () => (await readPicks(page)).map(({ label }) => label);
    for (let tries = 0; tries < 40 && (await found()).length !== expected.length; tries++)
      await page.waitForTimeout(100);
    assert.deepEqual(await found(), expected);
  };
  const tick = (label) =>
    page
      .locator('.quick-input-widget .monaco-list-row')
      .filter({ hasText: label })
      .locator('.monaco-checkbox, input')
      .first()
      .click();
  const panel = () => webviewWith(page, 'article:not([hidden]) #note');

  it('shows the listing of the folder as a tree by topic and date', async () => {
    const rows = await tree.readRows();
    const topics = rows.filter(({ level }) => level === 1).map(({ label }) => label);
    assert.ok(topics.includes('Computation and Language · cs.CL'), topics.join(', '));
    assert.deepEqual(topics, [...topics].sort());
    assert.equal(rows.filter(({ level }) => level === 3).length, 25);
    const attention = rows.find(({ label }) => label === 'Attention Is All You Need');
    assert.match(attention?.spoken ?? '', /Ashish Vaswani.*June 12, 2017.*status: new.*code available/s);
    await takePicture(page, '1-tree');
  });

  it('pastes a listing, saying what is new before it takes it', async () => {
    await writeFile(path.join(app.folder, 'copied.md'), copied);
    await openFile(page, 'copied.md');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    await runCommand(page, 'Lectern: Paste Listing');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('2 papers: 1 new, 1 already in your list').waitFor();
    await takePicture(page, '2-paste');
    await dialog.getByRole('button', { name: 'Add 1 New' }).click();
    await acceptBox(page);
    await tree.row('Language Models are Few-Shot Learners').waitFor();
    const written = await readFile(path.join(app.folder, 'reading-list.papers'), 'utf8');
    assert.ok(written.endsWith(copied.split('\n').slice(0, 3).join('\n') + '\n'));
  });

  it('updates what a new copy of the listing says otherwise, and keeps how the score came to be', async () => {
    await writeFile(path.join(app.folder, 'copied.md'), copied.replace('97.1', '98.4'));
    await openFile(page, 'copied.md');
    await shows(/98\.4/);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    await runCommand(page, 'Lectern: Paste Listing');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('2 papers: 0 new, 1 changed, 1 already in your list').waitFor();
    await dialog.getByText('score 97.1 → 98.4').waitFor();
    await takePicture(page, '2-update');
    await dialog.getByRole('button', { name: 'Update 1' }).click();
    await until(
      'the new score',
      async () => (await rowOf('Language Models are Few-Shot Learners'))?.description === '★ 98.4',
    );
    assert.equal((await tree.readRows()).filter(({ level }) => level === 3).length, 26);
    await tree.select('Language Models are Few-Shot Learners');
    const frame = await panel();
    await frame.getByText('Score over time').waitFor();
  });

  it('filters by words and clears the filter', async () => {
    await runCommand(page, 'Lectern: Filter Papers…');
    await typeInBox(page, 'speech radford');
    await tree.pane.getByText('Filter “speech radford”: 1 of 26 papers').waitFor();
    await acceptBox(page);
    assert.ok((await labels()).includes('Robust Speech Recognition via Large-Scale Weak Supervision'));
    await takePicture(page, '3-filter');
    await tree.titleAction('Clear Filter');
    await tree.row('Conformer: Convolution-augmented Transformer for Speech Recognition').waitFor();
  });

  it('shows the abstract of the selected paper, its formulas rendered', async () => {
    await tree.select('Attention Is All You Need');
    const frame = await panel();
    await frame.locator('h1, h2').getByText('Attention Is All You Need').waitFor();
    await frame.locator('.abstract math').first().waitFor();
    await takePicture(page, '4-abstract');
  });

  it('marks, tags and annotates it in the panel, and the row follows', async () => {
    const frame = await panel();
    await frame.getByRole('radio', { name: 'reading' }).check({ force: true });
    await frame.locator('#tag').fill('transformers');
    await frame.locator('#tag').press('Enter');
    await frame.locator('#note').fill('The $O(n^2)$ cost is the *catch*.');
    await frame.getByText('Saved', { exact: true }).waitFor();
    await describes('reading · ★ 98.9 · code · note · #transformers');
    await takePicture(page, '5-marked');
  });

  it('marks several papers read by the checkbox and from the tree, and undoes the last change', async () => {
    const title = 'Conformer: Convolution-augmented Transformer for Speech Recognition';
    await (await tree.reveal(title)).locator('.custom-view-tree-node-item-checkbox').click();
    const description = async () => (await rowOf(title))?.description;
    await until('the mark', async () => /^read/.test((await description()) ?? ''));
    await runCommand(page, 'Lectern: Undo');
    await until('its end', async () => (await description()) === '');
    await runCommand(page, 'Lectern: Redo');
    await until('the mark again', async () => /^read/.test((await description()) ?? ''));
  });

  it('cites in Markdown by the picker, one paper by Enter and two by ticking', async () => {
    await openFile(page, 'related-work.md');
    await goTo(page, 7);
    await runCommand(page, 'Lectern: Insert Citation');
    await typeInBox(page, 'vaswani 2017');
    await finds('Attention Is All You Need');
    await acceptBox(page);
    await shows(/^\[@vaswani2017attention\]$/m);

    await goTo(page, 9);
    await runCommand(page, 'Lectern: Insert Citation');
    await typeInBox(page, 'adam');
    await tick('Adam: A Method for Stochastic Optimization');
    await typeInBox(page, 'few-shot');
    await tick('Language Models are Few-Shot Learners');
    await takePicture(page, '6-cite');
    await acceptBox(page);
    await shows(/^\[@kingma2014adam; @brown2020language\]$/m);
    await takePicture(page, '7-markdown');
  });

  it('cites from the tree’s row in LaTeX and in Typst', async () => {
    for (const [file, expected] of [
      ['paper.tex', /\\cite\{kingma2014adam\}/],
      ['draft.typ', /@kingma2014adam/],
    ]) {
      await openFile(page, file);
      await goTo(page, 1);
      await tree.inlineAction('Adam: A Method for Stochastic Optimization', 'Insert Citation');
      await shows(expected);
      // The editor takes the focus back after that, which would close the next box.
      await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
      await page.waitForTimeout(500);
    }
  });

  it('opens the abstract large beside the editor', async () => {
    await tree.contextMenu('Attention Is All You Need', 'Open Paper Beside');
    await page.locator('.tab').getByText('Attention Is All You Need').waitFor();
    await page.waitForTimeout(800);
    await takePicture(page, '8-large');
  });

  it('has everything after a reload of the window', async () => {
    await app.reload();
    await journey.openPapers();
    ({ tree } = journey);
    await describes('reading · ★ 98.9 · code · note · #transformers');
    await tree.select('Attention Is All You Need');
    const frame = await panel();
    assert.equal(await frame.locator('#note').inputValue(), 'The $O(n^2)$ cost is the *catch*.');
  });

  it('looks right in light, dark and high contrast', async () => {
    for (const theme of ['light', 'dark', 'highContrast']) {
      await setTheme(page, theme);
      await page.waitForTimeout(500);
      await takePicture(page, `9-${theme}`);
    }
  });
});
