import assert from 'node:assert/strict';
import path from 'node:path';
import * as fc from 'fast-check';

type WithPart = (before: string, part: 'main' | 'editor', text: string) => unknown;

function isWithPart(value: unknown): value is WithPart {
  return typeof value === 'function';
}

async function load(): Promise<WithPart> {
  const module: unknown = await import(path.resolve('scripts/benchDocument.mjs'));
  assert.ok(typeof module === 'object' && module !== null);
  const withPart: unknown = Reflect.get(module, 'withPart');
  assert.ok(isWithPart(withPart));
  return withPart;
}

describe('the document of benchmarks', () => {
  const text = fc.string({ unit: 'binary' });

  it('keeps each part when the other is made anew', async () => {
    const withPart = await load();
    const both = withPart(String(withPart('', 'main', '# Main')), 'editor', '## Editor');
    assert.equal(both, '# Main\n\n<!-- from here on: npm run bench:editor -- --write -->\n\n## Editor\n');
    const anew = String(withPart(both, 'main', '# Other'));
    assert.equal(anew, both.replace('# Main', '# Other'));
    assert.equal(withPart(anew, 'editor', '## More'), anew.replace('## Editor', '## More'));
  });

  it('is the same when the same part is written again', async () => {
    const withPart = await load();
    fc.assert(
      fc.property(text, text, fc.constantFrom('main', 'editor'), (before, made, part) => {
        const once = String(withPart(before, part, made));
        assert.equal(withPart(once, part, made), once);
      }),
    );
  });

  it('takes all of a document without an editor part for the main one', async () => {
    const withPart = await load();
    assert.equal(withPart('# Only\n', 'main', '# New'), '# New\n');
  });
});
