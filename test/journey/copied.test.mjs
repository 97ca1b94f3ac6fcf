// Papers that were copied from elsewhere, as a person pastes them: what is taken, what is left out, and what is no listing.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { editorText, openFile } from './support/editor.mjs';
import { inEditor } from './support/journey.mjs';
import { chooseFromMenu } from './support/menus.mjs';
import { answerDialog, answerNotification, notification } from './support/notifications.mjs';
import { takePicture } from './support/picture.mjs';
import { runCommand } from './support/quickInput.mjs';

const options = {
  files: {
    'few.papers': 'CLMay 1, 2021\nA Paper That Was ThereGrace Hopper\nIt stays.\n',
    'words.txt': 'These are words.\n',
  },
  settings: { 'workbench.hover.delay': 60_000, 'lectern.pasteFile': 'pasted.papers' },
};

inEditor('papers copied from elsewhere', options, (journey) => {
  let page;
  before(() => void ({ page } = journey));
  const paste = async (text) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await runCommand(page, 'Lectern: Paste Listing');
  };
  const question = () => page.locator('.monaco-dialog-box').innerText();

  it('are added from a page of arXiv, with all their people', async () => {
    await paste(
      'Mon, 12 Jun 2017\n[1] arXiv:1706.03762 [pdf, other]\n    Title: Attention Is All You Need\n' +
        '    Ashish Vaswani, Noam Shazeer, Niki Parmar, Jakob Uszkoreit\n' +
        '    Subjects: Computation and Language (cs.CL); Machine Learning (cs.LG)\n',
    );
    await journey.until('the question', async () => /holds 1 paper: new/.test(await question()));
    await takePicture(page, 'copied-arxiv');
    await answerDialog(page, 'Add 1 New');
    await notification(page, '1 paper added.');
    await journey.tree.reveal('Attention Is All You Need');
    const written = await readFile(path.join(journey.app.folder, 'pasted.papers'), 'utf8');
    assert.match(
      written,
      /^cs\.CL Jun 12, 2017\nTitle: Attention Is All You Need\nAuthors: .*, Jakob Uszkoreit\n$/,
    );
  });

  it('are told what is left out of them', async () => {
    await paste(
      'Somebody’s comment on this\n> quoted\nCLMay 2, 2021\nAnother PaperAlan Turing, Grace Hopper\nIt comes.\n',
    );
    await journey.until('the lines', async () =>
      /2 lines belong to no paper and are left out, the first: “Somebody’s comment/.test(await question()),
    );
    await answerDialog(page, 'Cancel');
  });

  it('are told from BibTeX, which opens as a file', async () => {
    await paste('@misc{vaswani2017,\n  title = {Attention Is All You Need},\n}\n');
    await answerNotification(page, 'The clipboard holds BibTeX', 'Open as BibTeX');
    await journey.until('the file', async () => (await editorText(page)).startsWith('@misc{vaswani2017,'));
  });

  it('are missed in a file that has none', async () => {
    await openFile(page, 'words.txt');
    await page.locator('.tab.active').click({ button: 'right' });
    await chooseFromMenu(page, 'Add Listing…');
    await notification(page, 'No papers were found in words.txt.');
  });
});
