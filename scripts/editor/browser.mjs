// Owns the headless browser the workbench is shown in.
import { fontEnvironment } from './fonts.mjs';

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Launches it; its one context keeps cookies and IndexedDB (the editor's own memory) until `close`.
 * @param {Awaited<ReturnType<typeof import('./install.mjs').ensureBrowser>>} parts
 * @param {{ width?: number, height?: number, scale?: number }} [window]
 * @returns {Promise<{ context: import('playwright-core').BrowserContext, close: () => Promise<void> }>}
 */
export async function launchBrowser(parts, { width = 1280, height = 800, scale = 1 } = {}) {
  // A sandbox needs rights that root's processes in a container do not have.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await parts.playwright.chromium.launch({
    executablePath: parts.executablePath,
    args: [...quiet, ...asRoot],
    env: { ...process.env, ...fontEnvironment(parts.fontsFolder) },
  });
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  return { context, close: () => browser.close() };
}
