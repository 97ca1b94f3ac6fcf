import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { pathPlaces } from '../../../../src/core/bibliography/pathPlaces';

describe('pathPlaces', () => {
  const folders = ['/w/book/part', '/w/book', '/w'];
  const rows: readonly (readonly [string, readonly string[], string])[] = [
    ['a.bib', ['/w/book/part/a.bib', '/w/book/a.bib', '/w/a.bib'], '/w/book/part/a.bib'],
    ['./x/../a.bib', ['/w/book/part/a.bib', '/w/book/a.bib', '/w/a.bib'], '/w/book/part/a.bib'],
    ['..\\refs\\a.bib', ['/w/book/refs/a.bib', '/w/refs/a.bib', '/refs/a.bib'], '/w/book/refs/a.bib'],
    [
      '/refs/a.bib',
      ['/refs/a.bib', '/w/refs/a.bib', '/w/book/refs/a.bib', '/w/book/part/refs/a.bib'],
      '/w/refs/a.bib',
    ],
    ['C:\\refs\\a.bib', ['/C:/refs/a.bib'], '/C:/refs/a.bib'],
    ['../../../../../../a.bib', ['/a.bib', '/a.bib', '/a.bib'], '/a.bib'],
  ];
  for (const [path, places, usual] of rows) {
    it(`of ${path} are ${places.join(' ')}`, () =>
      assert.deepEqual(pathPlaces(path, folders), { places, usual }));
  }

  for (const path of ['', ' ', 'https://example.org/a.bib', 'file:///a.bib']) {
    it(`of ${JSON.stringify(path)} are none`, () => assert.equal(pathPlaces(path, folders), null));
  }

  it('needs no folder for a path from the top', () => {
    assert.deepEqual(pathPlaces('/a.bib', []), { places: ['/a.bib'], usual: '/a.bib' });
    assert.equal(pathPlaces('a.bib', []), null);
  });

  it('are absolute, whatever is written', () => {
    const path = fc
      .array(fc.constantFrom('a', '..', '.', '/', '\\', 'C:', ' ', 'é'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(path, (written) => {
        const found = pathPlaces(written, folders);
        for (const place of found?.places ?? []) assert.match(place, /^\/(?!.*(?:\/\/|\/\.\.?(?:\/|$)))/u);
        assert.equal(found === null || found.places.includes(found.usual), true);
      }),
    );
  });
});
