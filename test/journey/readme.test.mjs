// What README.md says in its first sentence, in one window: out/screenshots/readme.png is the picture it shows.
import { goTo, openFile } from './support/editor.mjs';
import { inEditor } from './support/journey.mjs';
import { takePicture } from './support/picture.mjs';
import { acceptBox, runCommand, typeInBox } from './support/quickInput.mjs';
import { webviewWith } from './support/webview.mjs';

const options = {
  workspace: 'examples',
  settings: { 'workbench.hover.delay': 60_000, 'lectern.citation.bibliography': 'keep' },
};

inEditor('the picture of the README', options, (journey) => {
  const { shows, until } = journey;
  const attention = 'Attention Is All You Need';

  it('marks papers and shows the abstract of one', async () => {
    const { page, tree } = journey;
    for (const [title, key, status] of [
      ['Robust Speech Recognition via Large-Scale Weak Supervision', 'Alt+4', 'read'],
      ['LoRA: Low-Rank Adaptation of Large Language Models', 'Alt+2', 'queued'],
      ['BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding', 'Alt+4', 'read'],
      [attention, 'Alt+3', 'reading'],
    ]) {
      await tree.select(title);
      await page.keyboard.press(key);
      await tree
        .row(title)
        .and(page.locator(`[aria-label*="status: ${status}"]`))
        .waitFor();
    }
    await webviewWith(page, 'article:not([hidden]) .abstract math');
  });

  it('cites one in a note, and shows it as readers will see it', async () => {
    const { page, tree } = journey;
    await openFile(page, 'related-work.md');
    await goTo(page, 15);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type(' ');
    await runCommand(page, 'Lectern: Insert Citation');
    await typeInBox(page, 'robust speech');
    await until(
      'the one paper',
      async () => (await page.locator('.quick-input-widget:visible .monaco-list-row').count()) === 1,
    );
    await acceptBox(page);
    await shows(/no fine-tuning at all\s+\[@radford2022robust\]\./);
    await page.keyboard.press('Control+S');
    await goTo(page, 1);
    await runCommand(page, 'Markdown: Open Preview to the Side');
    const preview = await webviewWith(page, '.markdown-body');
    await preview.getByText('(Radford et al., 2022)').waitFor();
    await tree.reveal(attention);
    // Away from the rows, whose buttons it would show.
    await page.mouse.move(700, 500);
    await page.waitForTimeout(500);
    await takePicture(page, 'readme');
  });
});
