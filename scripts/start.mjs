// `npm start`: VS Code in the browser with Lectern in it and the examples open. Nothing else needs to be installed.
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureEditor } from './editor/install.mjs';
import { buildExtension, exampleFolder, projectRoot } from './editor/project.mjs';
import { saveScreenshot } from './editor/screenshot.mjs';
import { startServer } from './editor/server.mjs';
import { openInBrowser } from './editor/systemBrowser.mjs';
import { workbenchUrl } from './editor/workbench.mjs';

// Always the same if it is free: the editor keeps what was marked under the address the folder was opened at.
const port = 4310;

const usage = `npm start -- [options]
  --folder DIR       open this folder instead of a copy of the examples
  --fresh            forget what earlier runs left in the example folder and in the editor
  --no-open          do not open a browser
  --screenshot FILE  save a picture of Lectern's view and end`;

const { values: options } = parseArgs({
  options: {
    folder: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
    screenshot: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) {
  console.log(usage);
  process.exit(0);
}

await buildExtension();
const editor = await ensureEditor();
const folder = options.folder ? path.resolve(options.folder) : await exampleFolder(options);
if (options.screenshot) await takePicture(options.screenshot);
else await serve();

async function serve() {
  const dataDir = path.join(os.tmpdir(), 'lectern-example-data');
  if (options.fresh) await rm(dataDir, { recursive: true, force: true });
  // The examples' README says what to do first.
  const settings = { 'workbench.startupEditor': 'readme' };
  const server = await startServer({ editor, dataDir, port, extension: projectRoot, settings });
  const url = workbenchUrl(server, folder);
  console.log(`\nLectern is open in VS Code at\n\n  ${url}\n\nFolder: ${folder}\nPress Ctrl+C to stop.`);
  if (!options['no-open']) openInBrowser(url);
}

async function takePicture(file) {
  const server = await startServer({ editor, extension: projectRoot });
  await saveScreenshot({ editor, file, server, folder });
  await server.stop();
  console.log(`Saved ${file}`);
}
