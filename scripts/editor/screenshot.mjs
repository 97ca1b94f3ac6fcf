// Owns taking one picture of Lectern's view in a workbench.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { ensureBrowser } from './install.mjs';
import { openContainer, openWorkbench } from './workbench.mjs';

/**
 * @param {object} options
 * @param {import('./install.mjs').EditorParts} options.editor
 * @param {string} options.file
 * @param {import('./server.mjs').Server} options.server with the extension in it
 * @param {string} options.folder
 */
export async function saveScreenshot({ editor, file, server, folder }) {
  const { context, close } = await launchBrowser(await ensureBrowser(editor));
  try {
    const page = await context.newPage();
    await openWorkbench(page, server, folder);
    await openContainer(page, 'Lectern');
    // An empty library is a picture too: wait for rows, but not for ever, then for what comes after the first ones.
    await page
      .locator('.sidebar .monaco-list-row')
      .first()
      .waitFor({ timeout: 15_000 })
      .catch(() => undefined);
    await page.waitForTimeout(1500);
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    await page.screenshot({ path: file });
  } finally {
    await close();
  }
}
