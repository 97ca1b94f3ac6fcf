// Owns the box at the top of the window: the command palette, quick picks and input boxes.

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
const box = (page) => page.locator('.quick-input-widget:visible');

/**
 * Runs a command by the title the palette shows, as `Category: Title`.
 * @param {Page} page
 * @param {string} title
 */
export async function runCommand(page, title, limit = 20_000) {
  // An open palette does not learn of commands of extensions that are found only now: open it again.
  for (const end = Date.now() + limit; ;) {
    await page.keyboard.press('F1');
    await box(page).locator('.quick-input-box input').fill(`>${title}`);
    await box(page).locator('.monaco-list-row').first().waitFor();
    if ((await entry(page, title).count()) > 0) return pick(page, title);
    await dismissBox(page);
    if (Date.now() > end) throw new Error(`The palette has no command “${title}”.`);
  }
}

/**
 * Types into the open box, in place of what is there.
 * @param {Page} page
 * @param {string} text
 */
export async function typeInBox(page, text) {
  await box(page).locator('.quick-input-box input').fill(text);
}

/** @param {Page} page */
export async function acceptBox(page) {
  await box(page).locator('.quick-input-box input').press('Enter');
}

/**
 * Waits for the entry with exactly this label and takes it.
 * @param {Page} page
 * @param {string} label
 */
export async function pick(page, label) {
  await entry(page, label).click();
}

/**
 * Ticks entries of a pick of many and accepts.
 * @param {Page} page
 * @param {string[]} labels
 */
export async function pickMany(page, labels) {
  for (const label of labels) await tick(page, label);
  await acceptBox(page);
}

/**
 * What the open pick shows now.
 * @param {Page} page
 * @returns {Promise<{ label: string, description: string, detail: string }[]>}
 */
export async function readPicks(page) {
  await box(page).locator('.monaco-list-row').first().waitFor();
  return box(page)
    .locator('.monaco-list-row')
    .evaluateAll((rows) => {
      const text = (row, selector) => row.querySelector(selector)?.textContent?.trim() ?? '';
      return rows.map((row) => ({
        label: text(row, '.quick-input-list-label .label-name'),
        description: text(row, '.quick-input-list-label .label-description'),
        detail: text(row, '.quick-input-list-label-meta'),
      }));
    });
}

/** @param {Page} page */
export async function dismissBox(page) {
  await page.keyboard.press('Escape');
  await box(page).waitFor({ state: 'hidden' });
}

function entry(page, label) {
  const name = page.locator('.quick-input-list-label .label-name').getByText(label, { exact: true });
  return box(page).locator('.monaco-list-row').filter({ has: name }).first();
}

/**
 * Ticks one entry, or takes the tick away.
 * @param {Page} page
 * @param {string} label
 */
export async function tick(page, label) {
  await entry(page, label).locator('.monaco-checkbox, input[type=checkbox]').first().click();
}

/**
 * The title of the open box; empty where it has none, or none is open.
 * @param {Page} page
 */
export async function boxTitle(page) {
  const titles = await box(page).locator('.quick-input-title').allTextContents();
  return (titles[0] ?? '').replaceAll('\u00a0', ' ').trim();
}

/**
 * The names of the buttons in the title bar of the open box.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function boxButtons(page) {
  return titleButtons(page).evaluateAll((buttons) =>
    buttons.map((button) => button.getAttribute('aria-label') ?? ''),
  );
}

/**
 * Presses one of them.
 * @param {Page} page
 * @param {string} name how its name begins
 */
export async function pressBoxButton(page, name) {
  await box(page).locator(`.quick-input-titlebar .action-label[aria-label^="${name}"]`).first().click();
}

const titleButtons = (page) => box(page).locator('.quick-input-titlebar .action-label');
