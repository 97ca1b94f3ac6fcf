// `npm test`: builds what ships, packs it, and tests it: in plain Node, the panel in a browser, in a real editor (both
// extension hosts), as an installed package, and by a person's journey. `--only unit,package,…` runs some of it.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { npm } from './editor/npm.mjs';
import { projectRoot } from './editor/project.mjs';

const { values: options } = parseArgs({ options: { only: { type: 'string' } } });
const node = process.execPath;
const bin = (name, ...file) => [node, path.join(projectRoot, 'node_modules', name, ...file)];
const mocha = [...bin('mocha', 'bin', 'mocha.js'), '--forbid-only', '--timeout', '20000'];

const suites = {
  unit: [...mocha, 'out/test/unit/**/*.test.js'],
  package: [...mocha, 'out/test/package/**/*.test.js'],
  durability: [node, 'scripts/durability.mjs', '--kills', '40'],
  panel: [...mocha, '--timeout', '180000', 'test/panel/*.test.mjs'],
  editor: [node, 'test/editor/run.mjs', '--phases', '2'],
  vsix: [node, 'test/editor/run.mjs', '--kind', 'desktop', '--vsix', 'out/lectern.vsix'],
  journey: [...mocha, '--timeout', '180000', '--bail', 'test/journey/*.test.mjs'],
};

if (!existsSync(path.join(projectRoot, 'node_modules'))) await npm(projectRoot, ['ci']);
mkdirSync(path.join(projectRoot, 'out'), { recursive: true });
const counts = { passed: 0, failed: 0, skipped: 0 };
await must('build', [node, 'esbuild.js', '--production', '--tests']);
await must('pack', [node, 'scripts/pack.mjs', 'out/lectern.vsix']);

const wanted = options.only?.split(',') ?? Object.keys(suites);
const broken = [];
for (const name of wanted) {
  const before = counts.passed + counts.failed;
  const code = await run(name, suites[name]);
  // A suite that ran nothing has not passed.
  if (code !== 0 || counts.passed + counts.failed === before) broken.push(name);
}
if (broken.length > 0) console.log(`\nNot passed: ${broken.join(', ')}`);
if (broken.length > 0 && counts.failed === 0) counts.failed = broken.length;
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(broken.length > 0 ? 1 : 0);

async function must(name, command) {
  if ((await run(name, command)) !== 0) process.exit(1);
}

/** Runs a command with its output shown, and counts the tests it tells of. */
function run(name, [command, ...args]) {
  console.log(`\n== ${name}`);
  const child = spawn(command, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  let rest = '';
  child.stdout.on('data', (data) => {
    process.stdout.write(data);
    const lines = (rest + data).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) count(line);
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      count(rest);
      resolve(code ?? 1);
    });
  });
}

/** Mocha's closing lines, and those of the suites that run in the editor. */
function count(line) {
  const [, passing] = /^\s*(\d+) passing/.exec(line) ?? [];
  const [, failing] = /^\s*(\d+) failing/.exec(line) ?? [];
  const [, pending] = /^\s*(\d+) pending/.exec(line) ?? [];
  const [, passed, failed] = /(\d+) passed, (\d+) failed/.exec(line) ?? [];
  counts.passed += Number(passing ?? passed ?? 0);
  counts.failed += Number(failing ?? failed ?? 0);
  counts.skipped += Number(pending ?? 0);
}
