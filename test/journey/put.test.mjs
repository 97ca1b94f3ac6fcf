// Papers dragged into a note, links and listings pasted there, and the note's preview, as a person sees them.
import assert from 'node:assert/strict';
import { goTo, openFile } from './support/editor.mjs';
import { inEditor } from './support/journey.mjs';
import { setTheme, takePicture } from './support/picture.mjs';
import { runCommand } from './support/quickInput.mjs';

const listing = `CLMay 1, 2021
Pasted Papers Are Papers TooGrace Hopper, Alan Turing
What is pasted is kept.
LGDec 22, 2014
Adam: A Method for Stochastic OptimizationDiederik P. Kingma, Jimmy Ba
Step sizes follow running means of the gradient and of its square.
`;

inEditor(
  'citing by dragging and pasting',
  {
    workspace: 'test/editor/workspace',
    files: {
      'refs.bib': '@article{attention, title = {Attention is all you need}, eprint = {1706.03762}}\n',
    },
    settings: { 'workbench.hover.delay': 60_000, 'lectern.pasteFile': 'pasted.papers' },
  },
  (journey) => {
    const { shows } = journey;
    let page;
    let tree;
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
      ({ page, tree } = journey);
      await openFile(page, 'note.md');
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
  },
);
