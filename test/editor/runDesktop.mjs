// Runs the in-editor suite in a downloaded desktop VS Code, through @vscode/test-electron: `npm run test:desktop`.
// LECTERN_VSCODE names an installed VS Code to use instead. Where neither can be had it fails and says so.
import { runTests } from '@vscode/test-electron';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const installed = process.env['LECTERN_VSCODE'];
const scratch = await mkdtemp(path.join(os.tmpdir(), 'lectern-desktop-'));
const folder = path.join(scratch, 'workspace');
await cp(path.join(root, 'test/editor/workspace'), folder, { recursive: true });
try {
  for (const phase of [1, 2]) {
    await mkdir(path.join(folder, '.vscode'), { recursive: true });
    await writeFile(
      path.join(folder, '.vscode/settings.json'),
      JSON.stringify({ 'lecternTest.phase': phase }),
    );
    await runTests({
      ...(installed ? { vscodeExecutablePath: installed } : {}),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'out/test/editor/desktop.js'),
      launchArgs: [
        folder,
        '--disable-extensions',
        '--disable-workspace-trust',
        `--user-data-dir=${path.join(scratch, 'data')}`,
      ],
    });
  }
} catch (error) {
  console.error(`The suite did not pass in a desktop VS Code: ${error.message}`);
  process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
}
