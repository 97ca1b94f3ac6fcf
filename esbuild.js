// Builds what ships (dist/) and, with --tests, what tests it (out/). `--watch` keeps building, `--production` minifies.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');

const common = {
  bundle: true,
  target: 'es2022',
  logLevel: 'warning',
  sourcemap: production ? false : 'linked',
  minify: production,
  metafile: true,
  legalComments: 'none',
};

/** The extension host's bundles. `platform: 'browser'` makes any Node import an error: one source runs in both hosts. */
const host = (outfile) => ({
  ...common,
  entryPoints: ['src/extension.ts'],
  outfile,
  format: 'cjs',
  platform: 'browser',
  mainFields: ['module', 'main'],
  external: ['vscode'],
  // The lazily loaded parts are imported by address when they are needed.
  supported: { 'dynamic-import': true },
});

/** What is loaded when it is first needed: ES modules, one source for both hosts. */
const parts = () => ({
  ...common,
  entryPoints: { citing: 'src/parts/citing.ts', listing: 'src/parts/listing.ts' },
  outdir: 'dist/parts',
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  platform: 'browser',
  mainFields: ['module', 'main'],
});

/** ES modules, so that the part that renders formulas is a file of its own, loaded only when a text has some. */
const panel = () => ({
  ...common,
  entryPoints: { panel: 'src/panel/main.ts', math: 'src/panel/math.ts' },
  outdir: 'dist',
  format: 'esm',
  splitting: true,
  chunkNames: '[name]',
  platform: 'browser',
});

const shipped = () => [host('dist/extension.js'), host('dist/extension.web.js'), parts(), panel()];

/** Unit and package tests run in plain Node; one that reaches `vscode` dies on its require, which is wanted. */
const nodeTests = () => ({
  ...common,
  sourcemap: 'inline',
  entryPoints: listTests('test/unit').concat(listTests('test/package')),
  outbase: 'test',
  outdir: 'out/test',
  format: 'cjs',
  platform: 'node',
  packages: 'external',
});

/** The in-editor suite, once for the Node extension host and once for the web worker. */
const editorTests = () => [
  {
    ...common,
    sourcemap: 'inline',
    entryPoints: ['test/editor/desktop.ts'],
    outfile: 'out/test/editor/desktop.js',
    format: 'cjs',
    platform: 'node',
    external: ['vscode', 'mocha'],
  },
  {
    ...common,
    sourcemap: 'inline',
    entryPoints: ['test/editor/web.ts'],
    outfile: 'out/test/editor/web.js',
    // Mocha's browser build would take the bundle's own exports for its.
    define: { module: 'undefined', global: 'globalThis' },
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
  },
];

function listTests(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .sort();
}

async function main() {
  if (flags.has('--production')) fs.rmSync('dist', { recursive: true, force: true });
  const builds = shipped();
  if (flags.has('--tests')) {
    fs.rmSync('out/test', { recursive: true, force: true });
    builds.push(nodeTests(), ...editorTests().filter((build) => fs.existsSync(build.entryPoints[0])));
  }
  if (flags.has('--watch')) {
    for (const build of builds) await (await esbuild.context(build)).watch();
    return;
  }
  fs.mkdirSync('out', { recursive: true });
  for (const build of builds) {
    const { metafile } = await esbuild.build(build);
    // Size and cycle tests read what went into each bundle.
    const name =
      build.outfile === undefined ? path.basename(build.outdir) : path.basename(build.outfile, '.js');
    if (!(build.outfile ?? build.outdir).startsWith('out'))
      fs.writeFileSync(`out/${name}.meta.json`, JSON.stringify(metafile));
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
