import assert from 'node:assert/strict';
import { localeFor, readStyleFile } from '../../../../src/core/references/cslStyle';

const style = (inner: string): string =>
  `<?xml version="1.0"?><style class="in-text"><info><title>Mine</title></info>${inner}</style>`;

describe('readStyleFile', () => {
  it('takes a style with a bibliography', () => {
    assert.deepEqual(readStyleFile(style('<bibliography><layout/></bibliography>')), {
      kind: 'style',
      name: 'Mine',
    });
  });

  it('tells a style that only points to another', () => {
    assert.deepEqual(
      readStyleFile(
        '<style><info><title>A</title><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>',
      ),
      { kind: 'dependent', name: 'A', parent: 'apa' },
    );
  });

  it('refuses what is none, or too large', () => {
    assert.deepEqual(readStyleFile('<html></html>'), { kind: 'refused', reason: 'not-csl' });
    assert.deepEqual(readStyleFile(style('')), { kind: 'refused', reason: 'not-csl' });
    assert.deepEqual(readStyleFile(' '.repeat(500_001)), { kind: 'refused', reason: 'too-large' });
  });

  it('refuses macros that call each other without end, or a billion times', () => {
    const circle = '<macro name="a"><text macro="a"/></macro><bibliography><text macro="a"/></bibliography>';
    assert.deepEqual(readStyleFile(style(circle)), { kind: 'refused', reason: 'too-deep' });
    const levels = Array.from(
      { length: 10 },
      (_, level) => `<macro name="m${level}">${`<text macro="m${level + 1}"/>`.repeat(10)}</macro>`,
    );
    assert.deepEqual(
      readStyleFile(style(`${levels.join('')}<bibliography><text macro="m0"/></bibliography>`)),
      { kind: 'refused', reason: 'too-deep' },
    );
  });
});

describe('localeFor', () => {
  it('knows languages by their codes and by babel’s names', () => {
    assert.deepEqual(['de', 'pt_PT', 'ngerman', 'en-GB', 'xx', ''].map(localeFor), [
      'de-DE',
      'pt-BR',
      'de-DE',
      'en-GB',
      'en-US',
      'en-US',
    ]);
  });
});
