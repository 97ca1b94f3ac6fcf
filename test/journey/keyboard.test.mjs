// Going through the tree with the keyboard alone: what a key does is done to the row that has the focus.
import assert from 'node:assert/strict';
import { inEditor } from './support/journey.mjs';
import { notification } from './support/notifications.mjs';

const options = { workspace: 'examples', settings: { 'workbench.hover.delay': 60_000 } };

inEditor('the tree by keyboard', options, (journey) => {
  const { until } = journey;
  let page;
  let tree;
  before(async () => {
    ({ page, tree } = journey);
    // The keyboard is there now; what is selected is a group.
    await (await tree.reveal('Audio and Speech Processing · eess.AS')).focus();
    await tree.pane.locator('.monaco-list').focus();
    await press('Home');
    await focusIs('Audio and Speech Processing · eess.AS');
  });
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const label = async (state) =>
    (await tree.pane.locator(`.monaco-list-row.${state} .label-name`).allTextContents()).join(' | ');
  const focusIs = async (expected) => {
    await until(`the focus on ${expected}`, async () => (await label('focused')) === expected);
  };
  const statusOf = async (title) => {
    const [, status] =
      /status: (\w+)/.exec((await tree.visibleRows()).find((row) => row.label === title)?.spoken ?? '') ?? [];
    return status;
  };
  const becomes = (title, status) =>
    until(`${title} ${status}`, async () => (await statusOf(title)) === status);

  const whisper = 'Robust Speech Recognition via Large-Scale Weak Supervision';
  const conformer = 'Conformer: Convolution-augmented Transformer for Speech Recognition';

  it('marks the row with the focus, although nothing is selected, and stays there', async () => {
    await press('ArrowDown', 'ArrowDown');
    await focusIs(whisper);
    assert.equal(await label('selected'), '');
    await press('Alt+4');
    await becomes(whisper, 'read');
    // Until the counts of its groups are drawn too.
    await tree.row('2022').getByText('all 1 read').waitFor();
    await focusIs(whisper);
    assert.equal(await label('selected'), whisper);
  });

  it('marks the row with the focus although another is selected', async () => {
    await press('ArrowDown', 'ArrowDown');
    await focusIs(conformer);
    await press('Alt+3');
    await becomes(conformer, 'reading');
    assert.equal(await statusOf(whisper), 'read');
    await focusIs(conformer);
  });

  it('marks in one go what is selected, when that is several rows', async () => {
    await press('Shift+ArrowUp', 'Shift+ArrowUp');
    await focusIs(whisper);
    await press('Alt+2');
    await becomes(whisper, 'queued');
    await becomes(conformer, 'queued');
    await press('Control+z');
    await becomes(whisper, 'read');
    await becomes(conformer, 'reading');
  });

  it('says of a group that it is no paper, and leaves the group open and the selected paper alone', async () => {
    // No rows selected any more, but for the group that the key itself selects.
    await press('Escape', 'ArrowUp');
    await focusIs('2022');
    await press('Alt+5');
    await notification(page, 'This row is no paper.');
    await until('the group open again', async () => (await tree.row(whisper).count()) > 0);
    assert.deepEqual([await statusOf(whisper), await statusOf(conformer)], ['read', 'reading']);
  });
});
