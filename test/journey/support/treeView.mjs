// Owns reading and using one tree view, found by the title above it. Rows far down are drawn only when scrolled to.
import { openContainer } from '../../../scripts/editor/workbench.mjs';
import { chooseFromMenu } from './menus.mjs';

/**
 * @typedef {object} Row
 * @property {string} label
 * @property {string} description
 * @property {string} spoken what a screen reader says
 * @property {number} level from 1
 * @property {boolean | undefined} expanded
 * @property {boolean | undefined} checked
 */

/**
 * @param {import('playwright-core').Page} page
 * @param {string} container title of the view container in the activity bar
 * @param {string} title title of the view in it
 */
export async function openTree(page, container, title) {
  await openContainer(page, container);
  const pane = page
    .locator('.sidebar .pane')
    .filter({ has: page.getByRole('button', { name: `${title} Section` }) });
  const header = pane.locator('.pane-header');
  if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
  // Without the ancestors that stick to the top while their children are scrolled.
  const rows = pane.locator('.monaco-list-rows > .monaco-list-row');

  /** The drawn row with that label; the first, if several have it. @param {string} label */
  const row = (label) =>
    rows.filter({ has: page.locator('.label-name').getByText(label, { exact: true }) }).first();

  /** Scrolls until the row is well in sight; fails when it is not there. @param {string} label */
  const reveal = async (label) => {
    await row(label)
      .waitFor({ timeout: 1000 })
      .catch(() => scanDown(page, pane, async () => (await row(label).count()) > 0));
    await centre(page, pane, row(label));
    return row(label);
  };

  return {
    pane,
    row,
    waitForRows: () => rows.first().waitFor(),
    /** The rows that are drawn now. @returns {Promise<Row[]>} */
    visibleRows: async () => (await drawnRows(rows)).map(([, drawn]) => drawn),
    /** All rows, from top to bottom. @returns {Promise<Row[]>} */
    async readRows() {
      const seen = new Map();
      await scanDown(page, pane, async () => {
        for (const [index, drawn] of await drawnRows(rows)) seen.set(index, drawn);
      });
      return [...seen].sort(([a], [b]) => a - b).map(([, drawn]) => drawn);
    },
    reveal,
    /** @param {string} label */
    async expand(label) {
      await reveal(label);
      if ((await row(label).getAttribute('aria-expanded')) === 'false')
        await row(label).locator('.monaco-tl-twistie').click();
      await row(label).and(page.locator('[aria-expanded=true]')).waitFor();
    },
    /** @param {string} label */
    select: async (label) => (await reveal(label)).click(),
    /** Presses a button that the row shows while the pointer is on it. @param {string} label @param {string} action */
    async inlineAction(label, action) {
      await (await reveal(label)).hover();
      await row(label).locator('.actions').getByRole('button', { name: action }).click();
    },
    /** @param {string} label @param {string} entry */
    async contextMenu(label, entry) {
      await (await reveal(label)).click({ button: 'right' });
      await chooseFromMenu(page, entry);
    },
    /** Presses a button of the view's title bar. @param {string} action */
    async titleAction(action) {
      await header.hover();
      await pane.locator('.pane-header .actions').getByRole('button', { name: action }).click();
    },
  };
}

/** @returns {Promise<[index: number, row: Row][]>} */
function drawnRows(rows) {
  return rows.evaluateAll((elements) =>
    elements.map((element) => {
      const text = (selector) => element.querySelector(selector)?.textContent?.trim() ?? '';
      const flag = (value) => (value === null || value === undefined ? undefined : value === 'true');
      return [
        Number(element.getAttribute('data-index')),
        {
          label: text('.label-name'),
          description: text('.label-description'),
          spoken: element.getAttribute('aria-label') ?? '',
          level: Number(element.getAttribute('aria-level')),
          expanded: flag(element.getAttribute('aria-expanded')),
          checked: flag(element.getAttribute('aria-checked')),
        },
      ];
    }),
  );
}

/** Scrolls from the top to the bottom by less than a page; `look` may end it by answering true. */
async function scanDown(page, pane, look) {
  const list = pane.locator('.monaco-list');
  const first = list.locator('.monaco-list-rows > [data-index="0"]');
  // By turns that a hand could make; the list does not answer to one that is out of all measure.
  for (let turns = 0; (await first.count()) === 0 && turns < 100; turns++) {
    await turnWheel(page, list, -400);
    await settled(page, () => undefined);
  }
  const last = () =>
    list
      .locator('.monaco-list-row')
      .evaluateAll((rows) => Math.max(-1, ...rows.map((row) => Number(row.getAttribute('data-index')))));
  const step = ((await list.boundingBox())?.height ?? 200) * 0.8;
  for (let before = -2, bottom = await settled(page, last); bottom !== before;) {
    if (await look()) return;
    before = bottom;
    await turnWheel(page, list, step);
    bottom = await settled(page, last);
    for (let waits = 0; bottom === before && waits < 5; waits++) {
      await page.waitForTimeout(60);
      bottom = await last();
    }
  }
  await look();
}

/** Rows are drawn a little beyond the view's edges, and behind what sticks to its top. */
async function centre(page, pane, row) {
  const list = await pane.locator('.monaco-list').boundingBox();
  const at = await row.boundingBox();
  if (!list || !at) throw new Error('The row or its view is not shown.');
  const margin = Math.min(60, list.height / 4);
  if (at.y >= list.y + margin && at.y + at.height <= list.y + list.height) return;
  await turnWheel(page, pane.locator('.monaco-list'), at.y - list.y - list.height / 2);
  await settled(page, () => undefined);
}

/** With the pointer on the list, and from elsewhere: one that has rested there has a tooltip under it. */
async function turnWheel(page, list, by) {
  const box = await list.boundingBox();
  if (!box) throw new Error('The list is not shown.');
  await page.mouse.move(0, 0);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, by);
}

/** Rows are drawn in the frame after the wheel has turned. */
async function settled(page, read) {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return read();
}
