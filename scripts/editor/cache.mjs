// Owns the per-user folder the editor's parts are kept in, and that a half-written part is never taken for a whole one.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const hour = 60 * 60 * 1000;

/** The folder for all clones of one user; LECTERN_EDITOR_HOME overrides it. */
export function cacheHome() {
  const { env, platform } = process;
  if (env.LECTERN_EDITOR_HOME) return path.resolve(env.LECTERN_EDITOR_HOME);
  if (platform === 'win32') {
    return path.join(env.LOCALAPPDATA ?? path.join(os.homedir(), 'AppData', 'Local'), 'lectern');
  }
  if (platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches', 'lectern');
  return path.join(env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'lectern');
}

/**
 * A name that changes whenever what would be installed changes.
 * @param {string} name
 * @param {string} lockFile
 * @param {string} recipe what else it depends on
 */
export async function cacheKey(name, lockFile, recipe) {
  // Git may have written it with another line ending.
  const locked = (await readFile(lockFile, 'utf8')).replaceAll('\r\n', '\n');
  const hash = createHash('sha256').update(locked).update(recipe).digest('hex');
  return `${name}-${process.platform}-${process.arch}-${hash.slice(0, 12)}`;
}

/**
 * The folder of that key, filled by `fill` when it is not there yet. It is filled under another name and renamed
 * when whole; of two processes that fill at once, the first to finish wins and the other takes what it finds.
 * @param {string} key
 * @param {(folder: string) => Promise<void>} fill
 */
export async function cachedFolder(key, fill) {
  const home = cacheHome();
  const whole = path.join(home, key);
  if (existsSync(whole)) return whole;
  await mkdir(home, { recursive: true });
  await sweepAbandoned(home);
  const partial = await mkdtemp(path.join(home, `${key}.partial-`));
  try {
    await fill(partial);
    await renameWhenFree(partial, whole);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(whole)) throw error;
  }
  return whole;
}

/** Windows refuses a rename while a virus scanner still looks at the new files: wait a little, then try again. */
async function renameWhenFree(from, to) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const busy = error.code === 'EPERM' || error.code === 'EBUSY' || error.code === 'EACCES';
      if (!busy || attempt === 10 || existsSync(to)) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 200));
    }
  }
}

/** Removes what an interrupted install left; young ones may belong to a process at work. */
async function sweepAbandoned(home) {
  for (const name of await readdir(home)) {
    if (!name.includes('.partial-')) continue;
    const folder = path.join(home, name);
    const age = Date.now() - (await stat(folder).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > hour) await rm(folder, { recursive: true, force: true });
  }
}
