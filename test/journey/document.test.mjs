// A listing in the editor: coloured by what was read, and put right where a title ends elsewhere.
import assert from 'node:assert/strict';
import { goTo, openFile } from './support/editor.mjs';
import { inEditor } from './support/journey.mjs';
import { setTheme, takePicture, themes } from './support/picture.mjs';
import { runCommand } from './support/quickInput.mjs';

const listing = 'reading-list.papers';
const byline = 5;
const title = 's1: Simple test-time scaling';
const shorter = 's1: Simple test-time';

inEditor(
  'a listing in the editor',
  {
    workspace: 'examples',
    settings: { 'workbench.hover.delay': 60_000, 'lectern.listing.showBoundary': true },
  },
  (journey) => {
    let page;
    let tree;
    before(async () => {
      ({ page, tree } = journey);
      await openFile(page, listing);
    });

    /** How each piece of the line is drawn that starts with some words. */
    const drawn = (words) =>
      page
        .locator('.editor-group-container.active .view-line')
        .filter({ hasText: words })
        .first()
        .locator('span > span')
        .evaluateAll((spans) =>
          spans.map((span) => ({
            text: (span.textContent ?? '').replaceAll('\u00a0', ' '),
            color: getComputedStyle(span).color,
          })),
        );

    /** Title, people and organisations each have a colour of their own; colours come a moment after the text. */
    const hasColors = async () => {
      const words = ['Simple', 'Niklas', 'stanford'];
      let colors = [];
      for (const deadline = Date.now() + 20_000; Date.now() < deadline; await page.waitForTimeout(200)) {
        const pieces = await drawn('s1: Simple');
        colors = words.map((word) => pieces.find(({ text }) => text.includes(word))?.color ?? 'not drawn');
        if (new Set(colors).size === words.length) return;
      }
      assert.fail(`colours: ${colors.join(', ')}`);
    };

    it('is coloured by what was read, the end of each title marked', async () => {
      await page.locator('.statusbar-item', { hasText: 'Paper Listing' }).waitFor();
      await hasColors();
      const pieces = (await drawn('s1: Simple')).map(({ text }) => text).join('');
      const between = pieces.slice(pieces.indexOf('scaling') + 'scaling'.length, pieces.indexOf('Niklas'));
      assert.notEqual(between.trim(), '', 'the mark of the boundary');
    });

    it('looks right in light, dark and high contrast', async () => {
      for (const theme of Object.keys(themes)) {
        await setTheme(page, theme);
        await hasColors();
        await takePicture(page, `document-${theme}`);
      }
    });

    it('is put right at the cursor, and forgets that again', async () => {
      await goTo(page, byline, shorter.length + 1);
      await runCommand(page, 'Lectern: Title Ends Here');
      await tree.reveal(shorter);
      await runCommand(page, 'Lectern: Forget Correction');
      await tree.row(title).waitFor();
    });
  },
);
