import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { scanCitations } from '../../../../src/core/citation/scanCitations';
import type { CitingPlace } from '../../../../src/core/notes/citedIn';
import { citedInText, linkPath } from '../../../../src/core/notes/citedIn';
import { blockNames, defaultNoteTemplate, newNote, refreshField } from '../../../../src/core/notes/paperNote';

function aPlace(name: string, heading: string | null = null): CitingPlace {
  return { name, link: linkPath('/w/papers', `/w/${name}`), heading };
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '<!-- lectern:end citedIn -->',
          '-->',
          '<!--',
          '\n',
          '\r\n',
          '\u2028',
          '](',
          ')',
          '[x](y)',
          '@key',
          '[@key]',
        ],
        ...[
          '`',
          '```\n',
          '\\',
          '<b>',
          '&lt;',
          '*',
          '_',
          '$x$',
          '| a |',
          '# h',
          '{{title}}',
          '---\n',
          '\ud800',
          '\u202e',
          ' ',
        ],
        ...[
          'https://e.org',
          'www.e.org',
          '//e.org',
          '~~',
          '==',
          '%%',
          '#tag',
          '![',
          ']]',
          '> ',
          '1. ',
          'word',
          'javascript:',
          '%0A',
        ],
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);
const places = fc.array(
  fc.record({
    name: hostile,
    link: hostile.map((name) => linkPath('/w/a b', `/w/${name}`)),
    heading: fc.option(hostile),
  }),
  { maxLength: 8 },
);

describe('citedInText', () => {
  it('says each file and heading once, by file, then in the order of the text', () => {
    const places = [
      aPlace('notes/b.md', 'Two'),
      aPlace('notes/b.md', 'One'),
      aPlace('a.tex'),
      aPlace('notes/b.md', 'Two'),
      aPlace('papers/c.md', ''),
    ];
    assert.equal(
      citedInText(places),
      [
        '- [a.tex](../a.tex)',
        '- [notes/b.md](../notes/b.md) › Two',
        '- [notes/b.md](../notes/b.md) › One',
        '- [papers/c.md](c.md)',
      ].join('\n'),
    );
    assert.equal(citedInText([]), '');
  });

  const rows: readonly (readonly [string, string | null, string])[] = [
    [
      'my_own draft-2.md',
      'A & B: C++, x_1 (2)!',
      '- [my_own draft-2.md](../my_own%20draft-2.md) › A & B: C++, x_1 (2)!',
    ],
    ['a](b.md', '[x](y) <b>', '- [a\\](b.md](../a%5D%28b.md) › \\[x\\](y) \\<b>'],
    [
      '_a_/@key.md',
      '*b* `c` [@key]',
      '- [\\_a\\_/\\@key.md](../_a_/%40key.md) › \\*b\\* \\`c\\` \\[\\@key\\]',
    ],
    [
      'a\n-->.md',
      'x\r\n<!-- lectern:end citedIn -->',
      '- [a \\-\\->.md](../a%0A--%3E.md) › x \\<!\\-\\- lectern:end citedIn \\-\\->',
    ],
    [
      'j:x.md',
      'https://e.org www.e.org //e.org',
      '- [j:x.md](../j%3Ax.md) › https\\:\\//e.org www\\.e.org \\//e.org',
    ],
  ];
  for (const [name, heading, expected] of rows) {
    it(`writes ${JSON.stringify(name)} under ${JSON.stringify(heading)}`, () =>
      assert.equal(citedInText([aPlace(name, heading)]), expected));
  }

  it('ends where nobody would read on', () => {
    const lines = citedInText(Array.from({ length: 300 }, (_, at) => aPlace('a.md', `${at}`))).split('\n');
    assert.equal(lines.length, 201);
    assert.equal(lines.at(-1), '- …');
  });

  it('is a list of links, cites nothing and ends no block, whatever names and headings are', () => {
    fc.assert(
      fc.property(places, (some) => {
        const text = citedInText(some);
        for (const line of text === '' ? [] : text.split('\n'))
          assert.match(
            line,
            /^- \[(?:\\[!-/:-@[-`{-~]|[^\\[\]<`*@\n])*\]\([\w.~%/-]*\)(?: › (?:\\[!-/:-@[-`{-~]|[^\\[\]<`*@\n])+)?$/u,
          );
        const note = newNote(defaultNoteTemplate, { citedIn: text });
        assert.deepEqual(scanCitations(note, 'markdown'), []);
        assert.deepEqual(blockNames(note), ['abstract', 'citedIn']);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the block of what cites a paper', () => {
  const begin = '<!-- lectern:begin citedIn -->';
  const end = '<!-- lectern:end citedIn -->';
  const own = fc
    .array(
      fc.constantFrom(
        'mine',
        '\n',
        '\r\n',
        '[@key]',
        '---',
        '`',
        '<!--',
        '-->',
        '{{citedIn}}',
        '{{title}}',
        ' ',
        '# H',
        '\u00e9',
        '\t',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''))
    // Marks of a comment around a block are the reader's way to hide it.
    .filter((text) => !text.includes('lectern:'));

  it('is all that changes, and what is around it stays byte for byte', () => {
    fc.assert(
      fc.property(
        own,
        own,
        own,
        places,
        fc.constantFrom('\n', '\r\n'),
        (before, inside, after, some, eol) => {
          const [head, tail] = [`${before}${eol}${begin}${eol}`, `${end}${eol}${after}`];
          const note = `${head}${inside === '' ? '' : inside + eol}${tail}`;
          const isCrlf = note.includes('\r\n');
          const text = citedInText(some);
          const refreshed = refreshField(note, 'citedIn', { citedIn: text, status: 'read' }, '');
          if (/^---[ \t]*\r?\n/.test(note) && refreshed === note) return;
          assert.equal(
            refreshed,
            `${head}${text.replace(/\n/g, isCrlf ? '\r\n' : '\n')}${isCrlf ? '\r\n' : '\n'}${tail}`,
          );
          assert.equal(refreshField(refreshed, 'citedIn', { citedIn: text }, ''), refreshed);
        },
      ),
      { numRuns: 1000 },
    );
  });

  const untouched: readonly (readonly [string, string])[] = [
    ['a note without it', '# Cited in\n\nmine\n'],
    ['one that was begun only', `${begin}\nmine\n`],
    ['other blocks', '<!-- lectern:begin abstract -->\nmine\n<!-- lectern:end abstract -->\n'],
    [
      'a block with a field that is not known',
      '<!-- lectern:begin both -->\nmine\n<!-- lectern:end both -->\n',
    ],
    ['metadata', '---\nstatus: new\ncitedIn: mine\n---\n'],
  ];
  for (const [name, note] of untouched) {
    it(`leaves ${name}`, () => {
      const template =
        '---\nstatus: {{status}}\ncitedIn: {{citedIn}}\n---\n<!-- lectern:begin both -->\n{{citedIn}} {{rating}}\n<!-- lectern:end both -->\n';
      assert.equal(
        refreshField(note, 'citedIn', { citedIn: '- x', status: 'read', abstract: 'a' }, template),
        note,
      );
    });
  }

  it('is written as the template has it', () => {
    const template =
      '<!-- lectern:begin uses -->\nUsed here ({{status}}):\n\n{{citedIn}}\n<!-- lectern:end uses -->\n';
    const note = '<!-- lectern:begin uses -->\n<!-- lectern:end uses -->\n';
    const values = { citedIn: '- x\n- y', status: 'read' };
    assert.equal(refreshField(note, 'citedIn', values, template), newNote(template, values));
  });
});
