// Owns reaching a webview's own document, which the editor keeps in a frame inside a frame outside its view.

/**
 * The frame of the webview that holds an element like this; waits for it.
 * @param {import('playwright-core').Page} page
 * @param {string} selector something only that webview has
 * @returns {Promise<import('playwright-core').Frame>}
 */
export async function webviewWith(page, selector, limit = 15_000) {
  const end = Date.now() + limit;
  for (;;) {
    for (const frame of page.frames()) {
      // A frame may be replaced while it is asked.
      const found =
        frame.name() !== '' || frame.parentFrame() ? await frame.$(selector).catch(() => null) : null;
      if (found && frame.parentFrame()?.parentFrame()) return frame;
    }
    if (Date.now() > end) throw new Error(`No webview with ${selector} within ${limit / 1000} s.`);
    await page.waitForTimeout(100);
  }
}
