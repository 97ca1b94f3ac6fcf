// docs/benchmarks.md is made by two commands that each leave the other's part alone: `npm run bench` all of it but the
// last part, `npm run bench:editor` that one.
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from './editor/project.mjs';

const file = path.join(projectRoot, 'docs', 'benchmarks.md');
const begin = '<!-- from here on: npm run bench:editor -- --write -->';

/**
 * Writes a part and leaves the other as it is.
 * @param {'main' | 'editor'} part
 * @param {string} text
 */
export async function writePart(part, text) {
  const before = await readFile(file, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  await writeFile(file, withPart(before, part, text));
}

/**
 * A document with one of its parts otherwise.
 * @param {string} before any text; without the line that parts them all of it is the main part
 * @param {'main' | 'editor'} part
 * @param {string} text
 */
export function withPart(before, part, text) {
  const at = before.indexOf(begin);
  const main = part === 'main' ? text : at < 0 ? before : before.slice(0, at);
  const editor = part === 'editor' ? text : at < 0 ? '' : before.slice(at + begin.length);
  if (editor.trim() === '') return `${main.trim()}\n`;
  return `${main.trim()}\n\n${begin}\n\n${editor.trim()}\n`.trimStart();
}

/** Where and when something was measured, in words. */
export function circumstances() {
  return `on ${new Date().toISOString().slice(0, 10)}: ${machine()}`;
}

/** The machine, in words. */
export function machine() {
  const [cpu] = os.cpus();
  return `${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, Node ${process.versions.node}, ${os.type()}`;
}
