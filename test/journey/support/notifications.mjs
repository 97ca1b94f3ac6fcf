// Owns what the editor tells the user at the lower right.

/** @typedef {import('playwright-core').Page} Page */

/**
 * Waits for a notification that says this.
 * @param {Page} page
 * @param {string | RegExp} text
 */
export async function notification(page, text) {
  const toast = page.locator('.notification-toast').filter({ hasText: text }).first();
  await toast.waitFor();
  return toast;
}

/**
 * Presses a button of it.
 * @param {Page} page
 * @param {string | RegExp} text
 * @param {string} button
 */
export async function answerNotification(page, text, button) {
  await (await notification(page, text)).getByRole('button', { name: button, exact: true }).click();
}

/**
 * Presses a button of the modal dialog that is open.
 * @param {Page} page
 * @param {string} button
 */
export async function answerDialog(page, button) {
  await page.locator('.monaco-dialog-box').getByRole('button', { name: button, exact: true }).click();
}
