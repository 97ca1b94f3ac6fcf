// Builds what ships (dist/) and, with --tests, what tests it (out/). `--watch` keeps building, `--production` minifies.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');
const { cslStyles } = require('./scripts/cslStyles.cjs');

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

/**
 * One `vscode` for the whole bundle, with the names that it uses; `wholeEditor` is for the parts that are loaded later. As a plain external each of our modules would get a copy of its own of all the
 * names in it, which made loading three times as long.
 */
const sharedVscode = {
  name: 'shared-vscode',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'vscode' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'vscode' },
    );
    build.onLoad({ filter: /.*/, namespace: 'vscode' }, () => ({
      contents: `const vscode = require('vscode');\nexport const wholeEditor = vscode;\n${reexports((name) => !name.startsWith('src/host/late/'))}`,
    }));
  },
};

/** The same where the editor's interface is the argument of the function around the bundle. */
const givenVscode = {
  name: 'given-vscode',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace: 'vscode' }));
    build.onLoad({ filter: /.*/, namespace: 'vscode' }, () => ({
      contents: `const vscode = givenEditor;\n${reexports(() => true)}`,
    }));
  },
};

function reexports(isIn) {
  return [...namesOfVscode(isIn)].map((name) => `export const ${name} = vscode.${name};`).join('\n');
}

/** The names of vscode that the files of a bundle use. One that is missing would be an error of the build. */
function namesOfVscode(isIn) {
  const names = new Set();
  for (const file of ['src/extension.ts', ...filesUnder('src/host')].filter(isIn)) {
    for (const [, name] of fs.readFileSync(file, 'utf8').matchAll(/\bvscode\.([A-Za-z]\w*)/g))
      if (name !== 'wholeEditor') names.add(name);
  }
  return names;
}

function filesUnder(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => name.endsWith('.ts'));
}

/** The extension host's bundles. `platform: 'browser'` makes any Node import an error: one source runs in both hosts. */
const host = (outfile) => ({
  ...common,
  entryPoints: ['src/extension.ts'],
  outfile,
  format: 'cjs',
  platform: 'browser',
  mainFields: ['module', 'main'],
  plugins: [sharedVscode],
  // The lazily loaded parts are imported by address when they are needed.
  supported: { 'dynamic-import': true },
});

/** What is loaded when it is first needed: ES modules, one source for both hosts. */
const parts = () => ({
  ...common,
  entryPoints: {
    listing: 'src/parts/listing.ts',
    keeping: 'src/parts/keeping.ts',
  },
  outdir: 'dist/parts',
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  platform: 'browser',
  mainFields: ['module', 'main'],
});

/**
 * Parts of the host that are loaded when they are first needed: a module of one function, which takes the editor's
 * interface and gives the part. A module that is loaded by its address cannot import `vscode` itself.
 */
const lateParts = () => ({
  ...common,
  entryPoints: {
    atCursor: 'src/host/late/atCursor.ts',
    citing: 'src/host/late/citing.ts',
    citedNotes: 'src/host/late/citedNotes.ts',
    finding: 'src/host/late/finding.ts',
    reading: 'src/host/late/reading.ts',
    preview: 'src/host/late/preview.ts',
    safekeeping: 'src/host/late/safekeeping.ts',
    listingDocument: 'src/host/late/listingDocument.ts',
    listingUpdate: 'src/host/late/listingUpdate.ts',
    references: 'src/host/late/references.ts',
    uncited: 'src/host/late/uncited.ts',
  },
  outdir: 'dist/parts',
  outExtension: { '.js': '.mjs' },
  format: 'iife',
  globalName: 'part',
  banner: { js: 'export function start(givenEditor) {' },
  footer: { js: 'return part; }' },
  platform: 'browser',
  mainFields: ['module', 'main'],
  plugins: [givenVscode],
});

/** Parts that are mostly other people's work, each a file of its own under its own licence, with the notice in it. */
const libraryParts = () => {
  const { code, notice } = cslStyles();
  const part = (name, banner, plugins = []) => ({
    ...common,
    entryPoints: [`src/parts/${name}.ts`],
    outfile: `dist/parts/${name}.mjs`,
    format: 'esm',
    platform: 'browser',
    mainFields: ['module', 'main'],
    banner: { js: `/*\n${banner.replaceAll('*/', '* /')}\n*/` },
    plugins,
  });
  return [
    part(
      'citeproc',
      `citeproc-js, unchanged but for being minified; its source is the npm package citeproc.\n\n${licenceOf('citeproc')}`,
    ),
    part(
      'bibtexReader',
      [
        '@retorquere/bibtex-parser',
        '@unified-latex/unified-latex-util-pegjs',
        'unicode2latex',
        'moo',
        'lodash.merge',
      ]
        .map((name) => `${name}\n\n${licenceOf(name)}`)
        .join('\n\n----\n\n'),
    ),
    part('citationStyles', notice, [
      {
        name: 'csl-styles',
        setup(build) {
          build.onResolve({ filter: /^csl-styles$/ }, () => ({
            path: 'csl-styles',
            namespace: 'csl-styles',
          }));
          build.onLoad({ filter: /.*/, namespace: 'csl-styles' }, () => ({ contents: code }));
        },
      },
    ]),
  ];
};

/** A package's own licence text; where it ships none, what its package.json says. */
function licenceOf(name) {
  const folder = path.join('node_modules', name);
  const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file !== undefined) return fs.readFileSync(path.join(folder, file), 'utf8').trim();
  const { license, author } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return `${license}, ${typeof author === 'string' ? author : (author?.name ?? 'its authors')}`;
}

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

const shipped = () => [
  host('dist/extension.js'),
  host('dist/extension.web.js'),
  parts(),
  lateParts(),
  ...libraryParts(),
  panel(),
];

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
    entryPoints: { desktop: 'test/editor/desktop.ts', activation: 'test/editor/activation.ts' },
    outdir: 'out/test/editor',
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
  return filesUnder(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .sort();
}

async function main() {
  if (flags.has('--production')) fs.rmSync('dist', { recursive: true, force: true });
  const builds = shipped();
  if (flags.has('--tests')) {
    fs.rmSync('out/test', { recursive: true, force: true });
    builds.push(nodeTests(), ...editorTests());
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
      build.globalName === 'part'
        ? 'late'
        : build.outfile === undefined
          ? path.basename(build.outdir)
          : path.basename(build.outfile, '.js');
    if (!(build.outfile ?? build.outdir).startsWith('out'))
      fs.writeFileSync(`out/${name}.meta.json`, JSON.stringify(metafile));
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
