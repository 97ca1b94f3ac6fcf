// Citing by the picker as a person does it: its buttons pressed, several papers, several cursors, a citation that grows,
// and notes that cannot be written in.
import assert from 'node:assert/strict';
import { goTo, openFile } from './support/editor.mjs';
import { inEditor } from './support/journey.mjs';
import { notification } from './support/notifications.mjs';
import { takePicture } from './support/picture.mjs';
import {
  acceptBox,
  boxButtons,
  boxTitle,
  dismissBox,
  pressBoxButton,
  readPicks,
  runCommand,
  tick,
  typeInBox,
} from './support/quickInput.mjs';

const attention = 'Attention Is All You Need';
const adam = 'Adam: A Method for Stochastic Optimization';
const options = {
  workspace: 'examples',
  files: {
    'pick.md': 'One:\n\nTwo:\n\nThree:\n\nFour: [see @vaswani2017attention, p. 3]\n\nFive:\n\nSix:\n',
    'pick.tex': 'Some text\n\nA group \\cite{kingma2014adam}.\n',
    'locked.md': 'A note that nobody may change:\n',
  },
  settings: {
    'workbench.hover.delay': 60_000,
    'files.readonlyInclude': { '**/locked.md': true },
    'lectern.citation.latexCommand': 'citep',
    // What is cited is not asked about: no notification stands before what is looked at.
    'lectern.citation.bibliography': 'off',
  },
};

inEditor('citing by the picker', options, (journey) => {
  const { shows, until } = journey;
  let page;
  before(() => void ({ page } = journey));

  /** Opens the picker at the end of a line. */
  const openPicker = async (line) => {
    await goTo(page, line);
    await page.keyboard.press('End');
    await runCommand(page, 'Lectern: Insert Citation');
    await until('the picker', async () => (await boxTitle(page)) !== '');
  };
  /** Looks for a paper and waits until it is the only one. */
  const find = async (words, title) => {
    await typeInBox(page, words);
    await until(title, async () => {
      const labels = (await readPicks(page)).map(({ label }) => label);
      return labels.at(-1) === title;
    });
  };
  const says = (title) => until(`the title “${title}”`, async () => (await boxTitle(page)) === title);

  /** Answers what a button asks. */
  const answer = async (button, title, text) => {
    await pressBoxButton(page, button);
    await says(title);
    if (text === null) return page.keyboard.press('Escape');
    await typeInBox(page, text);
    await acceptBox(page);
  };
  const wordsBefore = 'Words before the citation';
  const place = 'Page or place in the work';

  it('says what it will write, and in which form', async () => {
    await openFile(page, 'pick.md');
    await openPicker(1);
    await says('Insert citation');
    await find('vaswani', attention);
    await says('Insert citation: [@vaswani2017attention]');
    assert.deepEqual(await boxButtons(page), [
      'In brackets (chosen)',
      'In the sentence',
      'Without authors',
      'Words before…',
      'Page or place…',
    ]);
    await takePicture(page, 'picker-1-light');
    await pressBoxButton(page, 'In the sentence');
    await says('Insert citation: @vaswani2017attention');
    await pressBoxButton(page, 'Without authors');
    await says('Insert citation: [-@vaswani2017attention]');
    await acceptBox(page);
    await shows(/^One: \[-@vaswani2017attention\]$/m);
  });

  it('remembers the form, asks for words before and a page, and still has its rows then', async () => {
    await openPicker(3);
    await find('vaswani', attention);
    await says('Insert citation: [-@vaswani2017attention]');
    await pressBoxButton(page, 'In brackets');
    await says('Insert citation: [@vaswani2017attention]');
    await answer('Words before…', wordsBefore, 'see');
    await says('Insert citation: [see @vaswani2017attention]');
    assert.deepEqual(
      (await readPicks(page)).map(({ label }) => label),
      [attention],
    );
    await answer('Page or place…', place, 'p. 7');
    await says('Insert citation: [see @vaswani2017attention, p. 7]');
    assert.ok((await boxButtons(page)).includes('Page or place… p. 7'));
    await takePicture(page, 'picker-2-notes');
    await acceptBox(page);
    await shows(/^Two: \[see @vaswani2017attention, p\. 7\]$/m);
  });

  it('comes back as it was where the question is left, and takes several papers in their order', async () => {
    await openPicker(5);
    await find('adam', adam);
    await tick(page, adam);
    await find('vaswani', attention);
    await tick(page, attention);
    await answer('Page or place…', place, null);
    await says('Insert citation: [@kingma2014adam; @vaswani2017attention]');
    assert.deepEqual(
      (await readPicks(page)).map(({ label }) => label),
      [adam, attention],
    );
    await acceptBox(page);
    await shows(/^Three: \[@kingma2014adam; @vaswani2017attention\]$/m);
  });

  it('adds to a citation that stands there: says so, and offers what that has room for', async () => {
    await goTo(page, 7, 12);
    await runCommand(page, 'Lectern: Insert Citation');
    await says('Add to the citation');
    await find('adam', adam);
    await says('Add to the citation: [see @vaswani2017attention, p. 3; @kingma2014adam]');
    const notes = ['Words before…', 'Page or place…'];
    assert.deepEqual(await boxButtons(page), ['In brackets (chosen)', 'Without authors', ...notes]);
    await pressBoxButton(page, 'Without authors');
    await says('Add to the citation: [see @vaswani2017attention, p. 3; -@kingma2014adam]');
    await takePicture(page, 'picker-3-adds');
    await acceptBox(page);
    await shows(/^Four: \[see @vaswani2017attention, p\. 3; -@kingma2014adam\]$/m);

    await openFile(page, 'pick.tex');
    await goTo(page, 3, 20);
    await runCommand(page, 'Lectern: Insert Citation');
    await find('vaswani', attention);
    await says('Add to the citation: \\cite{kingma2014adam,vaswani2017attention}');
    assert.deepEqual(await boxButtons(page), []);
    await acceptBox(page);
    await shows(/^A group \\cite\{kingma2014adam,vaswani2017attention\}\.$/m);
  });

  it('writes the forms of LaTeX', async () => {
    await openPicker(1);
    await find('adam', adam);
    await says('Insert citation: \\citep{kingma2014adam}');
    await pressBoxButton(page, 'In the sentence');
    await says('Insert citation: \\citet{kingma2014adam}');
    await answer('Words before…', wordsBefore, 'as');
    await says('Insert citation: \\citet[as][]{kingma2014adam}');
    await acceptBox(page);
    await shows(/^Some text \\citet\[as\]\[\]\{kingma2014adam\}$/m);
  });

  it('cites at every cursor, and says where that is done already', async () => {
    await openFile(page, 'pick.md');
    await goTo(page, 9, 6);
    await runCommand(page, 'Add Cursor Below');
    await runCommand(page, 'Add Cursor Below');
    await page.keyboard.press('End');
    await runCommand(page, 'Lectern: Insert Citation');
    await find('adam', adam);
    await pressBoxButton(page, 'In brackets');
    await says('Insert citation: [@kingma2014adam]');
    await acceptBox(page);
    await shows(/^Five: \[@kingma2014adam\]\n\[@kingma2014adam\]\nSix: \[@kingma2014adam\]$/m);
    await page.keyboard.press('Escape');

    await goTo(page, 1, 10);
    await runCommand(page, 'Lectern: Insert Citation');
    await find('vaswani', attention);
    await acceptBox(page);
    await page.locator('.statusbar').getByText('That is cited there already.').waitFor();
  });

  it('has what was cited last at the top', async () => {
    await openPicker(5);
    await until('the papers', async () => (await readPicks(page)).length > 3);
    assert.deepEqual(
      (await readPicks(page)).slice(0, 2).map(({ label }) => label),
      [attention, adam],
    );
    await dismissBox(page);
  });

  it('says that a note cannot be changed, and leaves it as it is', async () => {
    await openFile(page, 'locked.md');
    await openPicker(1);
    await find('adam', adam);
    await acceptBox(page);
    await notification(page, 'Nothing was cited: locked.md is read-only.');
    await takePicture(page, 'picker-4-read-only');
    await shows(/^A note that nobody may change:$/m);
    await runCommand(page, 'Notifications: Clear All Notifications');
  });

  it('says what to do where no note is open', async () => {
    await runCommand(page, 'View: Close All Editors');
    const dialog = page.locator('.monaco-dialog-box');
    await until(
      'editors gone',
      async () => (await page.locator('.tab').count()) === 0 || (await dialog.count()) > 0,
    );
    if ((await dialog.count()) > 0) await dialog.getByRole('button', { name: "Don't Save" }).click();
    await page.locator('.tab').first().waitFor({ state: 'detached' });
    await runCommand(page, 'Lectern: Insert Citation');
    await notification(page, 'Open the note the citation is for, and put the cursor where it goes.');
    await takePicture(page, 'picker-5-no-note');
  });
});
