// `npm run bench`: prints what Lectern costs. Sizes in bytes; times as medians of several runs in one go.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './editor/project.mjs';

const runs = 5;
run([process.execPath, 'esbuild.js', '--production', '--tests']);

console.log('bundles, bytes minified');
for (const file of [
  'extension.js',
  'extension.web.js',
  'panel.js',
  'parts/listing.mjs',
  'parts/citing.mjs',
  'parts/finding.mjs',
  'math.js',
]) {
  console.log(`  ${String(statSync(path.join(projectRoot, 'dist', file)).size).padStart(7)}  ${file}`);
}

// A fresh editor each time: Lectern's second start in the same one would find its code compiled.
const times = [];
for (let tries = 0; times.length < runs && tries < 2 * runs; tries++) {
  const output = run([
    process.execPath,
    'test/editor/run.mjs',
    ...['--kind', 'desktop', '--folder', 'test/editor/bench-workspace'],
    ...['--desktop', 'out/test/editor/activation.js'],
  ]);
  times.push(...[...output.matchAll(/activation took ([\d.]+) ms/g)].map(([, time]) => Number(time)));
}
if (times.length < runs) throw new Error(`the editor was measured ${times.length} times of ${runs}`);
times.sort((a, b) => a - b);
const median = times[Math.floor(times.length / 2)];
console.log(
  `activation in the extension host, ms of work: median ${median} of ${times.join(', ')} (limit 30)`,
);

function run([command, ...args]) {
  const { status, stdout } = spawnSync(command, args, {
    cwd: projectRoot,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1e8,
  });
  if (status !== 0) {
    process.stdout.write(stdout);
    throw new Error(`${args[0]} failed`);
  }
  return stdout;
}
