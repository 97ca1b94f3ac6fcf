// `npm run bench`: what Lectern costs. Sizes in bytes; times as medians of several runs in one go, each a ratio to
// something measured in the same run where there is a limit. `-- --json` prints data, `-- --write` also makes
// docs/benchmarks.md of them; `-- --only sizes,activation,…` runs some.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { circumstances, machine, writePart } from './benchDocument.mjs';
import { projectRoot } from './editor/project.mjs';

/** @typedef {{ what: string, size: number | null, value: number, unit: string, limit: number | null }} Figure */
/** @typedef {{ subject: string, figures: Figure[] }} Subject */

const activations = 5;
const papersOfEach = ['1000', '10000', '100000'];
/** @type {Record<string, () => Subject[]>} */
const subjects = {
  sizes: () => [sizes()],
  activation: () => [activation()],
  reading: () => [script('benchReading')],
  scale: () => [script('benchScale')],
  marks: () => [script('benchMarks')],
  citing: () => [script('benchCiting')],
  typing: () => eachSize('benchTyping'),
  peers: () => eachSize('benchPeers'),
};

const args = process.argv.slice(2);
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '').split(',') : [];
const unknown = only.filter((name) => !(name in subjects));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}: ${Object.keys(subjects)}`);
run([process.execPath, 'esbuild.js', '--production', '--tests']);
/** @type {Subject[]} */
const measured = [];
for (const [name, measure] of Object.entries(subjects)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const now = measure();
  measured.push(...now);
  if (!args.includes('--json')) console.log(now.map(asText).join('\n'));
}
if (args.includes('--json')) console.log(JSON.stringify({ machine: machine(), subjects: measured }, null, 1));
if (args.includes('--write')) await writePart('main', asMarkdown(measured));

function sizes() {
  const parts = readdirSync(path.join(projectRoot, 'dist', 'parts')).map((name) => `parts/${name}`);
  const limits = { 'extension.js': 150_000, 'extension.web.js': 150_000, 'panel.js': 45_000 };
  const figures = ['extension.js', 'extension.web.js', 'panel.js', 'math.js', ...parts].map((file) => ({
    what: file,
    size: null,
    value: statSync(path.join(projectRoot, 'dist', file)).size,
    unit: 'bytes',
    limit: limits[file] ?? null,
  }));
  return { subject: 'bundles, minified', figures };
}

/** A fresh editor each time: Lectern's second start in the same one would find its code compiled. */
function activation() {
  const times = [];
  for (let tries = 0; times.length < activations && tries < 2 * activations; tries++) {
    const output = run([
      process.execPath,
      'test/editor/run.mjs',
      ...['--kind', 'desktop', '--folder', 'test/editor/bench-workspace'],
      ...['--desktop', 'out/test/editor/activation.js'],
    ]);
    times.push(...[...output.matchAll(/activation took ([\d.]+) ms/g)].map(([, time]) => Number(time)));
  }
  if (times.length < activations)
    throw new Error(`the editor was measured ${times.length} times of ${activations}`);
  times.sort((a, b) => a - b);
  const what = `work in the extension host, median of ${times.join(', ')}`;
  return {
    subject: 'activation',
    figures: [{ what, size: null, value: times[times.length >> 1], unit: 'ms', limit: 30 }],
  };
}

/** @returns {Subject[]} */
function eachSize(name) {
  return papersOfEach.map((size) => script(name, size));
}

/** @returns {Subject} */
function script(name, ...rest) {
  return JSON.parse(run([process.execPath, 'scripts/run.mjs', name, ...rest, '--json']));
}

/** @param {Subject} subject */
function asText({ subject, figures }) {
  const lines = figures.map(({ what, size, value, unit, limit }) => {
    const within = limit === null ? '' : ` (limit ${limit}${value > limit ? ', over' : ''})`;
    return `  ${String(value).padStart(10)} ${unit}  ${what}${size === null ? '' : `, ${size} papers`}${within}`;
  });
  return [subject, ...lines].join('\n');
}

/** @param {Subject[]} all */
function asMarkdown(all) {
  const tables = all.map(({ subject, figures }) => {
    const rows = figures.map(
      ({ what, size, value, unit, limit }) =>
        `| ${what} | ${size ?? ''} | ${value} ${unit} | ${limit === null ? '' : `${limit}${value > limit ? ', **over**' : ''}`} |`,
    );
    const head = '| what | papers | measured | limit |\n| --- | ---: | ---: | ---: |';
    return `## ${subject[0].toUpperCase()}${subject.slice(1)}\n\n${head}\n${rows.join('\n')}\n`;
  });
  return [
    '# Benchmarks\n',
    `Made by \`npm run bench -- --write\` ${circumstances()}.`,
    'Times are of that machine; ratios are within one run, and are what to look at.\n',
    ...tables,
  ].join('\n');
}

function run([command, ...rest]) {
  const { status, stdout } = spawnSync(command, rest, {
    cwd: projectRoot,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1e8,
  });
  if (status !== 0) {
    process.stdout.write(stdout);
    throw new Error(`${rest[0]} failed`);
  }
  return stdout;
}
