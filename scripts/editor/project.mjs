// Owns what must be there before an editor can show the extension: its dependencies, its bundles, a folder to open.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './npm.mjs';

/** The repository, which is also the extension's folder. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Gets the dependencies when there are none, and builds. */
export async function buildExtension() {
  if (!existsSync(path.join(projectRoot, 'node_modules'))) {
    console.log("Getting Lectern's own dependencies.");
    await npm(projectRoot, ['ci']);
  }
  console.log('Building Lectern.');
  const { status } = spawnSync(process.execPath, ['esbuild.js'], { cwd: projectRoot, stdio: 'inherit' });
  // The build has said why.
  if (status !== 0) process.exit(1);
}

/**
 * A copy of the examples that may be changed at will; it stays between runs, with what was marked in it, unless fresh.
 * @param {{ fresh?: boolean }} [options]
 */
export async function exampleFolder({ fresh = false } = {}) {
  const folder = path.join(os.tmpdir(), 'lectern-example');
  if (fresh) await rm(folder, { recursive: true, force: true });
  if (!existsSync(folder)) await cp(path.join(projectRoot, 'examples'), folder, { recursive: true });
  return folder;
}
