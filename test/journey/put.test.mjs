// Papers dragged into a note, links and listings pasted there, and the note's preview, as a person sees them.
import assert from 'node:assert/strict';
import { mkdtemp, cp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../scripts/editor/project.mjs';
import { openApp } from './support/app.mjs';
import { editorText, goTo, openFile } from './support/editor.mjs';
import { setTheme, takePicture } from './support/picture.mjs';
import { runCommand } from './support/quickInput.mjs';
import { openTree } from './support/treeView.mjs';

const listing = `CLMay 1, 2021
Pasted Papers Are Papers TooGrace Hopper, Alan Turing
What is pasted is kept.
LGDec 22, 2014
Adam: A Method for Stochastic OptimizationDiederik P. Kingma, Jimmy Ba
Step sizes follow running means of the gradient and of its square.
`;

describe('citing by dragging and pasting', function () {
  this.timeout(180_000);
  /** @type {import('./support/app.mjs').App} */
  let app;
  let page;
  let tree;
  let scratch;
  const shows = async (expected) => {
    for (let tries = 0; tries < 60 && !expected.test(await editorText(page)); tries++)
      await page.waitForTimeout(100);
    assert.match(await editorText(page), expected);
  };
  const paste = async (text) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press('Control+V');
  };
  /** Chooses in the selector that stands beside what was dropped or pasted. */
  const choose = async (label) => {
    await page.locator('.post-edit-widget').click();
    await page.locator('.action-widget .monaco-list-row').filter({ hasText: label }).first().click();
  };

  before(async () => {
    scratch = await mkdtemp(path.join(os.tmpdir(), 'lectern-put-'));
    const workspace = path.join(scratch, 'workspace');
    await cp(path.join(projectRoot, 'test/editor/workspace'), workspace, { recursive: true });
    await writeFile(
      path.join(workspace, 'refs.bib'),
      '@article{attention, title = {Attention is all you need}, eprint = {1706.03762}}\n',
    );
    app = await openApp({
      workspace,
      extension: path.join(projectRoot, process.env.LECTERN_VSIX ?? 'out/lectern.vsix'),
      settings: { 'workbench.hover.delay': 60_000, 'lectern.pasteFile': 'pasted.papers' },
    });
    page = app.page;
    tree = await openTree(page, 'Lectern', 'Papers');
    await tree.waitForRows();
    await openFile(page, 'note.md');
  });
  after(async () => {
    await app.close();
    await rm(scratch, { recursive: true, force: true });
  });
  afterEach(async function () {
    if (this.currentTest.state === 'failed')
      await takePicture(page, `failed-${this.currentTest.title.slice(0, 40)}`);
  });

  it('cites a paper where it is dropped, and otherwise on demand', async () => {
    const row = await (
      await tree.reveal('BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding')
    ).boundingBox();
    const line = await page
      .locator('.editor-group-container.active .monaco-editor .view-line')
      .first()
      .boundingBox();
    await page.mouse.move(row.x + 60, row.y + row.height / 2);
    await page.mouse.down();
    await page.keyboard.down('Shift');
    await page.mouse.move(row.x + 100, row.y + 30, { steps: 5 });
    await page.mouse.move(line.x + 200, line.y + 10, { steps: 10 });
    await page.mouse.move(line.x + 205, line.y + 10, { steps: 5 });
    await page.waitForTimeout(300);
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await shows(/An introduction\. \[@devlin2018bert\]/);
    await takePicture(page, 'put-dropped');
    await choose('Cite in the sentence');
    await shows(/An introduction\. @devlin2018bert/);
  });

  it('offers to cite a pasted link of a known paper, and pastes it as it is by itself', async () => {
    await goTo(page, 3, 11);
    await paste('1706.03762');
    await shows(/Attention 1706\.03762/);
    await choose('Cite vaswani2017attention');
    await shows(/Attention \[@vaswani2017attention\]/);
    await takePicture(page, 'put-pasted');
  });

  it('cites the papers of a pasted listing and adds the new ones to the list', async () => {
    await goTo(page, 4, 1);
    await paste(listing);
    await shows(/Pasted Papers/);
    await choose('Cite the papers of the listing (2) and add 1 to the list');
    await shows(/\[@hopper2021pasted; @kingma2014adam\]/);
    await tree.reveal('Pasted Papers Are Papers Too');
  });

  it('shows citations and references in the preview, in every theme', async () => {
    await page.keyboard.press('Control+S');
    await runCommand(page, 'Markdown: Open Preview to the Side');
    const preview = page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
    const references = preview.locator('.lectern-references li');
    await references.first().waitFor({ timeout: 30_000 });
    assert.match(await preview.locator('body').innerText(), /Vaswani et al\., 2017/);
    assert.equal(await references.count(), 4);
    for (const theme of ['light', 'dark', 'highContrast']) {
      await setTheme(page, theme);
      // The preview is drawn anew in other colours.
      await page.waitForTimeout(1500);
      await references.first().waitFor();
      await takePicture(page, `put-preview-${theme}`);
    }
  });
});
