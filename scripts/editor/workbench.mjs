// Owns the address of a workbench: which folder, which extension under development, which tests, in which host.
import path from 'node:path';

/**
 * @typedef {'desktop' | 'web'} HostKind desktop: the Node extension host; web: the worker in the page.
 */

/**
 * @param {import('./server.mjs').Server} server
 * @param {string} folder
 */
export function workbenchUrl(server, folder) {
  return `${server.url}/?${new URLSearchParams({ folder: urlPath(folder) })}`;
}

/**
 * The same with a suite that runs inside the editor; the server must have been started with its driver.
 * @param {import('./server.mjs').Server} server
 * @param {string} folder
 * @param {string} carrier the extension that holds the tests: they run in the host it runs in
 * @param {string} testsPath
 */
export function testUrl(server, folder, carrier, testsPath) {
  const remote = (file) => `vscode-remote://${server.authority}${urlPath(file)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(carrier)],
    ['extensionTestsPath', remote(testsPath)],
  ];
  return `${workbenchUrl(server, folder)}&${new URLSearchParams({ payload: JSON.stringify(payload) })}`;
}

/**
 * The user setting that puts extensions into that host. The editor's own `extensionDevelopmentKind` is heeded on
 * desktop only; in a browser this setting is what decides, and without it the Node host wins.
 * @param {HostKind} kind
 * @param {string[]} ids
 */
export function hostSetting(kind, ...ids) {
  return kind === 'web' ? { 'remote.extensionKind': Object.fromEntries(ids.map((id) => [id, ['web']])) } : {};
}

/**
 * Opens it in a page and waits until it is drawn.
 * @param {import('playwright-core').Page} page
 * @param {import('./server.mjs').Server} server
 * @param {string} folder
 */
export async function openWorkbench(page, server, folder) {
  await page.goto(workbenchUrl(server, folder));
  await workbenchReady(page);
}

/** @param {import('playwright-core').Page} page */
export async function workbenchReady(page) {
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
}

/**
 * Shows a view container of the activity bar by its title; leaves it alone when it is shown already.
 * @param {import('playwright-core').Page} page
 * @param {string} title
 */
export async function openContainer(page, title) {
  const tab = page.locator('.activitybar').getByRole('tab', { name: title });
  await tab.waitFor();
  const shown = page.locator('.sidebar .composite.title').getByText(title, { exact: false }).first();
  for (let tries = 1; ; tries++) {
    if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
    // Away from the tab, whose tooltip would lie over the view.
    await page.mouse.move(0, 0);
    try {
      await shown.waitFor({ timeout: 5000 * tries });
      return;
    } catch (error) {
      // A window that is still being drawn may have opened it between the look and the click, which then closed it.
      if (tries === 4) throw error;
    }
  }
}

/** `C:\a` is `/C:/a` in an address. */
function urlPath(file) {
  const forward = path.resolve(file).split(path.sep).join('/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}
