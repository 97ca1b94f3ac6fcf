// Owns which extensions a server has: a packed one, installed as a user would, or a source folder in place.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** @param {string} dataDir */
export const extensionsDir = (dataDir) => path.join(dataDir, 'extensions');

/**
 * @param {object} options
 * @param {import('./install.mjs').EditorParts} options.editor
 * @param {string} options.dataDir
 * @param {string} options.extension a folder or a .vsix
 */
export async function addExtension({ editor, dataDir, extension }) {
  const location = path.resolve(extension);
  if (!location.endsWith('.vsix')) return linkFolder(dataDir, location);
  const where = ['--server-data-dir', dataDir, '--extensions-dir', extensionsDir(dataDir)];
  await promisify(execFile)(editor.node, [
    editor.serverMain,
    ...where,
    '--install-extension',
    location,
    '--force',
  ]);
}

/**
 * Enters the folder into the list of installed extensions. An extension under development named in the address would
 * do too, but a built workbench heeds that only together with the test driver, which hides all notifications.
 */
async function linkFolder(dataDir, folder) {
  const { publisher, name, version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const id = `${publisher}.${name}`;
  const list = path.join(extensionsDir(dataDir), 'extensions.json');
  const others = (await installed(list)).filter((entry) => entry.identifier.id !== id);
  const location = { $mid: 1, scheme: 'file', path: decodeURIComponent(pathToFileURL(folder).pathname) };
  await mkdir(path.dirname(list), { recursive: true });
  await writeFile(list, JSON.stringify([...others, { identifier: { id }, version, location, metadata: {} }]));
}

async function installed(list) {
  const text = await readFile(list, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  return JSON.parse(text);
}
