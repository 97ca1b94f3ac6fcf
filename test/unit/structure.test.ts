/** Holds the source to its plan: bundles without cycles, documents that name what exists, files of a readable length. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';

const imports = z.array(z.object({ path: z.string(), external: z.optional(z.boolean()) }));
const metafile = z.object({ inputs: z.record(z.string(), z.object({ imports })) });

function filesUnder(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => name.endsWith('.ts'));
}

describe('the source', () => {
  for (const bundle of ['extension', 'parts', 'late', 'dist']) {
    it(`has no import cycle in the bundles of ${bundle}`, () => {
      const { inputs } = metafile.parse(JSON.parse(fs.readFileSync(`out/${bundle}.meta.json`, 'utf8')));
      const own = Object.keys(inputs).filter((name) => name.startsWith('src/'));
      assert.ok(own.length > 5);
      const done = new Set<string>();
      const visit = (name: string, above: readonly string[]): void => {
        assert.ok(!above.includes(name), `cycle: ${[...above, name].join(' → ')}`);
        if (done.has(name)) return;
        for (const next of inputs[name]?.imports ?? []) {
          if (next.path.startsWith('src/')) visit(next.path, [...above, name]);
        }
        done.add(name);
      };
      for (const name of own) visit(name, []);
    });
  }

  it('has no file of more than 300 lines', () => {
    const long = filesUnder('src').filter((name) => fs.readFileSync(name, 'utf8').split('\n').length > 301);
    assert.deepEqual(long, []);
  });

  it('has a test bundle for every test file', () => {
    const tests = [...filesUnder('test/unit'), ...filesUnder('test/package')].filter((name) =>
      name.endsWith('.test.ts'),
    );
    const missing = tests.filter((name) => !fs.existsSync(`out/${name.replace(/\.ts$/, '.js')}`));
    assert.deepEqual(missing, []);
  });
});

describe('README.md and CONTRIBUTING.md', () => {
  for (const document of ['README.md', 'CONTRIBUTING.md']) {
    it(`${document} names only files that are there`, () => {
      const text = fs.readFileSync(document, 'utf8');
      const named = [
        ...text.matchAll(
          /`((?:src|test|scripts|media|examples|docs|\.ci)\/[\w./-]*)`|\]\((?!https?:|#)([\w./-]+)\)/g,
        ),
      ];
      const paths = named.map(([, quoted, linked]) => quoted ?? linked ?? '');
      assert.notEqual(paths.length, 0);
      assert.deepEqual(
        paths.filter((name) => !fs.existsSync(name)),
        [],
      );
    });
  }

  it('README.md describes every command and every setting', () => {
    const readme = fs.readFileSync('README.md', 'utf8');
    const words = z
      .record(z.string(), z.string())
      .parse(JSON.parse(fs.readFileSync('package.nls.json', 'utf8')));
    const titles = Object.entries(words).flatMap(([key, word]) => (key.startsWith('command.') ? [word] : []));
    const properties = z
      .object({
        contributes: z.object({ configuration: z.object({ properties: z.record(z.string(), z.unknown()) }) }),
      })
      .parse(JSON.parse(fs.readFileSync('package.json', 'utf8'))).contributes.configuration.properties;
    assert.deepEqual(
      [...titles, ...Object.keys(properties)].filter((name) => !readme.includes(name)),
      [],
    );
  });
});
