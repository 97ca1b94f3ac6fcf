// Citing as a person does it, and what comes of it: the entry in the bibliography, a list of references, a note file.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { editorText, goTo, openFile } from './support/editor.mjs';
import { inEditor } from './support/journey.mjs';
import { answerNotification } from './support/notifications.mjs';
import { takePicture } from './support/picture.mjs';
import { acceptBox, pick, readPicks, runCommand, typeInBox } from './support/quickInput.mjs';

const listing = `CLOct 11, 2018Code
BERT: Pre-training of Deep Bidirectional Transformers for Language UnderstandingJacob Devlin, Ming-Wei Chang, Kenton Lee et al. · google
A language representation model.
LGJun 12, 2017
Attention Is All You NeedAshish Vaswani, Noam Shazeer, Niki Parmar et al. · google
A sequence model built from attention alone.
`;
const own = '% Mine.\n@book{zebra,\n\ttitle = {Z},\n}\n';

inEditor(
  'from a citation to its references',
  {
    files: {
      'list.papers': listing,
      'named.md': '---\nbibliography: own.bib\n---\n\nSee \n',
      'own.bib': own,
      'paper.tex':
        '\\documentclass{article}\n\\begin{document}\nSee \\cite{vaswani2017attention}.\n\\end{document}\n',
      'headed.md': 'See @vaswani2017attention.\n\n# References\n\n# Appendix\n',
      'new/fresh.md': '# Fresh\n\nSee \n',
    },
  },
  (journey) => {
    const { until } = journey;
    let page;
    before(() => void ({ page } = journey));
    const stored = (name) => readFile(path.join(journey.app.folder, name), 'utf8').catch(() => '');
    /** Cites a paper at the end of the last line of the open note. */
    const cite = async (words) => {
      await runCommand(page, 'Lectern: Insert Citation');
      await typeInBox(page, words);
      // The list follows what is typed a moment later.
      await until(`“${words}” at the top`, async () =>
        (await readPicks(page))[0]?.label.toLowerCase().includes(words),
      );
      await acceptBox(page);
    };

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

    it('puts it before the end of a LaTeX document, and below the heading that is there', async () => {
      await openFile(page, 'paper.tex');
      await goTo(page, 5, 1);
      await runCommand(page, 'Lectern: Insert Reference List…');
      await pick(page, 'IEEE');
      await until('the list', async () =>
        /^\\section\{References\}\n\n% lectern:begin references\n\n[^]*Attention Is All You Need[^]*\n% lectern:end references\n\n\\end\{document\}/m.test(
          await editorText(page),
        ),
      );
      await takePicture(page, 'references-5-latex');
      await openFile(page, 'headed.md');
      await runCommand(page, 'Lectern: Insert Reference List…');
      await pick(page, 'IEEE');
      await until('the list', async () =>
        /^# References\n\n<!-- lectern:begin references -->\n\n.*Attention Is All You Need[^]*-->\n\n# Appendix$/m.test(
          await editorText(page),
        ),
      );
    });

    it('opens the note file of a paper', async () => {
      await journey.tree.contextMenu('Attention Is All You Need', 'Open Note File');
      await until('the note', async () =>
        (await editorText(page)).includes('citekey: vaswani2017attention\n'),
      );
      const note = await stored('papers/vaswani2017attention.md');
      assert.match(note, /^---\ntitle: Attention Is All You Need\ncitekey: vaswani2017attention\n/);
      await takePicture(page, 'references-6-note');
    });
  },
);
