import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { scanCitations } from '../../../../src/core/citation/scanCitations';
import { noteFileName } from '../../../../src/core/notes/noteFileName';
import type { NoteValues } from '../../../../src/core/notes/noteValues';
import { noteFields, noteValues } from '../../../../src/core/notes/noteValues';
import { defaultNoteTemplate, newNote, refreshNote } from '../../../../src/core/notes/paperNote';

const values: NoteValues = {
  citedIn: '- [draft\\_.md](../draft_.md) › Methods',
  ...noteValues(
    {
      title: 'Attention: All You Need for $x_1$?',
      authors: ['Ashish Vaswani', 'Noam Shazeer'],
      etAl: true,
      orgs: ['google'],
      category: 'CL',
      date: '2017-06-12',
      score: null,
      code: true,
      abstract: 'A model [of] @attention.',
    },
    { tags: ['transformers', 'to read: soon'], status: 'reading', rating: 4, note: '- *good*' },
    'vaswani2017attention',
    'https://arxiv.org/abs/1706.03762',
  ),
};

describe('newNote', () => {
  it('fills the default template in', () => {
    assert.equal(
      newNote(defaultNoteTemplate, values),
      `---
title: "Attention: All You Need for $x_1$?"
citekey: vaswani2017attention
authors: [Ashish Vaswani, Noam Shazeer, et al.]
date: 2017-06-12
url: "https://arxiv.org/abs/1706.03762"
status: reading
tags: [transformers, "to read: soon"]
---

# Attention: All You Need for $x_1$?

<!-- lectern:begin abstract -->
A model \\[of\\] \\@attention.
<!-- lectern:end abstract -->

## Cited in

<!-- lectern:begin citedIn -->
- [draft\\_.md](../draft_.md) › Methods
<!-- lectern:end citedIn -->

## Notes

`,
    );
  });

  const rows: readonly (readonly [string, string])[] = [
    ['{{year}} {{ citekey }} {{none}} {{', '2017 vaswani2017attention {{none}} {{'],
    [
      '{{authors}}: {{topic}}, {{rating}}',
      'Ashish Vaswani, Noam Shazeer, et al.: Computation and Language, 4',
    ],
    ['{{note}}\r\n', '- *good*\r\n'],
    [
      '---\nx: "{{title}} ({{year}})"\ny: {{unknown}}\nlist:\n  - {{status}}\n---\n',
      '---\nx: "Attention: All You Need for $x_1$? (2017)"\ny: {{unknown}}\nlist:\n  - reading\n---\n',
    ],
    ['no placeholders', 'no placeholders'],
    ['', ''],
  ];
  for (const [template, expected] of rows) {
    it(`fills in ${JSON.stringify(template)}`, () => assert.equal(newNote(template, values), expected));
  }

  it('lets no title or abstract be more than text', () => {
    for (const text of [
      '@cite [@x]',
      '<!-- ',
      '# x',
      '- x',
      '1. x',
      '```',
      '[a](b)',
      '---',
      '<b>',
      '> q',
      '{{note}}',
    ]) {
      const note = newNote('{{title}}\n\n{{abstract}}\n\n[@own]', { title: text, abstract: text });
      assert.deepEqual(
        scanCitations(note, 'markdown').map(({ key }) => key),
        ['own'],
      );
    }
  });
});

describe('refreshNote', () => {
  const note = newNote(defaultNoteTemplate, values);

  it('changes what Lectern owns and nothing else', () => {
    const mine = note
      .replace('status: reading', 'mine: 1 # status\nstatus: reading # now\n# more\n')
      .replace('citekey: vaswani2017attention\n', '')
      .replace('# Attention', '# My heading\n\nAttention')
      .replace('## Notes\n\n', '## Notes\n\nstatus: reading\n\n{{title}}\n');
    const refreshed = refreshNote(mine, { ...values, status: 'read', abstract: 'New.', title: 'T' });
    assert.equal(
      refreshed,
      mine
        .replace('"Attention: All You Need for $x_1$?"', 'T')
        .replace('status: reading # now', 'status: read # now')
        .replace('A model \\[of\\] \\@attention.', 'New.'),
    );
  });

  it('keeps tags that only the note has, and the form of a list', () => {
    const mine = '---\ntags:\n  - mine\n  - transformers\nstatus: x\n---\n';
    const expected = '---\ntags:\n  - transformers\n  - new\n  - mine\nstatus: read\n---\n';
    assert.equal(refreshNote(mine, { tags: ['transformers', 'new'], status: 'read' }), expected);
    assert.equal(refreshNote(expected, { tags: ['transformers', 'new'] }), expected);
  });

  const untouched: readonly (readonly [string, string])[] = [
    ['no metadata and no blocks', '# Title\n\nstatus: new\n'],
    ['a block without its end', '<!-- lectern:begin abstract -->\nmine\n'],
    ['an end of another name', '<!-- lectern:begin abstract -->\nmine\n<!-- lectern:end note -->\n'],
    ['a block of an unknown name', '<!-- lectern:begin own -->\nmine\n<!-- lectern:end own -->\n'],
    ['a mark within a line', 'see <!-- lectern:begin abstract -->\nmine\n<!-- lectern:end abstract -->\n'],
    ['a key that is nested', '---\nmine:\n  status: new\n---\n'],
    ['metadata that is not closed', '---\nstatus: new\n'],
    [
      'values written another way',
      "---\ntitle: 'Attention: All You Need for $x_1$?'\ntags: ['to read: soon', transformers]\n---\n",
    ],
  ];
  for (const [name, text] of untouched) {
    it(`leaves ${name}`, () => {
      assert.equal(
        refreshNote(text, { ...values, tags: ['transformers', 'to read: soon'] }).replace(
          '[transformers, "to read: soon"]',
          "['to read: soon', transformers]",
        ),
        text,
      );
    });
  }

  it('finds its block again whatever a note has in it', () => {
    const hostile = 'x\n<!-- lectern:end note -->\n<!-- lectern:begin abstract -->\n```\n<!--';
    const template = '<!-- lectern:begin note -->\n{{note}}\n<!-- lectern:end note -->\nrest\n';
    const first = newNote(template, { note: hostile });
    assert.equal(refreshNote(first, { note: 'short' }, template), newNote(template, { note: 'short' }));
  });

  const text = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      'a: b',
      '- x',
      '"q"',
      "it's",
      '# c',
      '[1, 2]',
      '{{title}}',
      '',
      'true',
      '2001',
      'x\n---\ny',
      '\\',
      '$x$',
      'null',
      '|',
      '> f',
      '&a',
      '*b',
      '@c',
      '{d}',
      '%e',
      ' # f',
    ),
  );
  const anyValues = fc.record(
    Object.fromEntries(
      noteFields.map((field) => [
        field,
        field === 'authors' || field === 'tags' ? fc.array(text, { maxLength: 3 }) : text,
      ]),
    ),
  );

  it('makes of a note what a new one with the new values is, and stays so', () => {
    const template = defaultNoteTemplate.replace('# {{title}}', '# Fixed').replace('tags: {{tags}}\n', '');
    fc.assert(
      fc.property(anyValues, anyValues, (before: NoteValues, after: NoteValues) => {
        const expected = newNote(template, after);
        const refreshed = refreshNote(newNote(template, before), after, template);
        assert.equal(refreshNote(refreshed, after, template), refreshed);
        assert.equal(refreshNote(expected, after, template), expected);
        assert.equal(refreshed, expected);
      }),
      { numRuns: 500 },
    );
  });

  it('takes the line that closes the metadata into no block', () => {
    const note = '---\n<!-- lectern:begin abstract -->\n---\n<!-- lectern:end abstract -->\nstatus: x\n---\n';
    assert.equal(refreshNote(note, { abstract: '', status: '' }), note);
  });

  it('keeps every line that is not its own, in any note', () => {
    const line = fc.constantFrom(
      'own: 1\n',
      '# c\n',
      '\n',
      'words\r\n',
      '---\n',
      'list:\n',
      '  - a\n',
      '<!-- c -->\n',
      'x',
      '> q\n',
      '  key: |\n',
      '    block\n',
    );
    const own = fc.constantFrom(
      'status: x\n',
      'title: "y"\n',
      'tags:\n  - z\n',
      '<!-- lectern:begin abstract -->\n',
      '<!-- lectern:end abstract -->\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, own), { maxLength: 25 }), anyValues, (lines, after: NoteValues) => {
        const before = `---\n${lines.join('')}`;
        const refreshed = refreshNote(before, after);
        assert.equal(refreshNote(refreshed, after), refreshed);
        for (const kept of ['own: 1', '# c', '<!-- c -->', '\n<!-- lectern:begin', '\n<!-- lectern:end']) {
          // What stands in a block is Lectern's.
          if (before.includes('lectern:begin') && !kept.startsWith('\n')) continue;
          assert.ok(refreshed.split(kept).length >= before.split(kept).length, kept);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('noteFileName', () => {
  const rows: readonly (readonly [string, NoteValues, string])[] = [
    ['{{citekey}}.md', { citekey: 'xu2023' }, 'xu2023.md'],
    ['', { citekey: 'xu2023' }, 'xu2023.md'],
    ['papers/{{year}}/{{title}}', { year: '2023', title: 'A: B/C? "D"' }, 'papers/2023/A - B-C D.md'],
    ['{{year}}/{{citekey}}.qmd', { year: '', citekey: 'a:b' }, 'a-b.qmd'],
    ['../{{citekey}}', { citekey: '../../etc/passwd' }, 'etc-passwd.md'],
    ['{{title}}.md', { title: 'con' }, '_con.md'],
    ['{{title}}.md', { title: '...' }, 'paper.md'],
    ['{{title}}.md', { title: 'é'.repeat(100) }, `${'é'.repeat(50)}.md`],
    ['/abs\\{{citekey}}.md', { citekey: 'a' }, 'abs/a.md'],
  ];
  for (const [pattern, own, expected] of rows) {
    it(`of ${pattern || 'no pattern'} and ${JSON.stringify(own).slice(0, 60)} is ${expected.slice(0, 40)}`, () => {
      assert.equal(noteFileName(pattern, own), expected);
    });
  }

  it('is a file name everywhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (pattern, title) => {
        for (const name of noteFileName(`${pattern}{{title}}`, { title }).split('/')) {
          assert.match(name, /^[^<>:"/\\|?*\0-\x1f. ~-][^<>:"/\\|?*\0-\x1f]*$/);
          assert.doesNotMatch(name, /[. ]$|^(?:con|nul|aux|prn)(?:\.|$)/i);
          assert.ok(Buffer.byteLength(name) <= 120);
        }
      }),
      { numRuns: 500 },
    );
  });
});
