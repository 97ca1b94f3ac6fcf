// Runs the in-editor suite in a real VS Code: node test/editor/run.mjs [--kind desktop|web|both] and the options below.
// A suite of several phases is run again in the same data folder, workspace and browser profile; it reads the number
// of its phase, from 1, as `vscode.workspace.getConfiguration('lecternTest').get('phase')`.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../scripts/editor/browser.mjs';
import { ensureBrowser, ensureEditor } from '../../scripts/editor/install.mjs';
import { startServer } from '../../scripts/editor/server.mjs';
import { hostSetting } from '../../scripts/editor/workbench.mjs';
import { runInPage } from './session.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { values: options } = parseArgs({
  options: {
    kind: { type: 'string', default: 'both' },
    extension: { type: 'string', default: root },
    desktop: { type: 'string', default: path.join(root, 'out/test/editor/desktop.js') },
    web: { type: 'string', default: path.join(root, 'out/test/editor/web.js') },
    folder: { type: 'string', default: path.join(root, 'test/editor/workspace') },
    phases: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '10' },
    vsix: { type: 'string' },
  },
});

const kinds = options.kind === 'both' ? ['desktop', 'web'] : [options.kind];
if (!kinds.every((kind) => kind === 'desktop' || kind === 'web')) {
  throw new Error(`--kind is desktop, web or both, not ${options.kind}`);
}
const editor = await ensureEditor();
const browser = await ensureBrowser(editor);
let passed = true;
for (const kind of kinds) passed = (await runKind(kind)) && passed;
console.log(passed ? 'The editor suite passed.' : 'The editor suite FAILED.');
process.exit(passed ? 0 : 1);

/** One host: a server, a workspace and a browser profile of its own, through all phases or until one fails. */
async function runKind(kind) {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'lectern-test-'));
  const folder = path.join(scratch, 'workspace');
  await cp(path.resolve(options.folder), folder, { recursive: true });
  const server = await startServer({ editor, vsix: options.vsix });
  const { context, close } = await launchBrowser(browser);
  try {
    for (let phase = 1; phase <= Number(options.phases); phase++) {
      console.log(`${kind} host, phase ${phase} of ${options.phases}`);
      await server.setSettings({
        'lecternTest.phase': phase,
        ...(await hostSetting(options.extension, kind)),
      });
      const done = await runInPage({
        context,
        where: {
          server,
          folder,
          extensionPath: options.vsix ? undefined : path.resolve(options.extension),
          testsPath: path.resolve(options[kind]),
        },
        limit: Number(options.minutes) * 60_000,
        screenshot: path.join(root, 'out/screenshots', `editor-${kind}-phase-${phase}.png`),
      });
      if (!done) return false;
    }
    return true;
  } finally {
    await close();
    await server.stop();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}
