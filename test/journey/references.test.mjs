// Citing as a person does it, and what comes of it: the entry in the bibliography, a list of references, a note file.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../scripts/editor/project.mjs';
import { openApp } from './support/app.mjs';
import { editorText, goTo, openFile } from './support/editor.mjs';
import { answerNotification } from './support/notifications.mjs';
import { takePicture } from './support/picture.mjs';
import { acceptBox, pick, runCommand, typeInBox } from './support/quickInput.mjs';
import { openTree } from './support/treeView.mjs';

const listing = `CLOct 11, 2018Code
BERT: Pre-training of Deep Bidirectional Transformers for Language UnderstandingJacob Devlin, Ming-Wei Chang, Kenton Lee et al. · google
A language representation model.
LGJun 12, 2017
Attention Is All You NeedAshish Vaswani, Noam Shazeer, Niki Parmar et al. · google
A sequence model built from attention alone.
`;
const own = '% Mine.\n@book{zebra,\n\ttitle = {Z},\n}\n';

describe('from a citation to its references', function () {
  this.timeout(180_000);
  /** @type {import('./support/app.mjs').App} */
  let app;
  let page;
  let scratch;
  const stored = (name) => readFile(path.join(app.folder, name), 'utf8').catch(() => '');
  /** Waits until something holds. */
  const until = async (what, isSo) => {
    for (let tries = 0; tries < 100; tries++) {
      if (await isSo()) return;
      await page.waitForTimeout(100);
    }
    assert.fail(`waited in vain for ${what}`);
  };
  /** Cites a paper at the end of the last line of the open note. */
  const cite = async (words) => {
    await runCommand(page, 'Lectern: Insert Citation');
    await typeInBox(page, words);
    await page.waitForTimeout(300);
    await acceptBox(page);
  };

  before(async () => {
    scratch = await mkdtemp(path.join(os.tmpdir(), 'lectern-references-'));
    const workspace = path.join(scratch, 'thesis');
    await mkdir(workspace);
    await writeFile(path.join(workspace, 'list.papers'), listing);
    await writeFile(path.join(workspace, 'named.md'), '---\nbibliography: own.bib\n---\n\nSee \n');
    await writeFile(path.join(workspace, 'own.bib'), own);
    await mkdir(path.join(workspace, 'new'));
    await writeFile(path.join(workspace, 'new', 'fresh.md'), '# Fresh\n\nSee \n');
    app = await openApp({
      workspace,
      extension: path.join(projectRoot, process.env.LECTERN_VSIX ?? 'out/lectern.vsix'),
    });
    page = app.page;
    const tree = await openTree(page, 'Lectern', 'Papers');
    await tree.waitForRows();
  });
  after(async () => {
    await app.close();
    await rm(scratch, { recursive: true, force: true });
  });
  afterEach(async function () {
    if (this.currentTest.state === 'failed')
      await takePicture(page, `failed-${this.currentTest.title.slice(0, 40)}`);
  });

  it('adds the entry to the bibliography that the note names, and nothing else', async () => {
    await openFile(page, 'named.md');
    await goTo(page, 5, 5);
    await cite('attention');
    await until('the entry', async () => (await stored('own.bib')).includes('vaswani2017attention'));
    const after = await stored('own.bib');
    assert.ok(after.startsWith(own), after);
    assert.match(after.slice(own.length), /^\n@misc\{vaswani2017attention,\n(?: {2}.*\n)+\}\n$/);
    await takePicture(page, 'references-1-cited');
  });

  it('asks once where a note names none, and names the new file', async () => {
    await openFile(page, 'fresh.md');
    await goTo(page, 3, 5);
    await cite('bert');
    await page.locator('.notification-toast').first().waitFor();
    await takePicture(page, 'references-2-asked');
    await answerNotification(page, 'fresh.md', 'Create references.bib');
    await until('the new file', async () =>
      (await stored('new/references.bib')).includes('@misc{devlin2018bert,'),
    );
    await until('its name in the note', async () =>
      (await editorText(page)).startsWith('---\nbibliography: references.bib\n---\n'),
    );
  });

  it('puts in a list of references by a style, at the end of the note', async () => {
    await goTo(page, 8, 1);
    await runCommand(page, 'Lectern: Insert Reference List…');
    await page.locator('.quick-input-widget:visible .monaco-list-row').first().waitFor();
    await takePicture(page, 'references-3-styles');
    await pick(page, 'IEEE');
    await until('the list', async () =>
      /\[1\\\] J\. Devlin, M\.-W\. Chang, K\. Lee, et al\./.test(await editorText(page)),
    );
    await takePicture(page, 'references-4-list');
  });

  it('opens the note file of a paper', async () => {
    const tree = await openTree(page, 'Lectern', 'Papers');
    await tree.contextMenu('Attention Is All You Need', 'Open Note File');
    await until('the note', async () => (await editorText(page)).includes('citekey: vaswani2017attention\n'));
    const note = await stored('papers/vaswani2017attention.md');
    assert.match(note, /^---\ntitle: Attention Is All You Need\ncitekey: vaswani2017attention\n/);
    await takePicture(page, 'references-5-note');
  });
});
