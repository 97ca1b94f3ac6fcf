// Owns choosing from a context menu.

/** @typedef {import('playwright-core').Page} Page */

/**
 * Clicks an entry of the menu that is open.
 * @param {Page} page
 * @param {string} entry
 */
export async function chooseFromMenu(page, entry) {
  const item = page.locator('.monaco-menu').getByRole('menuitem', { name: entry, exact: true });
  await item.hover();
  // A menu takes a click only when it has been open for a moment, so that opening it does not choose from it.
  await page.waitForTimeout(500);
  await item.click();
  await item.waitFor({ state: 'detached' });
}
