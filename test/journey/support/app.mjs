// Owns one editor for a journey: server, browser, page and a workspace of its own, all gone after `close`.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../../../scripts/editor/browser.mjs';
import { ensureBrowser, ensureEditor } from '../../../scripts/editor/install.mjs';
import { projectRoot } from '../../../scripts/editor/project.mjs';
import { startServer } from '../../../scripts/editor/server.mjs';
import { hostSetting, openWorkbench, workbenchReady } from '../../../scripts/editor/workbench.mjs';

/**
 * @typedef {object} App
 * @property {import('playwright-core').Page} page
 * @property {import('../../../scripts/editor/server.mjs').Server} server
 * @property {string} folder the copy that is open: its files can be read and changed from the test
 * @property {(settings: Record<string, unknown>) => Promise<void>} setSettings user settings; the window is reloaded,
 *   because it does not notice changes of that file
 * @property {() => Promise<void>} reload as the window's own reload; marks stay, the panel is made anew
 * @property {() => Promise<void>} close
 */

/**
 * @param {object} options
 * @param {string} [options.workspace] a folder that is copied; an empty one without
 * @param {Record<string, string>} [options.files] put into the copy, by path
 * @param {import('../../../scripts/editor/workbench.mjs').HostKind} [options.kind]
 * @param {string} [options.extension] a folder or a .vsix
 * @param {string} [options.extensionId]
 * @param {Record<string, unknown>} [options.settings]
 * @param {{ width?: number, height?: number, scale?: number }} [options.window]
 * @returns {Promise<App>}
 */
export async function openApp({
  workspace,
  files = {},
  kind = 'desktop',
  extension = projectRoot,
  extensionId = 'lectern.lectern',
  settings = {},
  window,
}) {
  const editor = await ensureEditor();
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'lectern-journey-'));
  const folder = path.join(scratch, path.basename(workspace ?? 'workspace'));
  await mkdir(folder);
  if (workspace !== undefined) await cp(workspace, folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  const server = await startServer({
    editor,
    extension,
    settings: { ...settings, ...hostSetting(kind, extensionId) },
  });
  const browser = await launchBrowser(await ensureBrowser(editor), window);
  const close = async () => {
    await browser.close();
    await server.stop();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const page = await browser.context.newPage();
    await openWorkbench(page, server, folder);
    const reload = async () => {
      await page.reload();
      await workbenchReady(page);
    };
    const setSettings = async (changed) => {
      await server.setSettings(changed);
      await reload();
    };
    return { page, server, folder, setSettings, reload, close };
  } catch (error) {
    await close();
    throw error;
  }
}
