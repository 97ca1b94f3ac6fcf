import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isOpaque } from '../../../../src/core/citation/citationGroup';
import { notesLanguages, type NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { scanNotes } from '../../../../src/core/citation/scanCitations';
import type { Cite } from '../../../../src/core/notes/cite';
import { citesChanged } from '../../../../src/core/notes/citeChanges';
import type { CitedDocument } from '../../../../src/core/notes/citedDocument';
import {
  changeCited,
  citesOf,
  opaqueOffsets,
  readCited,
  scanAround,
} from '../../../../src/core/notes/citedDocument';
import { completionContext } from '../../../../src/core/notes/completion';
import { headingsIn } from '../../../../src/core/notes/headings';
import { lineBreaks } from '../../../../src/core/notes/lineBreaks';

type Measured = Exclude<NotesLanguage, 'plain'>;

/** What decides how each language is read: what opens and closes, cites, heads, and parts lines. */
const tokens: Readonly<Record<Measured, readonly string[]>> = {
  markdown: [
    ...[
      '@a ',
      '[@b; @c]',
      '[see @d',
      '@{e}',
      ']',
      '[',
      '](',
      '](u\n"t")',
      '](a b "',
      '`',
      '``',
      '```\n',
      '~~~\n',
    ],
    ...[
      '```{note}\n',
      '(@x) ',
      '(@x)\n\n',
      '<!--',
      '-->',
      '    @code\n',
      '- item\n\n',
      '      @deep\n\n',
      '> ',
    ],
    ...[
      '\\begin{x}',
      '\\end{x}',
      '\\f{',
      '<pre>',
      '</pre>',
      '<a b="',
      '{.c d="',
      '[^n]: x\n\n',
      '    @p\n\n',
    ],
    ...['---\n', '---\nnocite: |\n  @m\n', 'abstract: "@n"\n', '  # H\n'],
    ...['```{r}\n', '#| fig-cap: "[@o\n', '```{r fig.cap="@s"}\n'],
    ...['# H\n', 'T\n===\n', '---\n', '...\n', '$', '$$', '\\', 'me@x.org', '@', ';', '{cite}`f`'],
  ],
  myst: [
    ...[
      '{cite}`a`',
      '{cite:p}`b,c`',
      '{cite',
      '}`',
      '`',
      '```{note}\n',
      '````{tip}\n',
      '```\n',
      '````\n',
      '@d ',
    ],
    ...['```{code-cell}\n', '# H\n', '---\n', '<!--', '-->', '$', '    x\n', '- item\n\n', '(@x) '],
  ],
  latex: [
    ...[
      '\\cite{a}',
      '\\citep[see \\citealp{b}][p.~3]{c, d}',
      '\\cites[a',
      '\\cites(x)',
      ']{e}{f}',
      '{g}',
      '\\cite',
    ],
    ...[
      '{',
      '}',
      '[',
      ']',
      '%',
      '\\%',
      '\\',
      '\\cite{%\n a,\n',
      '\\cite{h,',
      '\\volcite{2}[3]{i}',
      '\\verb|',
      '|',
    ],
    ...[
      '\\begin{verbatim}',
      '\\end{verbatim}',
      '\\begin{lstlisting}\n',
      '\\end{document}',
      '\\iffalse ',
      '\\ifx a\n',
      '\\else ',
      '\\fi\n',
      '<<a>>=\n',
      '\n@\n',
      '\\url{a%20b}',
      '\\end{lstlisting}\n',
      '\\section{S}\n',
    ],
    ...['\\section[', '\\subsection{', '\\begin{comment}', '\\end{comment}', '\\nocite{*}', '$'],
  ],
  typst: [
    ...[
      '@a ',
      '@b',
      '@c[p. 3]',
      '#cite(<d>)',
      '#cite(',
      '<a>',
      ' <b>',
      '<',
      '>',
      '`',
      '```',
      '//',
      '/*',
      '*/',
      '$',
    ],
    ...[
      '"',
      '#f(',
      '#{',
      '#[',
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      '#let x = ',
      '#show ',
      '\\',
      '= H\n',
      '== I <l>\n',
      '@l',
    ],
    ...['#link("x")[', 'https://x', ', supplement: [@e]'],
    ...['#ref(<a>)', '#ref(form: "x", <b>)', '; ', 'https://x.y/@z ', '#cite(form: none, <a>)'],
  ],
  org: [
    ...[
      '[cite:@a]',
      '[cite/t:see @b; @c',
      ']',
      '[[cite:&d]]',
      '[[',
      ']]',
      '][',
      '* COMMENT x\n',
      '** y\n',
      '* z\n',
      '#+Begin_Src\n',
      '#+End_Src\n',
      '\\begin{e}',
      '\\end{e}',
      '@@html:',
      '@@',
      'src_a{',
      '#+name: ',
      'cite:e,f',
      'citet:&g',
      'cite://x',
    ],
    ...[
      '#+begin_src x\n',
      '#+end_src\n',
      '#+BEGIN_SRC\n',
      '#+END_SRC\n',
      '#+begin_example\n',
      '#+END_EXAMPLE\n',
    ],
    ...[
      '# ',
      '#',
      ': ',
      '=',
      '~',
      '=x=',
      '$',
      '$$',
      '\\(',
      '\\)',
      '\\[',
      '\\]',
      '* H\n',
      '** TODO I :t:\n',
      ';',
      '@',
    ],
  ],
  asciidoc: [
    ...[
      'cite:[a]',
      'cite:[b, c(p. 3)]',
      'citenp:See[d]',
      'cite:[',
      ']',
      '----\n',
      '-----\n',
      '....\n',
      '++++\n',
    ],
    ...[
      '////\n',
      '```\n',
      '```ruby\n',
      '//',
      '// ',
      ' ',
      '  ',
      ' * ',
      ' x:: ',
      '+++',
      '++',
      '`+',
      '+`',
      '== H\n',
      '\\',
    ],
    ...['(', ')', ',', '= D\n', '|', '# H\n'],
    ...['[source]\n', '[verse]\n', '--\n', '____\n', '[comment]\n', '(p. [1])', '[,a]\n'],
  ],
  rst: [
    ...[
      ':cite:`a`',
      ':cite:t:`b, c`',
      ':footcite:`d',
      '`',
      '``',
      ':',
      '::',
      '::\n\n',
      '.. ',
      '..\n',
      '.. x\n   y\n',
    ],
    ...[
      '.. note:: ',
      '.. code-block:: x\n\n',
      '.. math::\n',
      '   ',
      '  ',
      ' ',
      'T\n===\n',
      '====\n T\n====\n',
      '---',
    ],
    ...['\n---\n', '{see}', '[p. 3]', 'Title'],
    ...['>>> a\n', 'x::\n\n', '> :cite:`q`\n', '`b`:cite:', '.. _t: x\n'],
  ],
};
const breaks = ['\n', '\n', '\n\n', '\r\n', '\r\n\r\n', '\r', ' ', 'w', '研', '\ud83d'];

const line = 'Some words of it, which go on.\n';
const paragraphs = `${line.repeat(60)}\n${line.repeat(60)}\n`.repeat(2);

function piecesOf(language: Measured): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...tokens[language], ...breaks) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(line, line.repeat(30), `${line.repeat(45)}\n${line.repeat(90)}`),
    },
    { weight: 1, arbitrary: fc.constantFrom(paragraphs, `\n${paragraphs}${paragraphs}`) },
  );
}

interface Edit {
  /** From 0 to 1: where, among the places that are not only words. */
  readonly at: number;
  readonly by: number;
  readonly gone: number;
  readonly written: string;
}

function editsOf(language: Measured): fc.Arbitrary<Edit> {
  const written = fc.array(piecesOf(language), { maxLength: 3 }).map((texts) => texts.join(''));
  const gone = fc.oneof({ weight: 8, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(9000) });
  return fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    by: fc.integer({ min: -30, max: 60 }),
    gone,
    written,
  });
}

function placeOf(text: string, { at, by, gone }: Edit): { readonly start: number; readonly end: number } {
  const spots = [
    0,
    ...[...text.matchAll(new RegExp(`(?:${line})+`, 'g'))].flatMap((run) => [
      run.index,
      run.index + run[0].length,
    ]),
  ];
  const start = Math.max(
    0,
    Math.min(text.length, (spots[Math.floor(at * spots.length)] ?? text.length) + by),
  );
  return { start, end: Math.min(text.length, start + gone) };
}

/** A document reader that knows nothing of parts: scans all at once and looks at each key. */
function readPlainly(text: string, language: NotesLanguage): readonly Cite[] {
  const scan = scanNotes(text, language);
  const headings = headingsIn(text, { start: 0, end: text.length }, language, scan);
  return scan.groups
    .flatMap(({ syntax, items }) =>
      items.flatMap(({ keys }) => keys.map((key) => ({ ...key, isBare: syntax === 'pandocText' }))),
    )
    .sort((a, b) => a.start - b.start)
    .map(({ key, start, end, isBare }) => ({
      key,
      start,
      end,
      line: lineBreaks(text, 0, start),
      heading: headings.findLast((heading) => heading.start <= start)?.title ?? null,
      isBare,
    }));
}

/** The keys that are cited otherwise, by comparing everything. */
function changedPlainly(before: readonly Cite[], after: readonly Cite[]): ReadonlySet<string> {
  const places = (cites: readonly Cite[], key: string): string =>
    JSON.stringify(cites.filter((cite) => cite.key === key).map(({ line, heading }) => [line, heading]));
  const keys = [...before, ...after].map(({ key }) => key);
  return new Set(keys.filter((key) => places(before, key) !== places(after, key)));
}

function linesOf({ parts }: CitedDocument): number {
  return parts.reduce((sum, part) => sum + part.breaks, 0);
}

for (const language of notesLanguages) if (language !== 'plain') check(language);

function check(language: Measured): void {
  describe(`a changed document in ${language}`, () => {
    const pieces = fc.array(piecesOf(language), { maxLength: 80, size: 'max' });
    const edits = fc.array(editsOf(language), { minLength: 1, maxLength: 12, size: 'max' });
    // Parts of a line as well, so that whatever goes on over lines is parted wherever it may be.
    const atLeast = fc.constantFrom(1, 1, 40, 2000);

    function afterEach(check: (now: CitedDocument, text: string, before: CitedDocument) => void): void {
      fc.assert(
        fc.property(pieces, edits, atLeast, (texts, changes, length) => {
          let text = texts.join('');
          let document = readCited(text, language, length);
          check(document, text, document);
          for (const edit of changes) {
            const { start, end } = placeOf(text, edit);
            text = text.slice(0, start) + edit.written + text.slice(end);
            const before = document;
            document = changeCited(before, { start, end, length: edit.written.length }, text, length);
            check(document, text, before);
          }
        }),
        { numRuns: 120 },
      );
    }

    it('cites what reading it all at once finds', () => {
      afterEach((document, text) => {
        assert.deepEqual(citesOf(document), readPlainly(text, language));
        assert.equal(document.length, text.length);
        assert.equal(
          document.parts.reduce((sum, { length }) => sum + length, 0),
          text.length,
        );
      });
    }).timeout(120_000);

    it('tells what changed as comparing everything does', () => {
      afterEach((document, _text, before) => {
        const [old, now] = [citesOf(before), citesOf(document)];
        const { gone, come, changed } = citesChanged(before, document);
        const plainly = changedPlainly(old, now);
        for (const key of plainly) assert.ok(changed.has(key), key);
        // Where lines moved, one citation may have come to stand where another of the key stood.
        if (linesOf(before) === linesOf(document)) assert.deepEqual(new Set(changed), plainly);
        const counts = new Map<string, number>();
        const count = (cites: readonly Cite[], by: number): void => {
          for (const { key } of cites) counts.set(key, (counts.get(key) ?? 0) + by);
        };
        count(old, 1);
        count(gone, -1);
        count(come, 1);
        count(now, -1);
        assert.ok([...counts.values()].every((number) => number === 0));
      });
    }).timeout(120_000);

    it('tells around an offset what the whole tells', () => {
      afterEach((document, text) => {
        const whole = scanNotes(text, language);
        const isHidden = opaqueOffsets(document, text);
        for (let offset = 0; offset <= text.length; offset += Math.max(1, text.length >> 4)) {
          const around = scanAround(document, text, offset);
          const { start, end } = around.span;
          assert.ok(start <= offset && offset <= end);
          const within = <T extends { readonly start: number; readonly end: number }>(all: readonly T[]) =>
            all.filter((span) => span.start >= start && span.end <= end);
          assert.deepEqual(around.groups, within(whole.groups));
          // Of a block that goes on beyond them, the part.
          const clipped = whole.opaque
            .map((span) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
            .filter((span) => span.start < span.end);
          assert.deepEqual(around.opaque, clipped);
          assert.equal(isHidden(offset), isOpaque(whole, offset));
          assert.deepEqual(
            completionContext(text, offset, language, around),
            completionContext(text, offset, language, whole),
          );
        }
      });
    }).timeout(120_000);

    it('keeps the parts that a change does not touch', () => {
      const text = paragraphs.repeat(20);
      const before = readCited(text, language);
      const at = text.length / 2;
      const after = changeCited(
        before,
        { start: at, end: at, length: 3 },
        `${text.slice(0, at)}@x ${text.slice(at)}`,
      );
      const kept = after.parts.filter((part) => before.parts.includes(part)).length;
      assert.ok(
        before.parts.length > 30 && kept >= before.parts.length - 8,
        `kept ${kept} of ${before.parts.length}`,
      );
    });

    it('is read anew where it does not fit the change', () => {
      const [token = ''] = tokens[language];
      const changed = changeCited(readCited('a', language), { start: 5, end: 1, length: 0 }, token);
      assert.deepEqual(citesOf(changed), readPlainly(token, language));
      assert.ok(citesOf(changed).length > 0);
    });
  });
}

describe('a change behind a block that is not closed', () => {
  const opened: readonly (readonly [Measured, string])[] = [
    ['latex', '\\begin{verbatim}\n'],
    ['latex', '\\iffalse\n'],
    ['latex', '\\end{document}\n'],
    ['asciidoc', '----\n'],
    ['asciidoc', '////\n'],
    ['org', '* COMMENT x\n'],
  ];
  for (const [language, opener] of opened) {
    it(`reads no more than elsewhere, in ${language} behind ${opener.trim()}`, () => {
      const half = paragraphs.repeat(10);
      const text = `${half}${opener}${half}`;
      const before = readCited(text, language);
      const at = half.length * 2 - 5000;
      const after = changeCited(
        before,
        { start: at, end: at, length: 1 },
        `${text.slice(0, at)}x${text.slice(at)}`,
      );
      const kept = after.parts.filter((part) => before.parts.includes(part)).length;
      assert.ok(
        before.parts.length > 30 && kept >= before.parts.length - 8,
        `kept ${kept} of ${before.parts.length}`,
      );
    });
  }
});
