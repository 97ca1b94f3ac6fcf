// Owns the address of a workbench: which folder, which extension under development, which tests, in which host.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * @typedef {'desktop' | 'web'} HostKind desktop: the Node extension host; web: the worker in the page.
 */

/**
 * @param {object} options
 * @param {import('./server.mjs').Server} options.server
 * @param {string} options.folder
 * @param {string} [options.extensionPath] left out: only what is installed in the server
 * @param {string} [options.testsPath]
 * @returns {string}
 */
export function workbenchUrl({ server, folder, extensionPath, testsPath }) {
  const remote = (file) => `vscode-remote://${server.authority}${urlPath(file)}`;
  const payload = [];
  if (extensionPath) payload.push(['extensionDevelopmentPath', remote(extensionPath)]);
  if (testsPath) payload.push(['extensionTestsPath', remote(testsPath)]);
  const query = new URLSearchParams({ folder: urlPath(folder), payload: JSON.stringify(payload) });
  return `${server.url}/?${query}`;
}

/**
 * The user setting that puts an extension into that host. The editor's own `extensionDevelopmentKind` is read on
 * desktop only; in a browser this setting is what decides, and without it the Node host wins.
 * @param {string} extensionPath
 * @param {HostKind} kind
 */
export async function hostSetting(extensionPath, kind) {
  if (kind === 'desktop') return {};
  const { publisher, name } = JSON.parse(await readFile(path.join(extensionPath, 'package.json'), 'utf8'));
  return { 'remote.extensionKind': { [`${publisher}.${name}`]: ['web'] } };
}

/**
 * Opens it in a page and waits until the workbench is drawn and its status bar is there.
 * @param {Parameters<typeof workbenchUrl>[0] & { page: import('playwright-core').Page }} options
 */
export async function openWorkbench({ page, ...where }) {
  await page.goto(workbenchUrl(where));
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
  if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
  await page.locator('.sidebar .composite.title').getByText(title, { exact: false }).first().waitFor();
}

/** `C:\a` is `/C:/a` in an address. */
function urlPath(file) {
  const forward = path.resolve(file).split(path.sep).join('/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}
