// Owns how npm is called: quietly, without running anybody's install scripts, and free of an outer npm's settings.
import { spawn } from 'node:child_process';
import path from 'node:path';

const quiet = ['--ignore-scripts', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Runs one npm command in a folder; what it printed is in the error if it fails.
 * @param {string} folder
 * @param {string[]} args
 */
export function npm(folder, args) {
  // The packages ask for Node 24, which is among them: the Node that installs them may be older.
  const all = [...args, ...quiet, '--engine-strict=false', '--prefix', folder];
  const [command, first, shell] = npmCommand();
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...(shell ? all.map((arg) => `"${arg}"`) : all)], {
      cwd: folder,
      env: cleanEnvironment(),
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    child.stdout.on('data', (chunk) => (printed += chunk));
    child.stderr.on('data', (chunk) => (printed += chunk));
    child.on('error', (cause) => reject(new Error('npm could not be started.', { cause })));
    child.on('close', (code) =>
      code === 0 ? resolve(undefined) : reject(new Error(`npm ${args.join(' ')} failed:\n${printed.trim()}`)),
    );
  });
}

/** @returns {[command: string, first: string[], shell: boolean]} */
function npmCommand() {
  const outer = process.env.npm_execpath;
  if (outer && /^npm-cli\.[cm]?js$/.test(path.basename(outer))) return [process.execPath, [outer], false];
  return process.platform === 'win32' ? ['npm.cmd', [], true] : ['npm', [], false];
}

/** Inside `npm start`, npm describes the outer project in the environment; the inner npm must not hear of it. */
function cleanEnvironment() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (
      /^npm_(package|lifecycle|config_(local_prefix|global_prefix|prefix|omit|include|production)$)/i.test(
        name,
      )
    )
      delete env[name];
  }
  return env;
}
