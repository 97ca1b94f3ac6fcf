// How citing looks in every theme: suggestions with their details, problems of keys, a rename before it is done.
import assert from 'node:assert/strict';
import { goTo, openFile } from './support/editor.mjs';
import { inEditor } from './support/journey.mjs';
import { setTheme, takePicture, themes } from './support/picture.mjs';
import { runCommand } from './support/quickInput.mjs';

const note = `---
bibliography: some.bib
---

Nobody has [@vaswani2017attenton], the bibliography lacks [@kingma2014adam], and
[@vaswani2017attention; @gu2023mamba] are in order.

See [@
`;
const options = {
  workspace: 'examples',
  files: {
    'looks.md': note,
    'other.md': 'Also [@vaswani2017attention, p. 3].\n',
    'some.bib':
      '@misc{vaswani2017attention, title = {Attention Is All You Need}}\n@misc{gu2023mamba, title = {Mamba}}\n',
  },
  settings: { 'workbench.hover.delay': 60_000, 'lectern.citation.unreadHint': true },
};

inEditor('citing in every theme', options, (journey) => {
  const { until, shows } = journey;
  let page;
  before(async () => {
    ({ page } = journey);
    await openFile(page, 'looks.md');
  });
  const suggestion = () => page.locator('.suggest-widget.visible .monaco-list-row');

  for (const theme of Object.keys(themes)) {
    it(`underlines what is wrong with keys in ${theme}, and says what`, async () => {
      await setTheme(page, theme);
      await page.locator('.squiggly-warning').first().waitFor();
      await page.locator('.squiggly-info').first().waitFor();
      await goTo(page, 5, 16);
      await runCommand(page, 'Show or Focus Hover');
      const hover = page.locator('.monaco-hover:visible');
      await hover
        .getByText('“vaswani2017attenton” is neither in your list of papers nor in some.bib.')
        .waitFor();
      await takePicture(page, `looks-problem-${theme}`);
      await page.keyboard.press('Escape');
    });

    it(`suggests keys with their papers in ${theme}`, async () => {
      await goTo(page, 8, 7);
      // Going to the line may still move the cursor, which ends suggesting that began before.
      await until('suggestions', async () => {
        await page.keyboard.press('Control+Space');
        return suggestion()
          .first()
          .waitFor({ timeout: 2000 })
          .then(
            () => true,
            () => false,
          );
      });
      const details = page.locator('.suggest-details');
      if (!(await details.isVisible())) await page.keyboard.press('Control+Space');
      await details.waitFor();
      await until('the key in the details', async () =>
        /^\w+\d{4}\w* · /.test((await details.innerText()).trim()),
      );
      await takePicture(page, `looks-completion-${theme}`);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    });

    it(`shows what a rename would change in ${theme}, and changes nothing before`, async () => {
      await goTo(page, 6, 5);
      await page.keyboard.press('F2');
      const box = page.locator('.rename-box:visible input');
      await box.waitFor();
      await box.fill(`vaswani2017`);
      await takePicture(page, `looks-rename-${theme}`);
      await page.keyboard.press('Control+Enter');
      const preview = page.locator('.bulk-edit-panel');
      await preview.waitFor();
      await until('the files', async () => (await preview.locator('.monaco-list-row').count()) > 3);
      await takePicture(page, `looks-rename-preview-${theme}`);
      await preview.getByRole('button', { name: 'Discard' }).click();
      await preview.waitFor({ state: 'hidden' });
      await shows(/@vaswani2017attention; @gu2023mamba/);
      assert.equal(await page.locator('.squiggly-warning').count(), 1);
    });
  }
});
