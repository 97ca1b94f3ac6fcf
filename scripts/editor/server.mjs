// Owns the life of one VS Code server: start, wait until it answers, stop.
import { spawn } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onExit } from './cleanup.mjs';
import { addExtension, extensionsDir } from './extensions.mjs';
import { writeSettings } from './settings.mjs';

const host = '127.0.0.1';
const guard = path.join(path.dirname(fileURLToPath(import.meta.url)), 'guard.mjs');

/**
 * @typedef {object} Server
 * @property {string} authority host:port
 * @property {string} url
 * @property {string} dataDir
 * @property {string} logFile
 * @property {(settings: Record<string, unknown>) => Promise<void>} setSettings user settings on top of the calm ones
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a server on a free port of this machine only. Without `dataDir` it gets a fresh one, removed at the end.
 * @param {object} options
 * @param {import('./install.mjs').EditorParts} options.editor
 * @param {string} [options.dataDir] settings, workspace storage, logs
 * @param {number} [options.port] tried first: the editor keeps a folder's storage under the address it was opened at
 * @param {string} [options.extension] a folder or a .vsix, as an installed extension
 * @param {boolean} [options.driver] for tests inside the editor: it heeds what `testUrl` asks for, and shows no
 *   notifications on its own
 * @param {Record<string, unknown>} [options.settings] user settings on top of the calm ones
 * @returns {Promise<Server>}
 */
export async function startServer({
  editor,
  dataDir: given,
  port: wanted = 0,
  extension,
  driver = false,
  settings = {},
}) {
  const dataDir = given ?? (await mkdtemp(path.join(os.tmpdir(), 'lectern-editor-')));
  await writeSettings(dataDir, settings);
  if (extension) await addExtension({ editor, dataDir, extension });

  const port = await freePort(wanted).catch(() => freePort(0));
  const logFile = path.join(dataDir, 'server.log');
  const log = openSync(logFile, 'a');
  const command = [
    guard,
    editor.node,
    editor.serverMain,
    ...serverFlags(dataDir, driver),
    '--host',
    host,
    '--port',
    String(port),
  ];
  const child = spawn(process.execPath, command, {
    stdio: ['pipe', log, log],
    detached: process.platform !== 'win32',
    // Its sockets lie there; a path with a socket must be short.
    env: dataDir.length < 50 ? { ...process.env, XDG_RUNTIME_DIR: dataDir } : process.env,
  });
  closeSync(log);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const forget = onExit(() => {
    kill(child);
    if (!given) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  const stop = async () => {
    forget();
    child.stdin.end();
    await ended;
    if (!given) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const url = `http://${host}:${port}`;
  try {
    await answers(url, child);
  } catch (error) {
    const printed = await readFile(logFile, 'utf8');
    await stop();
    throw new Error(`The VS Code server did not start. Its log:\n${printed}`, { cause: error });
  }
  const setSettings = (more) => writeSettings(dataDir, { ...settings, ...more });
  return { authority: `${host}:${port}`, url, dataDir, logFile, setSettings, stop };
}

function serverFlags(dataDir, driver) {
  return [
    ...(driver ? ['--enable-smoke-test-driver'] : []),
    '--without-connection-token',
    '--accept-server-license-terms',
    '--disable-telemetry',
    '--disable-workspace-trust',
    '--server-data-dir',
    dataDir,
    '--extensions-dir',
    extensionsDir(dataDir),
  ];
}

/** @returns {Promise<number>} */
function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(wanted, host, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answers(url, child, limit = 60_000) {
  const end = Date.now() + limit;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('The server ended.');
    const response = await fetch(`${url}/version`).catch(() => undefined);
    if (response?.ok) return;
    if (Date.now() > end) throw new Error(`No answer within ${limit / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function kill(child) {
  try {
    if (process.platform === 'win32') child.stdin.destroy();
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
