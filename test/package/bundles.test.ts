/** What ships: bundles within their budget, the package's files and no other, the web bundle alive without Node. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import vm from 'node:vm';
import * as z from 'zod/mini';

/** Bytes, minified, without what is loaded later. */
const budgets = {
  'dist/extension.js': 150_000,
  'dist/extension.web.js': 150_000,
  'dist/parts/atCursor.mjs': 60_000,
  'dist/parts/citing.mjs': 93_000,
  'dist/parts/citedNotes.mjs': 170_000,
  'dist/parts/finding.mjs': 120_000,
  'dist/parts/bibtexReader.mjs': 620_000,
  'dist/parts/citationStyles.mjs': 620_000,
  'dist/parts/citeproc.mjs': 430_000,
  'dist/parts/keeping.mjs': 60_000,
  'dist/parts/listing.mjs': 79_000,
  'dist/parts/listingDocument.mjs': 60_000,
  'dist/parts/listingUpdate.mjs': 60_000,
  'dist/parts/reading.mjs': 60_000,
  'dist/parts/preview.mjs': 40_000,
  'dist/parts/references.mjs': 172_000,
  'dist/parts/safekeeping.mjs': 60_000,
  'dist/parts/uncited.mjs': 45_000,
  'dist/panel.js': 45_000,
  'dist/math.js': 260_000,
};

const metafile = z.object({
  outputs: z.record(
    z.string(),
    z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) }),
  ),
});

/** The five inputs that weigh most in a bundle, for the message of a test that fails. */
function heaviest(bundle: string): string {
  const name =
    /atCursor|citedNotes|finding|reading|safekeeping|listingDocument|listingUpdate|citing|preview|references|uncited/.test(
      bundle,
    )
      ? 'late'
      : bundle.includes('parts')
        ? 'parts'
        : bundle.includes('extension')
          ? bundle.replace(/^dist\/|\.js$/g, '')
          : 'dist';
  const { outputs } = metafile.parse(JSON.parse(fs.readFileSync(`out/${name}.meta.json`, 'utf8')));
  return Object.entries(outputs[bundle]?.inputs ?? {})
    .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
    .slice(0, 5)
    .map(([input, { bytesInOutput }]) => `${bytesInOutput} ${input}`)
    .join('\n');
}

describe('the bundles', () => {
  for (const [bundle, budget] of Object.entries(budgets)) {
    it(`${bundle} is at most ${budget} bytes`, () => {
      const { size } = fs.statSync(bundle);
      console.log(`      ${bundle}: ${size} bytes`);
      assert.ok(size <= budget, `${size} bytes; the heaviest parts:\n${heaviest(bundle)}`);
    });
  }

  it('makes no code from text, which the panel’s policy and the browser’s host forbid', () => {
    for (const bundle of Object.keys(budgets)) {
      assert.doesNotMatch(fs.readFileSync(bundle, 'utf8'), /\beval\(|new Function\(/, bundle);
    }
  });

  it('the web bundle loads where there is neither Node nor a document', () => {
    const module = { exports: {} };
    // Anything of vscode's that is touched while loading would be a side effect of importing.
    const vscode = new Proxy(
      {},
      {
        get: (_, name) =>
          name === 'l10n' ? { t: () => '' } : name === 'DiagnosticSeverity' ? {} : function () {},
      },
    );
    const require = (name: string): unknown => {
      assert.equal(name, 'vscode');
      return vscode;
    };
    const globals = {
      module,
      exports: module.exports,
      require,
      TextDecoder,
      TextEncoder,
      setTimeout,
      clearTimeout,
      crypto,
      performance,
    };
    vm.runInNewContext(fs.readFileSync('dist/extension.web.js', 'utf8'), globals);
    assert.deepEqual(Object.keys(module.exports).sort(), ['activate', 'deactivate']);
  });
});

describe('the package', () => {
  it('holds exactly the files it should', () => {
    const listed = execFileSync('npx', ['vsce', 'ls', '--no-dependencies'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const files = listed.split('\n').filter((line) => line !== '' && !/\s/.test(line));
    assert.deepEqual(files.sort(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'THIRD-PARTY.md',
      'dist/extension.js',
      'dist/extension.web.js',
      'dist/math.js',
      'dist/panel.js',
      'dist/parts/atCursor.mjs',
      'dist/parts/bibtexReader.mjs',
      'dist/parts/citationStyles.mjs',
      'dist/parts/citedNotes.mjs',
      'dist/parts/citeproc.mjs',
      'dist/parts/citing.mjs',
      'dist/parts/finding.mjs',
      'dist/parts/keeping.mjs',
      'dist/parts/listing.mjs',
      'dist/parts/listingDocument.mjs',
      'dist/parts/listingUpdate.mjs',
      'dist/parts/preview.mjs',
      'dist/parts/reading.mjs',
      'dist/parts/references.mjs',
      'dist/parts/safekeeping.mjs',
      'dist/parts/uncited.mjs',
      'media/boundary.bin',
      'media/icon.png',
      'media/lectern.svg',
      'media/listing.language.json',
      'media/listing.tmLanguage.json',
      'media/panel.css',
      'media/preview.css',
      'media/tab-dark.svg',
      'media/tab-light.svg',
      'package.json',
      'package.nls.json',
    ]);
  }).timeout(60_000);

  it('has a page without what only the repository can show or do', () => {
    const page = fs.readFileSync('out/README.md', 'utf8');
    assert.match(page, /^# Lectern\n\n[A-Z]/);
    assert.match(page, /^## What it does$/m);
    assert.doesNotMatch(page, /npm start|!\[|\]\((?!https:|#)/);
  });

  it('is at most 1.5 MB', () => {
    const { size } = fs.statSync('out/lectern.vsix');
    console.log(`      lectern.vsix: ${size} bytes`);
    assert.ok(size <= 1_500_000);
  });
});
