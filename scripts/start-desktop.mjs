// `npm run start:desktop`: the same in a VS Code that is installed on this machine as `code`.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension, exampleFolder, projectRoot } from './editor/project.mjs';

const { values: options } = parseArgs({
  options: { folder: { type: 'string' }, fresh: { type: 'boolean', default: false } },
});

await buildExtension();
const folder = options.folder ? path.resolve(options.folder) : await exampleFolder(options);
const args = ['--new-window', `--extensionDevelopmentPath=${projectRoot}`, folder];
// On Windows `code` is a .cmd, which only a shell runs.
const shell = process.platform === 'win32';
const child = spawn('code', shell ? args.map((arg) => `"${arg}"`) : args, { stdio: 'inherit', shell });
child.on('error', notFound);
child.on('exit', (code) => {
  // 9009: the Windows shell knows no such program.
  if (code === 9009) notFound();
  else process.exitCode = code ?? 1;
});

function notFound() {
  console.error(
    '`code` was not found. Install VS Code and, on macOS, run its command "Shell Command: Install \'code\' command in PATH".\n' +
      '`npm start` needs no VS Code: it opens one in the browser.',
  );
  process.exitCode = 1;
}
