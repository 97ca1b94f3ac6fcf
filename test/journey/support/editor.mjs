// Owns the active text editor: opening a file, where the cursor is, what is in it.
import { acceptBox, pick, typeInBox } from './quickInput.mjs';

/** @typedef {import('playwright-core').Page} Page */

const active = '.editor-group-container.active .monaco-editor';

/**
 * Opens a file of the workspace by its name.
 * @param {Page} page
 * @param {string} name
 */
export async function openFile(page, name) {
  await page.keyboard.press('Control+P');
  await typeInBox(page, name);
  await pick(page, name);
  await page.locator('.tab.active').getByText(name, { exact: true }).waitFor();
  await page.locator(`${active} .view-line`).first().waitFor();
}

/**
 * Puts the cursor before a character; both count from 1.
 * @param {Page} page
 * @param {number} line
 */
export async function goTo(page, line, column = 1) {
  await page.keyboard.press('Control+G');
  await typeInBox(page, `:${line}:${column}`);
  await acceptBox(page);
  // What is pressed before the editor has the focus again is lost.
  await page.locator(`${active}.focused`).waitFor();
}

/**
 * The lines on screen: enough for a short file, and for what was just inserted.
 * @param {Page} page
 * @returns {Promise<string>}
 */
export async function editorText(page) {
  const lines = await page
    .locator(`${active} .view-line`)
    .evaluateAll((elements) =>
      elements.map((element) => ({ top: parseFloat(element.style.top), text: element.textContent ?? '' })),
    );
  // They are drawn in any order, with hard spaces.
  return lines
    .sort((a, b) => a.top - b.top)
    .map(({ text }) => text.replaceAll('\u00a0', ' '))
    .join('\n');
}

/**
 * The name on the active tab.
 * @param {Page} page
 */
export async function activeTab(page) {
  return (
    (await page.locator('.editor-group-container.active .tab.active .label-name').textContent())?.trim() ?? ''
  );
}
