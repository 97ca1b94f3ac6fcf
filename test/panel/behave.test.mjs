// Tries the panel in a browser as a person would: `npm test -- --only panel`.
import assert from 'node:assert/strict';
import { after, before, it } from 'mocha';
import { openPanels } from './browser.mjs';
import { cards } from './cards.mjs';

const { plain, math, hostile, bare } = cards;
/** @type {Awaited<ReturnType<typeof openPanels>>} */
let panels;
before(async () => (panels = await openPanels()));
after(() => panels.close());

/** One trial on a fresh page; at its end the page must have thrown nothing and broken no policy. */
const trial = (title, tries, options) =>
  it(title, async () => {
    const panel = await panels.open(options);
    try {
      await tries(panel);
      assert.deepEqual([panel.problems, await panel.violations()], [[], []]);
    } finally {
      await panel.page.evaluate(() => sessionStorage.clear());
      await panel.page.close();
    }
  });
const sent = async (panel, kind) => (await panel.messages()).filter((message) => message.kind === kind);
const focused = (page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '');

trial('says that it is ready, and shows that nothing is selected', async (panel) => {
  assert.deepEqual(await panel.messages(), [{ kind: 'ready', drafts: [] }]);
  assert.equal(await panel.page.locator('.empty').isVisible(), true);
  assert.equal(await panel.page.locator('article').isVisible(), false);
});

trial('shows hostile text as text', async (panel) => {
  await panel.show(hostile);
  assert.equal(await panel.page.locator('main :is(img, iframe, script, svg, b, i, u, a)').count(), 0);
  assert.equal(await panel.page.locator('#note').inputValue(), hostile.note);
  assert.match(await panel.page.locator('h1').innerText(), /^<img src=x onerror=alert\(1\)> \[click\]/);
});

trial(
  'loads the typesetter only when there is a formula, and shows the source of one that fails',
  async (panel) => {
    const loaded = () =>
      panel.page.evaluate(
        () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('math')).length,
      );
    await panel.show(bare);
    assert.equal(await loaded(), 0);
    await panel.show(math);
    await panel.page.waitForSelector('.formula.source');
    assert.equal(await loaded(), 1);
    assert.equal(await panel.page.locator('h1 math').count(), 3);
    const sources = await panel.page.locator('.formula.source').allInnerTexts();
    assert.equal(sources[0], '$\\frac{1}{$');
    assert.match(await panel.page.locator('.abstract').innerText(), /The end is to be seen\.$/);
  },
);

trial('sends every keystroke of a note, keeps it, and acknowledges the last one only', async (panel) => {
  await panel.show(bare);
  await panel.page.locator('#note').pressSequentially('abc');
  const edits = await sent(panel, 'editNote');
  assert.deepEqual(
    edits.map(({ text, edit }) => [text, edit]),
    [
      ['a', 1],
      ['ab', 2],
      ['abc', 3],
    ],
  );
  const drafts = () => panel.page.evaluate(() => window.fakeHost.state.drafts.map(({ text }) => text));
  assert.deepEqual(await drafts(), ['abc']);
  await panel.send({ kind: 'noteSaved', paper: bare.paperId, edit: 2 });
  assert.deepEqual(await drafts(), ['abc']);
  assert.equal(await panel.page.locator('.note [role=status]').innerText(), 'Saving…');
  await panel.send({ kind: 'noteSaved', paper: bare.paperId, edit: 3 });
  assert.deepEqual(await drafts(), []);
  assert.equal(await panel.page.locator('.note [role=status]').innerText(), 'Saved');
});

trial('does not touch the text box while it holds more than the host knows', async (panel) => {
  await panel.show(bare);
  const note = panel.page.locator('#note');
  await note.pressSequentially('one two');
  await note.press('ArrowLeft');
  await panel.show({ ...bare, note: 'one', status: 'read' });
  await note.press('X');
  assert.equal(await note.inputValue(), 'one twXo');
  assert.equal(await panel.page.locator('input[value=read]').isChecked(), true);
});

trial('takes a note written elsewhere and keeps the caret in its words', async (panel) => {
  await panel.show({ ...bare, note: 'one two' });
  const note = panel.page.locator('#note');
  await note.focus();
  await note.press('End');
  await panel.show({ ...bare, note: 'zero one two three' });
  await note.press('!');
  assert.equal(await note.inputValue(), 'zero one two! three');
});

trial('comes back after a reload with what was not stored, and says so', async (panel) => {
  await panel.show(bare);
  await panel.page.locator('#note').pressSequentially('mine');
  await panel.page.reload();
  await panel.page.waitForFunction(() => window.fakeHost.messages.length > 0);
  const [ready] = await panel.messages();
  assert.deepEqual(
    [ready.kind, ready.drafts.map(({ text, edit }) => [text, edit])],
    ['ready', [['mine', 4]]],
  );
  await panel.show({ ...bare, note: 'older' });
  assert.equal(await panel.page.locator('#note').inputValue(), 'mine');
  await panel.page.locator('#note').press('End');
  await panel.page.locator('#note').press('!');
  assert.equal((await sent(panel, 'editNote')).at(-1).edit, 5);
});

trial('keeps the draft of a paper that is no longer shown', async (panel) => {
  await panel.show(bare);
  await panel.page.locator('#note').pressSequentially('x');
  await panel.show(plain);
  assert.equal(await panel.page.locator('#note').inputValue(), plain.note);
  await panel.show(bare);
  assert.equal(await panel.page.locator('#note').inputValue(), 'x');
});

trial('completes tags from the keyboard', async (panel) => {
  await panel.show(bare);
  const box = panel.page.getByRole('combobox', { name: 'Add a tag' });
  await box.pressSequentially('au');
  assert.deepEqual(
    await panel.page
      .getByRole('listbox')
      .getByRole('option')
      .allInnerTexts()
      .then((texts) => texts.map((text) => text.split(/\s/)[0])),
    ['audio'],
  );
  assert.equal(await box.getAttribute('aria-expanded'), 'true');
  await box.press('ArrowDown');
  assert.equal(await box.getAttribute('aria-activedescendant'), 'offer0');
  await box.press('Enter');
  await box.pressSequentially('two words,');
  await box.pressSequentially('three');
  await box.press('Escape');
  assert.equal(await box.inputValue(), 'three');
  await box.press('Enter');
  assert.deepEqual(
    (await sent(panel, 'addTag')).map(({ tag }) => tag),
    ['audio', 'two words', 'three'],
  );
  assert.equal(await box.inputValue(), '');
});

trial('removes a tag with Delete on its button', async (panel) => {
  await panel.show(plain);
  await panel.page.getByRole('button', { name: 'Remove tag attention' }).press('Delete');
  assert.deepEqual(
    (await sent(panel, 'removeTag')).map(({ tag }) => tag),
    ['attention'],
  );
});

trial('takes a pasted list of tags', async (panel) => {
  await panel.show(bare);
  await panel.page.getByRole('combobox', { name: 'Add a tag' }).fill('one, #two,three');
  assert.deepEqual(
    (await sent(panel, 'addTag')).map(({ tag }) => tag),
    ['one', 'two'],
  );
  assert.equal(await panel.page.getByRole('combobox', { name: 'Add a tag' }).inputValue(), 'three');
});

trial('opens the list of tags with the arrow, and a press of the pointer adds', async (panel) => {
  await panel.show(plain);
  const box = panel.page.getByRole('combobox', { name: 'Add a tag' });
  await box.press('ArrowDown');
  await panel.page.getByRole('option', { name: 'ASR' }).click();
  assert.deepEqual(
    (await sent(panel, 'addTag')).map(({ tag }) => tag),
    ['ASR'],
  );
  assert.equal(await focused(panel.page), 'Add a tag');
});

trial('removes the last tag with Backspace, and keeps the focus among the chips', async (panel) => {
  await panel.show(plain);
  await panel.page.getByRole('combobox', { name: 'Add a tag' }).press('Backspace');
  assert.deepEqual(
    (await sent(panel, 'removeTag')).map(({ tag }) => tag),
    ['to discuss'],
  );
  await panel.page.getByRole('button', { name: 'Remove tag attention' }).press('Enter');
  await panel.show({ ...plain, tags: ['efficient inference', 'to discuss'] });
  assert.equal(await focused(panel.page), 'Remove tag efficient inference');
  await panel.show({ ...plain, tags: [] });
  assert.equal(await focused(panel.page), 'Add a tag');
});

trial('sends a status that was pressed at once, and one chosen with arrows when it rests', async (panel) => {
  await panel.show(bare);
  await panel.page.getByLabel('Read', { exact: true }).click();
  assert.deepEqual(
    (await sent(panel, 'setStatus')).map(({ status }) => status),
    ['read'],
  );
  await panel.show(plain);
  await panel.page.getByLabel('Reading').focus();
  for (const key of ['ArrowRight', 'ArrowRight']) await panel.page.keyboard.press(key);
  await panel.show({ ...plain, score: 1 });
  assert.equal(await panel.page.getByLabel('Dropped').isChecked(), true);
  await panel.page.waitForFunction(
    () => window.fakeHost.messages.filter(({ kind }) => kind === 'setStatus').length === 2,
  );
  assert.equal((await sent(panel, 'setStatus')).at(-1).status, 'dropped');
});

trial('does not lose a status that waits when the paper changes', async (panel) => {
  await panel.show(plain);
  await panel.page.getByLabel('Reading').focus();
  await panel.page.keyboard.press('ArrowRight');
  await panel.show(bare);
  assert.deepEqual(await sent(panel, 'setStatus'), [
    { kind: 'setStatus', paper: plain.paperId, status: 'read' },
  ]);
  assert.equal(await panel.page.getByLabel('New').isChecked(), true);
});

trial('asks the host for everything else, naming the paper', async (panel) => {
  await panel.show(plain);
  for (const name of [
    'arXiv',
    'Semantic Scholar',
    'Google Scholar',
    'Insert citation',
    'Copy BibTeX',
    'Previous paper',
    'Next paper',
    'Open beside the editor',
  ])
    await panel.page.getByRole('button', { name }).press('Enter');
  await panel.page.getByLabel('Rating').selectOption('2');
  const paper = plain.paperId;
  assert.deepEqual((await panel.messages()).slice(1), [
    { kind: 'lookUp', paper, where: 'arxiv' },
    { kind: 'lookUp', paper, where: 'semanticScholar' },
    { kind: 'lookUp', paper, where: 'googleScholar' },
    { kind: 'cite', paper },
    { kind: 'copyBibtex', paper },
    { kind: 'previous', paper },
    { kind: 'next', paper },
    { kind: 'openLarge', paper },
    { kind: 'setRating', paper, rating: 2 },
  ]);
});

trial(
  'reaches every control with Tab, in the order they stand',
  async (panel) => {
    await panel.show(plain);
    // A formula wider than the panel can be scrolled, and so has the focus too; here it is not.
    await panel.page.waitForSelector('.abstract math');
    const stops = [];
    for (let stop = 0; stop < 16; stop++) {
      await panel.page.keyboard.press('Tab');
      stops.push(
        await panel.page.evaluate(() => {
          const { activeElement } = document;
          const outline = activeElement === null ? '' : getComputedStyle(activeElement).outlineStyle;
          return `${activeElement?.getAttribute('aria-label') ?? activeElement?.id ?? ''}|${activeElement?.textContent?.slice(0, 12) ?? ''}|${outline}`;
        }),
      );
    }
    assert.deepEqual(stops, [
      '|Abstract|solid',
      '||solid',
      'rating|Not rated★★★|solid',
      'Remove tag attention|×|solid',
      'Remove tag efficient inference|×|solid',
      'Remove tag to discuss|×|solid',
      'Add a tag||solid',
      'note||solid',
      '|arXiv|solid',
      '|Semantic Sch|solid',
      '|Google Schol|solid',
      '|Insert citat|solid',
      '|Copy BibTeX|solid',
      '|Previous pap|solid',
      '|Next paper|solid',
      '|Open beside |solid',
    ]);
  },
  { width: 600 },
);

trial(
  'remembers where it was read to, and what was folded',
  async (panel) => {
    await panel.show(plain);
    await panel.page.evaluate(() => window.scrollTo(0, 200));
    await panel.page.waitForFunction(() => window.fakeHost.state.scroll === 200);
    await panel.page.reload();
    await panel.page.waitForFunction(() => window.fakeHost.messages.length > 0);
    await panel.show(plain);
    assert.equal(await panel.page.evaluate(() => window.scrollY), 200);
    await panel.show(math);
    assert.equal(await panel.page.evaluate(() => window.scrollY), 0);
    await panel.page.locator('summary').click();
    await panel.page.waitForFunction(() => window.fakeHost.state.folded);
    await panel.page.reload();
    await panel.page.waitForFunction(() => window.fakeHost.messages.length > 0);
    await panel.show(plain);
    assert.equal(await panel.page.locator('.abstract').isVisible(), false);
  },
  { height: 400 },
);

trial(
  'never scrolls sideways, whatever it shows, however narrow',
  async (panel) => {
    for (const card of Object.values(cards)) {
      await panel.show(card);
      await panel.page.waitForTimeout(100);
      const [wide, narrow] = await panel.page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      assert.equal(wide, narrow, card.title);
    }
  },
  { width: 200 },
);

trial('tells the host of a message that does not fit, without its content', async (panel) => {
  await panel.send({ kind: 'show', card: { title: 'secret' } });
  const [{ text }] = await sent(panel, 'failed');
  assert.match(text, /card\.paperId: custom/);
  assert.doesNotMatch(text, /secret/);
});

trial('names its parts for people who do not see it', async (panel) => {
  await panel.show(plain);
  const tree = await panel.page.locator('main').ariaSnapshot();
  for (const part of [
    'article "A Family of Modest Models"',
    'heading "A Family of Modest Models" [level=1]',
    'group "Status"',
    'radio "Reading" [checked]',
    'combobox "Add a tag"',
    'list "Tags"',
    'textbox "Note"',
    'region "Look it up"',
    'navigation',
  ])
    assert.ok(tree.includes(part), `${part} in\n${tree}`);
});
