// Papers dragged into a note, links and listings pasted there, and the note's preview, as a person sees them.
import assert from 'node:assert/strict';
import { editorText, goTo, openFile } from './support/editor.mjs';
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

const bert = 'BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding';

inEditor(
  'citing by dragging and pasting',
  {
    workspace: 'test/editor/workspace',
    files: {
      'drop.rst': 'A text.\n',
      'drop.myst.md': 'A text.\n',
      'drop.qmd': 'A text.\n',
      'drop.tex': 'A text.\n',
      'drop.typ': 'A text.\n',
      'drop.org': 'A text.\n',
      'drop.adoc': 'A text.\n',
      'drop.txt': 'A text.\n',
      'many.md': 'Listings:\n',
      'refs.bib':
        '@article{attention, title = {Attention is all you need}, eprint = {1706.03762}}\n' +
        '@book{only2020, title = {Only Here}, doi = {10.5555/ONLY.1}}\n',
      'named.md': '---\nbibliography: refs.bib\n---\n\nSee @only2020 and \n',
    },
    settings: { 'workbench.hover.delay': 60_000, 'lectern.pasteFile': 'pasted.papers' },
  },
  (journey) => {
    const { shows, until } = journey;
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

    /** Drags a paper from the tree to the end of the first line of the active editor. */
    const drop = async (title) => {
      const row = await (await tree.reveal(title)).boundingBox();
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
    };

    it('cites a paper where it is dropped, and otherwise on demand', async () => {
      await drop(bert);
      await shows(/An introduction\. \[@devlin2018bert\]/);
      await takePicture(page, 'put-dropped');
      await choose('Cite in the sentence');
      await shows(/An introduction\. @devlin2018bert/);
    });

    for (const [file, dropped, chosen] of [
      ['drop.rst', ':cite:`devlin2018bert`', ':cite:t:`devlin2018bert`'],
      ['drop.myst.md', '{cite}`devlin2018bert`', '{cite:t}`devlin2018bert`'],
      ['drop.qmd', '[@devlin2018bert]', '@devlin2018bert'],
      ['drop.typ', '@devlin2018bert', '#cite(<devlin2018bert>, form: "prose")'],
      ['drop.org', '[cite:@devlin2018bert]', '[cite/t:@devlin2018bert]'],
      ['drop.adoc', 'cite:[devlin2018bert]', 'citenp:[devlin2018bert]'],
      ['drop.tex', '\\cite{devlin2018bert}', null],
      ['drop.txt', 'Devlin et al. (2018)', null],
    ])
      it(`writes ${dropped} where it is dropped into ${file}`, async () => {
        await openFile(page, file);
        await drop(bert);
        await until(dropped, async () => (await editorText(page)).startsWith(`A text. ${dropped}`));
        if (chosen === null) return;
        await choose('Cite in the sentence');
        await until(chosen, async () => (await editorText(page)).startsWith(`A text. ${chosen}`));
      });

    it('offers to cite a pasted link of a known paper, and pastes it as it is by itself', async () => {
      await openFile(page, 'note.md');
      await goTo(page, 3, 11);
      await paste('1706.03762');
      await shows(/Attention 1706\.03762/);
      await choose('Cite vaswani2017attention');
      await shows(/Attention \[@vaswani2017attention\]/);
      await takePicture(page, 'put-pasted');
    });

    it('offers the entry of a bibliography, first where the note names that, also of what is not in the list', async () => {
      await openFile(page, 'named.md');
      await goTo(page, 5, 19);
      await paste('https://arxiv.org/abs/1706.03762v3');
      await shows(/and https:/);
      await page.locator('.post-edit-widget').click();
      const rows = page.locator('.action-widget .monaco-list-row');
      await rows.filter({ hasText: 'Cite' }).first().waitFor();
      assert.deepEqual(
        (await rows.allInnerTexts()).filter((row) => /Cite/.test(row)).map((row) => row.trim()),
        ['Cite attention of refs.bib', 'Cite vaswani2017attention'],
      );
      await takePicture(page, 'put-pasted-entry');
      await rows.filter({ hasText: 'Cite attention of refs.bib' }).click();
      await shows(/and \[@attention\]/);
      await page.keyboard.press('End');
      await page.keyboard.type(' or ');
      await paste('doi:10.5555/only.1');
      await shows(/or doi:/);
      await choose('Cite only2020 of refs.bib');
      await shows(/or \[@only2020\]/);
      await page.keyboard.press('Control+S');
      await openFile(page, 'note.md');
    });

    it('cites the papers of a pasted listing and adds the new ones to the list', async () => {
      await goTo(page, 4, 1);
      await paste(listing);
      await shows(/Pasted Papers/);
      await choose('Cite the papers of the listing (2) and add 1 to the list');
      await shows(/\[@hopper2021pasted; @kingma2014adam\]/);
      await tree.reveal('Pasted Papers Are Papers Too');
    });

    it('cites all papers of each listing, also where one follows the other', async () => {
      await openFile(page, 'many.md');
      for (const at of [1, 2, 3, 4, 5]) {
        await goTo(page, 1 + at);
        await paste(
          `CLMay ${at}, 2021\nFound ${at} Times in a Row${'ABCDE'[at - 1]}da Hopper\nOne more.\n` +
            'LGDec 22, 2014\nAdam: A Method for Stochastic OptimizationDiederik P. Kingma, Jimmy Ba\n',
        );
        await shows(new RegExp(`Found ${at} Times`));
        await choose('Cite the papers of the listing (2) and add 1 to the list');
        await shows(new RegExp(`(?:\\[@hopper2021found.?; @kingma2014adam\\]\\s*){${at}}`));
        await page.keyboard.press('Control+End');
        await page.keyboard.press('Enter');
      }
      await takePicture(page, 'put-listings');
    });

    it('leaves a pasted link of a paper that it does not know to the editor', async () => {
      await page.keyboard.press('Control+End');
      await paste('https://arxiv.org/abs/2401.01234');
      await shows(/arxiv\.org\/abs\/2401\.01234/);
      await page.waitForTimeout(500);
      const offered = page.locator('.post-edit-widget');
      if ((await offered.count()) > 0) {
        await offered.click();
        await page.locator('.action-widget .monaco-list-row').first().waitFor();
        assert.doesNotMatch(await page.locator('.action-widget').first().innerText(), /Cite/);
        await page.keyboard.press('Escape');
      }
    });

    it('shows citations and references in the preview, in every theme', async () => {
      await openFile(page, 'note.md');
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
