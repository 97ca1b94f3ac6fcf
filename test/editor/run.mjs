// Runs the in-editor suite in a real VS Code: node test/editor/run.mjs [--kind desktop|web|both] and the options below;
// --vsix tests a packed extension instead of the source folder.
// A suite of several phases is run again in the same data folder, workspace and browser profile; it reads the number
// of its phase, from 1, as `vscode.workspace.getConfiguration('lecternTest').get('phase')`.
import { copyFile, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../scripts/editor/browser.mjs';
import { ensureBrowser, ensureEditor } from '../../scripts/editor/install.mjs';
import { startServer } from '../../scripts/editor/server.mjs';
import { hostSetting, testUrl } from '../../scripts/editor/workbench.mjs';
import { runInPage } from './session.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { values: options } = parseArgs({
  options: {
    kind: { type: 'string', default: 'both' },
    extension: { type: 'string', default: root },
    desktop: { type: 'string', default: path.join(root, 'out/test/editor/desktop.js') },
    web: { type: 'string', default: path.join(root, 'out/test/editor/web.js') },
    folder: { type: 'string', default: path.join(root, 'test/editor/workspace') },
    vsix: { type: 'string' },
    phases: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '10' },
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
  const carrier = await makeCarrier(scratch, path.resolve(options[kind]));
  const server = await startServer({
    editor,
    extension: path.resolve(options.vsix ?? options.extension),
    driver: true,
  });
  const { context, close } = await launchBrowser(browser);
  try {
    for (let phase = 1; phase <= Number(options.phases); phase++) {
      console.log(`${kind} host, phase ${phase} of ${options.phases}`);
      await server.setSettings({
        'lecternTest.phase': phase,
        ...hostSetting(kind, 'lectern.lectern', carrier.id),
      });
      const done = await runInPage({
        context,
        url: testUrl(server, folder, carrier.folder, carrier.testsPath),
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

/**
 * An extension with nothing but the tests: the editor runs them in the host their extension is in, and Lectern itself
 * is tested as it is installed, from the source folder or packed.
 */
async function makeCarrier(scratch, bundle) {
  const folder = path.join(scratch, 'carrier');
  const testsPath = path.join(folder, 'tests.js');
  const manifest = {
    publisher: 'lectern',
    name: 'carrier',
    version: '0.0.0',
    engines: { vscode: '^1.97.0' },
    activationEvents: [],
  };
  await mkdir(folder);
  await copyFile(bundle, testsPath);
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ ...manifest, main: './tests.js', browser: './tests.js' }),
  );
  // The Node bundle imports mocha from here.
  await symlink(path.join(root, 'node_modules'), path.join(scratch, 'node_modules'), 'junction');
  return { folder, testsPath, id: `${manifest.publisher}.${manifest.name}` };
}
