import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { notesLanguages } from '../../../../src/core/citation/notesLanguage';
import { scanCitations, scanNotes } from '../../../../src/core/citation/scanCitations';
import { readCited } from '../../../../src/core/notes/citedDocument';

/** Each text with its keys in `«»` must be what scanning the text without the marks finds. */
function cites(language: NotesLanguage, texts: readonly string[]): void {
  for (const marked of texts) {
    it(`reads ${JSON.stringify(marked)}`, () => {
      const text = marked.replace(/[«»]/g, '');
      let found = '';
      let at = 0;
      for (const { key, start, end } of scanCitations(text, language)) {
        assert.equal(text.slice(start, end), key);
        found += `${text.slice(at, start)}«${key}»`;
        at = end;
      }
      assert.equal(found + text.slice(at), marked);
    });
  }
}

describe('scanCitations', () => {
  describe('in Markdown, by the key grammar of Pandoc', () => {
    cites('markdown', [
      'As @«doe99» says',
      '[@«doe99»]',
      '[see @«doe99», pp. 33-35; also @«smith04», ch. 1]',
      '[-@«smith04»]',
      '@«smith04» [p. 33]',
      '@«item1» [p. 12; see also @«item2»]',
      '@«Foo_bar.baz».',
      '@«Foo_bar»--baz',
      '@{«Foo_bar.baz.»}',
      '@{«https://example.com/bib?name=foobar&date=2000»}, p.  33',
      '@«https://example.org/a»,',
      '@«a:b/c#d$e%f&g-h+i?j<k>l~m»',
      '@«müller2020» @«研究»',
      '@«_x» @«2020x»',
      '_@«a_» *@«a»* **@«b»** (@«c»)',
      '@«a», @«b»; @«c»: @«d»! @«e»?',
      'a-@«key» and /@«key»',
      '@{a b} @{} @ @* @!',
      'x.@key',
      '> quoted @«a»\n> more @«b»',
      '- item @«a»\n\n    still the item @«b»',
      '# Heading @«a»',
      '| @«a» | @«b» |',
      '[^1]: Note @«a».',
      '^[note @«a»]',
      '![caption @«a»](b.png)',
      '[link @«a»](https://x.y/@z) [@«b»]{.c} [@«d»][ref]',
      'unclosed [@«a» and [b @«c»',
      '[[@file]] [@«b»]',
      '{cite}`«a»,«b»` {cite:p}`{see}«c»{p. 3}`',
      '{cite:t}`«a» [p. 3]` {cite:p}`«b» [see][]`',
      '```{note}\nSee {cite}`«a»`.\n```\n@«b»',
      '````{exercise} A title\n:label: x\n\n@«a»\n\n```{code-cell}\n@b\n```\n\n@«c»\n````\n\n```\n@d\n```\n@«e»',
      '~~~{prf:theorem}\n@«a»\n\n~~~\n\n~~~\n@b\n~~~\n@«c»',
      '- item\n\n  ```{tip}\n  @«a»\n  ```\n- @«b»',
      '```{theorem, name="@a"}\n@«b»\n```',
      '```{note}\n@«a»\n\n    @b\n```\n@«c»',
    ]);
  });

  describe('in Markdown, not in what is no citation', () => {
    cites('markdown', [
      'me@example.org <me@example.org> mailto:me@example.org',
      'https://social.example/@me and <https://social.example/@me>',
      '[x](https://social.example/@me)',
      '\\@escaped \\@ref(fig:a)',
      '@fig-one @Fig-one @tbl-a @eq-b @sec-c @lst-d @thm-e @fig:f [@fig-g; @«h»]',
      '`@a` ``@b ` @c`` `unclosed @«d»',
      '```\n@a\n```\n@«b»',
      '~~~~ {.r}\n@a\n~~~\n@b\n~~~~\n@«c»',
      '```r\n@a',
      '> ```\n> @a\n> ```\n> @«b»',
      '- ```\n  @a\n  ```\n  @«b»',
      '```inline @a``` @«b»',
      'Text\n\n    code @a\n\n    more @b\n\nText @«c»',
      '- item\n\n      code @a\n\n    - inner @«b»\n\n      its text @«c»\n\n          code @d\n\n  outer @«e»\n\nText @«f»',
      ':   term @«a»\n\n        code @b\n\n    @«c»',
      "```{r, echo=FALSE}\n#' @a\n```\n```{notes}\n@b\n```\n@«c»",
      '[x](@ref some-place) [y]( @id z ) @«a» [z](b "t" @«c»',
      '[x](a b "t") [y](<a b> \'@t\') [@«a»]',
      '---\ntitle: "@«a»"\n---\n@«b»',
      '---\n# @a\n"@b": c\n...\n@«b»',
      '@«a»\n\n---\n\n@«b»\n\n---\n',
      '<!-- @a\n\n@b --> @«c»',
      '<!-- unclosed @«c»',
      '$@a$ $$\n@b\n$$ @«c»',
      '$5 @«a» and $6 @«b»',
      '\\$@«a»$ \\`@«b»`',
      '(@good) An example.\n\nAs (@good) shows, @«b».',
      'a\r\n\r\n@«b»\r\n```\r\n@c\r\n```\r\n@«d»\r\n',
    ]);
  });

  describe('in the metadata of Markdown, where Pandoc reads texts as Markdown', () => {
    cites('markdown', [
      // Pandoc's manual, “Including uncited items in the bibliography”.
      '---\nnocite: |\n  @«item1», @«item2»\n...\n\n@«item3»',
      '---\nnocite: |\n  @*\n...\n\n@«a»',
      '---\nnocite: "@*"\nabstract: "@*, [@*]"\n---\n@«a»',
      '---\ntitle: "@«x»"\nnocite: "[@«a»; @«b»]" # @c\nauthor: "@«y»"\n---\n@«c»',
      "---\r\nnocite: '@«a», @«b»'\r\nabstract: |-\r\n  On [@«c», p. 2]\r\n\r\n  and `@d`, me@e.org, @fig-f.\r\nlang: '@«g»'\r\n---\r\n@«h»",
      '\uFEFF---\nnocite: ["@«a»", \'@«b»\',\n  "@«c»"]\nx: "@«y»"\n---\n',
      '---\nnocite:\n  - "@«a»"\n  - "@«b»"\nx:\n  - "@«y»"\n---\n',
      '---\nnocite:\n- "@«a»"\n- "@«b»"\n---\n',
      '---\nabstract: Words of\n  @«a» in lines.\n\n  And of @«b».\n# @c\nkeywords: ["@«y»"]\n---\n',
      '---\nabstract: >\n      See\n      [@«a»;\n      @«b»]\nx: "<!-- @«y»"\n---\n@«c» -->',
      '---\nabstract: $@a$ `@«b»\nx: "`@«y»"\n---\n`@«c»',
      '---\nabstract:\n  Below @«a».\nx: "@«y»"\n---\n',
      '---\nother:\n  nocite: "@«a»"\nabstract2: "@«b»"\n---\n@«c»',
      '---\nabstract:\nnocite:\n---\n@«c»',
      '---\nnocite: |\n---\n@«c»',
      'Text\n---\nnocite: "@«a»"\n---\n',
      '---\ntitle: "@«t»"\nauthor: "@«u»"\nnested:\n  - x: "@«v»"\n  - "@«w»"\nabstract: |\n  @«a»\n\n      @code\n---\n\n@«b»',
      '---\na: [ "@«a»", "@«b» [p. 3]" ]\nb: {c: "@«d»", e: "f @«g»"}\n---',
      '---\na: x @«b»\nc: "@{«d»}"\n"@k": "@«e»"\n---',
      '---\na: >-\n  one @«a»\n\n  - @«b»\n\n        @c\nd: "x\n  @«e»"\n# @h\ni: x # @j\n---',
      '---\na:\n- "@«x»"\n- b: "@«y»"\n  c: z @«d»\n- - "@«e»"\n---',
      '---\na: "[@«a»;\n  @«b»]"\nb: see [@«c»;\n   @«d»]\n---',
      "---\na: 'x ''@«a»'' y'\nb: \"q \\\"@«c»\\\"\"\n---",
      '---\na: |\n    @«a»\n\n        @b\nc: |2\n      @d\n---',
      '---\na: |\n @«a»\n---',
      '---\na: "*@«a»*, (@«b»), `@c` @fig-x"\n---',
      '---\nfoo:\n  bar:\n    - baz: "@«deep»"\n      q: |\n        @«deeper»\n        [@«x»;\n         @«y»]\n    - |\n      @«z»\n\n      ```\n      @code\n      ```\nnocite: "@*, @«w»"\n---\n@«v»',
      '---\nheader-includes:\n- |\n  ```{=latex}\n  @y\n  ```\n- |\n  \\newcommand{\\x}{@y}\nauthor:\n  - name: A B\n    email: a@b.org\n    note: See @«a».\nbibliography: [a@b.bib, "c.bib"]\nreferences:\n- id: x\n  title: "See @«q»"\n  abstract: |\n    @«r»\n---',
      '---\na: {x: ["@«a»", {y: "@«b»"}],\n  z: "@«c»"\n}\nb:\n  - ["@«d»",\n     "@«e»"]\n---',
      '---\ntitle: Words that go on\n  below [@«a»]\n  and below that @«b»\nx: y\n---',
    ]);
  });

  describe('in the captions of cells, which Quarto and R Markdown read as Markdown', () => {
    cites('markdown', [
      '```{r}\n#| label: fig-x\n#| fig-cap: "From [@«a»; @«b»]"\n#| echo: "@c"\nx <- "@d"\n```\n@«e»',
      '```{python}\n#| fig-subcap:\n#|   - "One @«a»"\n#|   - Two\nx\n#| fig-cap: "@b"\n```\n',
      '> ```{ojs}\n> //| tbl-cap: |\n> //|   By @«a»,\r\n> //|   also `@b`\n> ```\n@«c»',
      '```python\n#| fig-cap: "@a"\n```\n@«b»',
      '```{r plot, fig.cap="From [@«a»]", x="@b"}\n"@c"\n```\n@«d»',
      '```{r}\n#| fig-cap: me@x.org\n```\n```{r}\n#| fig-cap: "@«a»',
      '```{r, fig.cap="Ohm\'s law [@«a»], \\"x\\" @«b»", tab.cap=\'By "us" @«c»\', z="@d"}\n```\n',
    ]);
  });

  describe('in Markdown, as Pandoc does', () => {
    cites('markdown', [
      '@«doe99» [p. 33]',
      '@«doe99»[p. 33]',
      '@«doe99»\n[p. 33]',
      '@«a», see also [@«b»]',
      '[@«a»,p. 3]',
      '[@«a»;@«b»;-@«c»]',
      '[see -@«a»]',
      '-@«a» and x-@«b»',
      '[@«a» and others]',
      '[@«a»]: not',
      '[@«a»]: http://x.y\n\n[@«a»]',
      '[@«a»](http://x.y)',
      '[text @«a»](http://x.y "t @b")',
      '[@«a»][ref]\n\n[ref]: http://x.y',
      '![@«a»](x.png)',
      '\\@a and \\\\@«b»',
      '@«a»\\_b',
      '*@«a»* **@«b»** ~~@«c»~~ ^@«d»^ H~@«e»~',
      '"@«a»" \'@«b»\' (@«c») --@«d» ---@«e» ...@«f»',
      '<span>@«a»</span> <b>@«b»</b>',
      '<div>\n@«a»\n</div>',
      '<a href="@a">@«b»</a>',
      '<!-- @a --> @«b»',
      '<script>\n@a\n</script>\n\n@«b»',
      '<pre>@a</pre>',
      '<style>@media {}</style>\n\n@«b»',
      '<p title="x @a">y</p>',
      '`` `@a` `` @«b»',
      '`@a\n@b` @«c»',
      '`@«a»\n\n@«b»`',
      '::: {.note cite="@a"}\n@«b»\n:::',
      '::: warning\n@«a»\n:::',
      '::: {.hidden}\n@«a»\n:::',
      'Text[^1].\n\n[^1]: See @«a».\n\n    And @«b».\n\n    ```\n    @c\n    ```',
      'Text^[see @«a» [p. 3]]',
      '| a | b |\n|---|---|\n| @«a» | [@«b»; @«c»] |\n\nTable: Caption @«d»',
      'Term\n:   Definition @«a»\n\n~   Other @«b»',
      '+---+---+\n| @«a» | b |\n+---+---+',
      '# Heading @«a» {#id .c @«b»}',
      'Heading @«a»\n=======',
      '> @«a»\n>\n>     @b',
      '- @«a»\n\n      @b',
      '1. @«a»\n\n   @«b»',
      '(@ex) Example @«a»\n\nSee @ex and @«b»',
      '@fig-x @sec-y [-@eq-z] [@tbl-a] @«figure-x» @«fig»',
      '$x_@a$ @«b» $$y @c$$',
      '\\(x @«a»\\) \\[y @«b»\\]',
      '\\begin{equation}\n@a\n\\end{equation}\n\n@«b»',
      '\\cite{a} \\textbf{@a} @«b»',
      '\\begin{itemize}\n\\item @a\n\\end{itemize}',
      '```{=latex}\n@a\n```\n\n`@a`{=html} @«b»',
      '{{< cite @«a» >}}',
      '{{< var @«a» >}}',
      '{{< include a@b.md >}}',
      'me@x.org <me@x.org> mailto:me@x.org [me](mailto:me@x.org)',
      '@«a»@b @«c»',
      "@«a»'s",
      '@«a»’s',
      '@«a.b» @«c»',
      '@«a.b» @«a:b» @«a/b» @«a+b» @«a#b»',
      '@«a»..b @«a»,b @«a»;b @«a»!',
      '@«a»: @«b»; @«c»?',
      '@«a_b_» @«_c»',
      '@{a b} @{«c,d»}',
      '@{«a{b}c»}',
      '[@{«a;b»}; @«c»]',
      '@«1» @«2020»',
      '@«é» @«Ångström2020» @«作者2020»',
      '[@«a» [@«b»]]',
      '[@«a»]{.class} [@«b»]{custom-style="x"}',
      '[x @«a»]{.class}',
      '[@«a»\n; @«b»]',
      '[@«a»\n\n; @«b»]',
      '[see\n@«a»]',
      '---\ntitle: "@«t»"\nauthor: "@«u»"\nnested:\n  - x: "@«v»"\n  - "@«w»"\nabstract: |\n  @«a»\n\n      @code\n---\n\n@«b»',
      '---\n---',
      'Text\n\n---\nnocite: |\n  @«a»\n...\n\n@«b»',
      '@«a»\n\n----\n\n@«b»',
      '~~~ {.python}\n@a\n~~~',
      '``` {.python .x}\n@a\n```\n@«b»',
      'Line\n```\n@a\n```\n@«b»',
      '    @a\n\n@«b»',
      '\t@a\n\n@«b»',
      'Para\n    @«a»',
      '| Line block @«a»\n| @«b»',
      '\\\n@«a»',
      '@«a»\\\n@«b»',
      'http://x.y/@a @«b» https://mastodon.social/@x/1',
      '<http://x.y/@a>',
      '[@«a»]{}',
      '[^@a]: x',
      '@*  [@*]',
      '[@«a», pp. 3-4, {pp. 5} and [*passim*]]',
      '[@«a» {pp. iv, vi-xi, (xv)-(xvii)} with suffix here]',
      '[@{«https://a.b/c»}, p. 3]',
      '@«a» [-@«b»]',
      '[@«a»; see @«b», p. 3; -@«c»]',
      '@«a» [@«b»; @«c»]',
      '@«a» [; @«b»]',
      '@«a» []',
      '(see @«a»)',
      '/@«a» +@«b» =@«c» #@«d»',
      'x_@«a_» é@b 3@c',
      'x @«a»@ y',
      '*x*@«a» x*y*@«b» `c`@«d»',
      '[a](b)@«c»',
      '&copy;@«a» &amp;@«b»',
      ';@«a» ,@«b» "x"@«c»',
      '@«a»--@«b» @«c-d» @«e-f»',
      '@«a&b» @«a<b>c»',
      '@«a<b>x»</b>',
      '@«a»/ @«b»- @«c_»',
      '[@«a»]@«b»',
      '[@«a»][@«b»]',
      '[@«a»](<x y>)',
      '![](x.png){alt="@a"}',
      '*[@«a»]*',
      '- [ ] @«a»\n- [x] [@«b»]',
      'x \\LaTeX [@«a»] y',
      '\\foo{x} [@«a»]',
      'x \\foo{x} {@«a»}',
      'x \\foo {@a}',
      'x \\foo[see @a, p. 3] y',
      '\\foo{x @«a»',
      '\\foo{x} @«a»',
      'x\\foo{@a} @«b»',
      '\\newline[@a] \\newline{}[@«b»]',
      'x \\begin{a}\n\\begin{a}\n@x\n\\end{a}\n@y\n\\end{a}\n@«z»',
      'x \\foo{a\n@b} @«d»',
      '\\foo\n{@«b»} @«d»',
      '\\begin{a}\n\n@b\n\n\\end{a} @«c»',
      'x \\foo*{@b} @«d»',
      'x \\begin{a} [@«b»]',
      '\\@a \\& @«b» a \\ @«c»',
      '<div cite="@a">@«b»</div> <br/> @«c»',
      '<pre>\n\n@a\n\n</pre> @«b»',
      '<textarea>@a</textarea> @«b»',
      'x <code>@«a»</code> <kbd>@«b»</kbd>',
      '<pre>\n@«a»',
      '<br @«a»>',
      'Text[^n]\n\n[^n]:\n    @«a»\n\n    @«b»\n\n        @c',
      '[^@a]: x\n\nText[^@a] @«b»',
      '![](x.png){alt="@a" width=50%} [x]{.c y="@b"} `@c`{.r} @«d»',
      '::: {#x .note cite="@a"}\n@«b»\n:::',
      '1 < 2 @«a» and 3 > 2 @«b»',
      '{@«a»} {.x @«b»} {=html} @«c»',
      '{.a.b #c.d k=v.w l="@a".e} @«b»',
      // Parted in all ways they can be, these would take years.
      `{${'.'.repeat(200)} @«a»`,
      `{${'.a'.repeat(100)} @«a»`,
      `{a=${'.b'.repeat(100)} @«a»`,
      '% Title @«a»\n% Author @«b»\n% Date\n\n@«c»',
      '(1) One @«a»\n\n    Its text @«b»\n\na)  Two\n\n    Its text @«c»',
      '{{< video https://x.y >}} {{< cite @«a» >}}',
      '<!-- @a --><!--- @b ---> @«c»',
      '<https://x.y/@a?b=@c> @«d»',
      '<a@b.c> <x:@y> @«d»',
      '\\`@«a»` \\[@«b»\\] \\<b c="@«d»">',
      '@«a»\\\n@«b»  \n@«c»',
      '**[@«a»]** *see @«b»* ~~-@«c»~~ [**@«d»**] [*see* @«e», *p.* 3]',
      '["quoted" @«a», [p. 3]] [see [1] @«b»]',
      '[@«a», [link](http://x.y/@b) and more; @«c»]',
      '[@«a», `@b`; @«c»] [@«d», $@e$; @«f»]',
      '[@«a»]: text',
      '[see @«a» and @«b»; @«c» @«d»]',
      '[@«a»;] [;@«b»] [@«c»;;@«d»]',
      '[@«a»\nsee @«b»]',
      '[@«a»)(@«b»]',
      '(@«a», 2020) [(@«b»)] [(see @«c»)]',
      "@«a»...@«b» @«c»?! @«d»'' @«e»\"",
      '"@«a»\'s" @«b»/@«c» @«d»+@«e» @«f»=@«g» @«h»*@«i»*',
      '@«A.b:C_d-e+f/g» @«x:y:z» @«a/b/c» @«v1.2.3» @«a+b+c».',
      '@«10.1000/182» @«doi:10.1/2-3» @{«10.1002/(sici)1097:1<1::aid>3.0.co;2-x»}',
    ]);
  });

  describe('in LaTeX', () => {
    cites('latex', [
      '\\cite{«a»} \\cite{«a», «b»,«c»} \\cite[p.~3]{«a»}',
      '\\citep[see][p.~3]{«a»} \\citet*{«b»} \\Citeauthor{«c»} \\citeyearpar{«d»}',
      '\\parencite{«a»} \\textcite[3]{«b»} \\autocite*{«c»} \\footcite{«d»} \\fullcite{«e»} \\supercite{«f»}',
      '\\cites(pre)(post)[a][b]{«c»}[d]{«e»,«f»} text {g}',
      '\\textcites{«a»}{«b»} \\Autocites{«c»}',
      '\\nocite{*} \\nocite{«a»}',
      '\\volcite[see]{2}[3]{«a»}',
      '\\cite{%\n  «a», % the first\n  «b»\n}',
      '\\cite\n  [p. 3]\n  {«a»}',
      '\\cite%\n{«a»}',
      '\\citep[see also \\citealp{«b»}]{«a»}',
      '% \\cite{a}\n\\cite{«b»} 5\\% \\cite{«c»}',
      '\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}\n\\cite{«b»}',
      '\\begin{lstlisting}[language=TeX]\n\\cite{a}\n\\end{lstlisting}\\cite{«b»}',
      '\\verb|\\cite{a}| \\verb*!\\cite{a}! \\lstinline{\\cite{a}} \\cite{«b»}',
      '\\setcitestyle{round} \\citestyle{acm} \\DeclareCiteCommand{\\x} \\citereset \\bibcite{a}{b} \\citetext{see \\citealp{«c»}}',
      '\\newcommand{\\mycite}[1]{\\cite{#1}} \\mycite{«a»}',
      '\\cite{unclosed \\emph{x}',
      '\\cite{a\n\nb}',
      '\\cite {«a»} \\cite',
      '$x \\cite{«a»}$ \\\\cite{a}',
    ]);
  });

  describe('in LaTeX, not behind what TeX stops at and not in what it skips', () => {
    cites('latex', [
      '\\cite{«a»}\n\\end{document} \\cite{b}\n\n\\cite{c}\n',
      '% \\end{document}\n\\verb|\\end{document}| \\cite{«a»}',
      '\\begin{verbatim}\n\\end{document}\n\\end{verbatim}\n\\cite{«a»}',
      '\\iffalse \\cite{a}\n\\ifx\\b\\c \\cite{d} \\else e \\fi\n\\fi \\cite{«f»}',
      '\\iffalse \\cite{a} \\else \\cite{«b»} \\fi \\cite{«c»}',
      '\\iffalse\n% \\fi\n\\ifdef{\\a}{b}{c} \\iff \\ifthenelse{d}{e}{f} \\cite{g}\n\\fi\n\\cite{«h»}',
      '\\ifdraft \\cite{«a»} \\fi \\iffoot \\cite{«b»} \\fi',
      '\\iffalse 50\\% of \\cite{a} \\fi \\cite{«b»}',
      '\\iffalse a\\\\fi \\cite{a} \\fi \\cite{«b»}',
      '<<fig, echo=FALSE>>=\nx <- "\\\\cite{a}"\n@\n\\cite{«b»} <<c>> @',
      '\\lstinline[language=TeX]|\\cite{a}| \\Verb+\\cite{b}+ \\mintinline{tex}{\\cite{c}} \\mintinline[x=y]{tex}|\\cite{d}|',
      '\\url{https://x.y/%20}\\cite{«a»} \\href{https://x.y/a%20b}{\\cite{«b»}} \\path|c%d| \\cite{e}',
      '\\begin{lstlisting*}\n\\cite{a}\n\\end{lstlisting} \\end{lstlisting*}\\cite{«b»}',
      '\\begin{alltt}\n\\cite{«a»}\n\\end{alltt}',
    ]);
  });

  describe('in LaTeX, beside what only TeX can tell', () => {
    cites('latex', [
      '\\cite{\\prefix key}',
      '\\cite{\\prefix{}key, «b»}',
      '\\cite{«a»,\\prefix key,«c»}',
      '\\cite{«a», \\pre{x,y}z , «c»} \\cite{«d»}',
      '\\cite{{a}, «b»}',
      '\\cites[1]{«a»,\\pre b}{«c»}',
      '\\cite{«a» % not \\this one\n, «b»}',
      '\\footnote{See \\cite{a and \\emph{b}, and that.} \\cite{«c»}',
      '\\cite{a \\emph{b}\n\nand \\cite{«c»}}',
      '\\newcommand{\\mine}[1]{\\cite{#1}} \\cite{«c»}',
    ]);
  });

  describe('in Typst, where code holds labels', () => {
    cites('typst', [
      '#quote(attribution: <«netwok»>)[Text.]',
      '#quote(block: true, attribution: label("«DBLP:books/x»"))[Text of @«b».]',
      '#set quote(attribution: <«a»>)',
      '#let work = <«smith»>\nSee #cite(work) and @«b».',
      '#let works = (<«a»>, <«b»>)',
      '#{ let work = <«a»>; cite(work) }',
      '#prose(<«a»>, "p. <b>")',
      // Of the document itself.
      '#let fig = <fig-a>\n#figure[x] <fig-a>\nSee #ref(fig).',
      '#show <intro>: set text(red)\n#show: doc => doc',
      '= Title <intro>\n#link(<intro>)[There]',
      '#if 1 < 2 and 3 > 2 [@«a»]',
      '= Title #label("a") <b>',
    ]);
  });

  describe('in MyST, where lines are comments', () => {
    cites('myst', [
      '% {cite}`a`\nText {cite}`«b»`',
      'Text {cite}`«a»`\n% {cite}`b` @c\nText {cite}`«d»`',
      'Text\n  %{cite}`b`\n% {cite}`c`\n\nText @«d»',
      '> % {cite}`a`\n> {cite}`«b»`',
      '- item {cite}`«a»`\n  % {cite}`b`\n  more {cite}`«c»`',
      '100 % of {cite}`«a»`',
      'Text\n     % continued {cite}`«a»`',
      '% comment\n\n    code {cite}`a`\n\n{cite}`«b»`',
    ]);
    cites('markdown', ['% A title block of Pandoc @«a»']);
  });

  describe('in LaTeX, by the manuals of natbib, biblatex, apacite, csquotes and others', () => {
    cites('latex', [
      '\\citetext{see \\citealp{«a»}, or even better \\citealp{«b»}}',
      '\\cites(Cf.)(passim)[5]{«a»}[8]{«b»}{«c»}',
      '\\cites\n  (see)\n  [12]{«a»}\n  [13]{«b»}',
      '\\parencites[1]{«a»}[2]{«b»} \\footcites{«a»}{«b»} \\smartcites{«c»} \\supercites{«d»}{«e»} \\footfullcites{«f»}{«g»}',
      '\\footfullcite{«a»} \\footcitetext[3]{«b»} \\Smartcite{«c»} \\notecite{«d»} \\pnotecite{«e»} \\fnotecite{«f»}',
      '\\citeauthor*{«a»} \\citetitle*{«b»} \\citedate{«c»} \\citeurl{«d»} \\citefield{«e»}{title} \\citelist{«f»}{publisher}',
      '\\nocite{*}\\nocite{«a»,«b»} \\nocite{*,«c»}',
      '\\footcite[][12]{«a»} \\cite[{see [sic]}][]{«b»} \\cite[]{«c»}\\cite[][]{«d»}',
      '\\pvolcite[see]{3}[45]{«a»} \\fvolcite{3}{«b»} \\volcites{2}[3]{«c»}{4}[5]{«d»} \\Avolcites(see)[x]{1}{«e»}',
      '\\citep[e.g.,][p.~5, and\nreferences]{«a»,\n«b»,\n  % not: c,\n  «d»}',
      '\\defcitealias{«a»}{Paper~I} \\citetalias{«a»} \\citepalias{«a»} \\citenum{«b»} \\Citealt*{«c»}',
      '\\citeA{«a»} \\shortciteA<see>[p. 3]{«b»} \\cite<e.g.,>{«c»} \\cite<2->{«d»} \\citeNP{«e»}',
      '\\textcquote[12]{«a»}{words} \\blockcquote[see][5]{«b»}{words} \\foreigntextcquote{german}[3]{«c»}{Worte}',
      '\\begin{displaycquote}[12]{«a»}words\\end{displaycquote} \\begin{foreigndisplaycquote}{german}{«b»}Worte\\end{foreigndisplaycquote}',
      '\\bibentry{«a»} \\citen{«b»} \\onlinecite{«c»} \\citeonline[p. 3]{«d»} \\newcites{Sec}{Other} \\citeSec{«e»}',
      '\\cite { «a» , «b» } \\cite[%\n  p. 3%\n]{%\n  «c»%\n}',
      '\\citetrackerfalse \\AtEveryCite{\\cite{«a»}} \\citation{b} \\let\\old\\cite \\bibliographystyle{c}',
    ]);
  });

  describe('in Typst', () => {
    cites('typst', [
      'As @«a» says @«b».',
      '@«a:b.c-d_e». @«f»: @«g»[p. 3] @«h»[see @«i»]',
      '#cite(<«a»>) #cite(<«a»>, form: "prose", supplement: [p. 3, @«b»]) #cite(label("«c d»"))',
      '[@«a»] *@«b»* (@«c»)',
      '= Heading <intro>\n@intro and @«a», @fig:one\n#figure(image("a@b.png"), caption: [By @«c»]) <fig:one>',
      '// @a\n@«b» https://x.y/z @«c»',
      '/* @a /* @b */ @c */ @«d»',
      '`@a` ``` @b ` ``` @«c» `` @«d»',
      '$@a$ \\@b @«c»',
      '#import "@preview/cetz:0.2.0": canvas\n@«a»',
      '#let x = "a@b"\n#let y = [see @«a»]\n@«b»',
      '#link("mailto:a@b.c")[mail @«a»] @«b»',
      '#show ref: it => {\n  "@a"\n}\n@«b»',
      '#emph[@«a»]#text(red)[@«b»]',
      '#strong("unclosed @a',
    ]);
  });

  describe('in Org', () => {
    cites('org', [
      '[cite:@«a»] [cite:@«a»;@«b»] [cite/t:@«a»] [cite/a/bc:see @«a» p. 3;also @«b»;end]',
      '[cite:see [sic] @«a»] [cite:@«a:b/c.d»]',
      '[cite: @«a» ;\n @«b»]',
      'cite:«a»,«b» citep:«c». citet:&«d» parencite:«e»',
      '[[cite:&«a»]] [[citep:see &«a» p. 3;&«b»]] [[cite:«a»,«b»]]',
      '[[citet*:see &«a» p. 3]] citeauthor*:&«b» [[footfullcite:&«c»]] pnotecite:«d»',
      '[[citep:«a»][see page 3::, there]] [[cite:&«b»][name]] [cite:@«c»]',
      '[cite:@«a»,@b;see @«c» and @d] [[citep:&«a» and &b; &«c»]]',
      '# [cite:@a]\n[cite:@«b»]',
      '#+begin_src org\n[cite:@a]\n#+end_src\n[cite:@«b»]',
      '#+BEGIN_EXAMPLE\n[cite:@a]\n#+END_EXAMPLE\n[cite:@«b»]',
      '#+caption: From [cite:@«a»]\n#+bibliography: x.bib',
      ': [cite:@a]\n~[cite:@a]~ =[cite:@a]= [cite:@«b»]',
      '\\([cite:@a]\\) $[cite:@a]$ [cite:@«b»]',
      '[[https://x.y][cite]] recite:a @a a@b.c [cited:@a] [cite:none]',
      '[cite:@a\n\n@b]',
    ]);
  });

  describe('in AsciiDoc', () => {
    cites('asciidoc', [
      'cite:[«a»] cite:[«a», «b»] citenp:[«a»] cite:See[«a»(59), «b»(1--2)]',
      '// cite:[a]\ncite:[«b»]',
      '----\ncite:[a]\n----\ncite:[«b»]',
      '....\ncite:[a]\n....\n++++\ncite:[a]\n++++\n////\ncite:[a]\n////\ncite:[«b»]',
      '[source]\n-----\ncite:[a]\n----\n-----\ncite:[«b»]',
      '```ruby\ncite:[a]\n```\ncite:[«b»]',
      'Text\n\n  cite:[a]\n cite:[b]\n\ncite:[«c»]',
      'Text\n cite:[«a»]\n\n * item cite:[«b»]\n   cite:[«c»]\n\n  1. cite:[«d»]\n\n term:: cite:[«e»]\n\n | cite:[«f»]',
      '`+cite:[a]+` +++cite:[a]+++ \\cite:[a] cite:[«b»]',
      'recite:[a] a@b.c',
      // Attributes, whose values asciidoctor-bibtex reads with `:bibtex-attributes:`.
      '= T\n:bibtex-file: a.bib\n:one: See cite:[«a»].\n:two: citenp:[«b»(3), «c»]\n\n{one}',
      '\n:long: one \\\n  cite:[«a»] \\\n  cite:[«b»]\n\n  cite:[c]',
      ':one: +++\n:two: cite:[«a»]\n:three: +++',
      ':one: `+cite:[a]+` \\\n  +++cite:[b] \\\n  +++ cite:[«c»]',
      '[quote, Somebody, cite:[«a»]]\n____\nWords\n____',
    ]);
  });

  describe('in reStructuredText', () => {
    cites('rst', [
      ':cite:t:`«a» [p. 3]` :cite:p:`«b» [see][p. 3]`',
      ':cite:`«a»` :cite:p:`«a»,«b»` :cite:t:`«a», «b»` :footcite:`«c»` :cite:ct:`{see}«d»{p. 3}`',
      '``:cite:`a`` :cite:`«b»`',
      'Text::\n\n  :cite:`a`\n\n:cite:`«b»`',
      '.. comment :cite:`a`\n   :cite:`b`\n\n:cite:`«c»`',
      '.. code-block:: rst\n\n   :cite:`a`\n\n:cite:`«b»`',
      '.. note:: See :cite:`«a»`\n\n   and :cite:`«b»`',
      '.. figure:: a.png\n\n   From :cite:`«a»`',
      '.. [CIT] A :cite:`«a»`',
      'x:cite:`a` :ref:`b`',
    ]);
  });

  describe('in Org, as Org reads it, less the subtrees that are commented out', () => {
    cites('org', [
      '[cite/t/c:pre; see @«a» p. 3; @«b»; post]',
      '[cite/text/caps:@«a»] [cite/na/b:@«a»] [cite//b:@«a»] [cite/:@a]',
      '[cite:@«a» ;@«b» ; @«c»]',
      '[cite:@«a»;b]',
      '[cite:@«key1»,@key2]',
      '[cite: see @«a», p. 3; cf. @«b» [sic]]',
      '[cite:@«a»\n; @«b»]',
      '- item [cite:@«a»]\n  more [cite:@«b»]\n  + sub [cite:@«c»]',
      '| x | [cite:@«a»] |\n|---+---|\n| [cite:@«b»] | y |',
      '* Heading [cite:@«a»] :tag:\n** TODO Another [cite:@«b»]',
      '* COMMENT Hidden [cite:@a]\nText [cite:@b]\n** Below [cite:@c]\n[cite:@d]\n* Shown [cite:@«e»]\n[cite:@«f»]',
      '* TODO COMMENT x\n[cite:@a]\n* y\n[cite:@«b»]',
      '* COMMENTARY x\n[cite:@«a»]\n* TODO [#A] COMMENT y\n[cite:@b]',
      '** COMMENT x\n[cite:@a]\n*** y\n[cite:@b]\n** z\n[cite:@«c»]',
      '* Title :noexport:\n[cite:@«a»]',
      '# [cite:@a]\n  # [cite:@a]\n#[cite:@«b»]',
      '#+begin_comment\n[cite:@a]\n#+end_comment\n[cite:@«b»]',
      '#+Begin_Src emacs-lisp\n[cite:@a]\n#+End_Src\n[cite:@«b»]',
      '#+begin_quote\n[cite:@«a»]\n#+end_quote\n#+begin_verse\n[cite:@«b»]\n#+end_verse\n#+begin_center\n[cite:@«c»]\n#+end_center',
      '#+begin_src org\n[cite:@«a»]',
      '#+begin_export latex\n\\cite{a} [cite:@a]\n#+end_export\n[cite:@«b»]',
      '  #+begin_example\n  [cite:@a]\n  #+end_example\n  [cite:@«b»]',
      ': [cite:@a]\n:[cite:@«b»]',
      '=[cite:@a]= ~[cite:@b]~ /[cite:@«c»]/ *[cite:@«d»]* _[cite:@«e»]_ +[cite:@«f»]+',
      '=[cite:@a]\n[cite:@b]= [cite:@«c»]',
      '\\[ [cite:@a] \\] [cite:@«b»]',
      '\\begin{equation}\n[cite:@a]\n\\end{equation}\n[cite:@«b»]',
      '$[cite:@a]$ $$[cite:@b]$$ $5 [cite:@«c»] $6',
      '@@latex:[cite:@a]@@ [cite:@«b»]',
      '[fn:1] See [cite:@«a»].',
      'Text[fn:: inline [cite:@«a»]] and [fn:x: y [cite:@«b»]].',
      '[[https://x.y][see [cite:@«a»]]]',
      '[[file:a.org]] [cite:@«b»]',
      '#+title: On [cite:@«a»]\n#+caption: From [cite:@«b»]\n[[file:x.png]]',
      '#+caption[short [cite:@«a»]]: long [cite:@«b»]\n| x |',
      '#+name: [cite:@a]\n#+attr_latex: [cite:@b]\n[cite:@«c»]',
      ':PROPERTIES:\n:NOTE: [cite:@«a»]\n:END:\n[cite:@«b»]',
      ':drawer:\n[cite:@«a»]\n:end:',
      '#+author: A [cite:@«a»]\n#+date: [cite:@«b»]\n#+subtitle: [cite:@«c»]\n#+description: [cite:@«d»]\n#+keywords: [cite:@«e»]',
      '- term [cite:@«a»] :: [cite:@«b»]',
      'src_python{print("[cite:@a]")} [cite:@«b»]',
      '<<target>> [cite:@«a»] <<<radio>>>',
      '[cite:@«a»]_{x} x^{[cite:@«b»]}',
      '[cite:@«doi:10.1000/182»] [cite:@«a.b_c-d+e»] [cite:@«a#b$c%d&e»] [cite:@«é»]',
      '[cite:@«a:» b] [cite:@«b!» c]',
      '[cite: @«a»] [cite:@] [cite:] [cite:a] [cite/t:b; @«c»]',
      '[Cite:@a] [CITE:@a] [cite :@a] [cites:@a] [ cite:@a]',
      'x[cite:@«a»]y [cite:@«b»].[cite:@«c»]',
      '[cite:see [[https://x.y][@«z»]] @a]',
      '[cite:@«a» =x;y= ; @«b»]',
      '\\[cite:@«a»]',
      '(cite:@a) me@x.org [@a]',
      '#+begin_src python :results [cite:@a]\nx\n#+end_src',
      '#+RESULTS:\n: [cite:@a]\n[cite:@«b»]',
      'CLOCK: [2020-01-01] [cite:@«a»]',
      '#+include: "[cite:@a]"\n#+bibliography: x.bib\n[cite:@«b»]',
      '#+print_bibliography: [cite:@a]',
      '',
      '[cite:@«b»]',
    ]);
  });

  describe('in AsciiDoc, as asciidoctor-bibtex does', () => {
    cites('asciidoc', [
      'cite:[«a»] cite:[«b», «c»] citenp:[«d»] cite:See[«e»(59),«f»(1--2)]',
      'cite:[«Lane12a»(59)] says cite:see also[«x»] and cite:[«a:b.c-d_e+f/g»]',
      'cite:[«a»(p. 3, 4), «b»(ch. [1])]',
      'cite:[] cite: [«a»] cite:x',
      '[source]\nputs "cite:[a]"\n\ncite:[«b»]',
      '[source,ruby]\n----\ncite:[a]\n----\ncite:[«b»]',
      '[,ruby]\n----\ncite:[a]\n----',
      '[listing]\ncite:[a]\nmore cite:[b]\n\ncite:[«c»]',
      '[literal]\ncite:[a]\n\n[pass]\ncite:[b]\n\n[stem]\nx cite:[«c»]\n\ncite:[«d»]',
      '[comment]\ncite:[a]\ncite:[b]\n\ncite:[«c»]',
      '[comment]\n--\ncite:[a]\n\ncite:[b]\n--\ncite:[«c»]',
      '[source]\n--\ncite:[a]\n\ncite:[b]\n--\ncite:[«c»]',
      '[verse, Poet]\ncite:[a]\n\n[quote]\ncite:[«b»]\n\n[NOTE]\ncite:[«c»]',
      '[quote]\n____\ncite:[«a»]\n____\n\n====\ncite:[«b»]\n====\n\n****\ncite:[«c»]\n****\n\n--\ncite:[«d»]\n--',
      'NOTE: cite:[«a»]\n\nTIP: x\ncite:[«b»]',
      '////\ncite:[a]\n////\n// cite:[b]\n/// cite:[«c»]',
      '|===\n|cite:[«a»] |b\na|cite:[«c»]\nl|cite:[«d»]\nm|cite:[«e»]\n|===',
      '* item cite:[«a»]\n+\nmore cite:[«b»]\n** sub cite:[«c»]\n+\n----\ncite:[d]\n----\n. num cite:[«e»]\nterm:: def cite:[«f»]\n- [ ] cite:[«g»]',
      '= Title cite:[«a»]\n:attr: cite:[«b»]\n\n== Section cite:[«c»]\n\n.Block cite:[«d»]\nimage::x.png[]',
      'footnote:[See cite:[«a»].] and link:x.html[cite:[«b»]]',
      ' cite:[a]\n literal\n\ncite:[«b»]',
      '....\ncite:[a]\n....\n++++\ncite:[b]\n++++\ncite:[«c»]',
      '```\ncite:[a]\n```\ncite:[«b»]',
      '--\n[listing]\ncite:[a]\n--',
      '[[id]]\ncite:[«a»] <<b>>',
      'image::a.png[cite:[«a»]] x',
      ':x: y\nifdef::x[]\ncite:[«a»]\nendif::[]',
      'cite:[«a»]cite:[«b»] (cite:[«c»])',
      '[.lead]\ncite:[«a»]\n\n[#id.role%opt]\ncite:[«b»]',
      '[source%linenums,java]\nx = "cite:[a]"\n\ny cite:[«b»]',
      '[latexmath]\n++++\ncite:[a]\n++++\n\nstem:[cite:x] cite:[«b»]',
      'Text\ncite:[«a»]\n----\ncite:[b]\n----',
      '-----\ncite:[a]\n----\ncite:[b]\n-----\ncite:[«c»]',
      '[example]\ncite:[«a»]\n\n[sidebar]\ncite:[«b»]\n\n[abstract]\ncite:[«c»]',
      '.Title cite:[«a»]\n----\ncite:[b]\n----',
    ]);
  });

  describe('in Typst, as its compiler does', () => {
    cites('typst', [
      'As @«a» says @«b».',
      '@«a»[p. 3] @«b»[see @«c»] @«d» [text]',
      '#cite(<«a»>, form: "prose", supplement: [p. 3]) #cite(<«b»>, form: none) #cite(<«c»>,style: "apa")',
      '#cite(form: "prose", <«a»>) #cite(supplement: [p. 3], <«b»>)',
      '#cite(\n  <«a»>,\n  supplement: [p. 3],\n)',
      '#cite(label("«a»")) #cite(label("«c d»"), form: "year")',
      '#let k = <«a»>\n#cite(k)',
      '#ref(<«a»>) #ref(<«b»>, supplement: [p. 3])',
      '#ref(label("«a»"))',
      '@«a:b» @«a.b» @«a-b» @«a_b» @«a». @«b»: @«c»; @«d», (@«e») "@«f»"',
      '*@«a»* _@«b_» = x @«c»',
      '= Heading @«a»\n- item @«b»\n+ num @«c»\n/ term: @«d»',
      '#footnote[See @«a»] #figure([x], caption: [By @«b»])',
      '#table(columns: 2, [@«a»], [@«b»], [#cite(<«c»>)])',
      '`@a` ```typ @b ``` @«c»',
      '// @a\n/* @b /* @c */ @d */ @«e»',
      '$x_"@a"$ $ @b $ @«c»',
      'me\\@x.org x@«a» #link("mailto:me@x.org")',
      '#let f(x) = [See @«a» #x]\n#f[@«b»] #f("@c")',
      '#{\n  let x = [@«a»]\n  x\n  cite(<«b»>)\n}',
      '#if true [@«a»] else [@«b»]',
      '#show "x": [@«a»]\nx',
      '#show ref: it => it\n@«a»',
      '= Intro <intro>\nSee @intro and @«a»',
      '#set cite(form: "prose")\n@«a»',
      'https://x.y/@a @«b»',
      '@«a»@«b» @«c-»@«d»',
      "@«a_x» @«b»'s",
      '@«é» @«研究»',
      '#text(fill: red)[@«a»]#strong[@«b»](@«c»)',
      '#quote(block: true, attribution: [@«a»])[x]',
      '#context [@«a»]',
      '#let a = "@b \\"@c\\" [@d]"\n@«e»',
      '#cite(<«a»>)#cite(<«b»>) #cite(<«c»>)[x]',
      '@«a»\n@«b»\n\n@«c»',
      '@«a» // @b\n@«c»',
      '#[@«a»] #box[@«b»] #{[@«c»]}',
      '#raw("@a") #raw(block: true, "@b")',
      '#metadata("@a") <x>\n@«b»',
      '~@«a»~ --@«b--» ...@«c»',
      '\\ @«a» \\@b \\u{40}c',
      '#sym.at@«a»',
      '[@«a»] (@«b») {@«c»}',
      '#let x = 1; @«a»\n#let y = 2 // @b\n@«c»',
      '#while false { [@«a»] }\n@«b»',
    ]);
  });

  describe('in reStructuredText, as docutils and sphinxcontrib-bibtex do', () => {
    cites('rst', [
      ':cite:`«a»` :cite:p:`«a»,«b»` :cite:t:`«a» , «b»` :cite:ps:`«c»` :cite:ts:`«d»` :cite:ct:`«e»` :cite:cts:`«f»`',
      ':cite:empty:`«a»` :cite:year:`«b»` :cite:author:`«c»` :cite:title:`«d»` :cite:label:`«e»` :cite:labelpar:`«f»` :cite:yearpar:`«g»` :cite:authors:`«h»`',
      ':footcite:`«a»` :footcite:p:`«b»` :footcite:t:`«c»`',
      ':cite:p:`{see}«a»{p. 3}` :cite:p:`«a»,{see}«b»`',
      '*See* :cite:`«a»`. (:cite:`«b»`) [:cite:`«c»`] ":cite:`«d»`" -:cite:`«e»`',
      'x:cite:`a` :cite:`b`c :cite:`«d»`- :cite:`«e»`.',
      '``:cite:`a``` :cite:`«b»`',
      '\\:cite:`a` :cite:`«b»`',
      '.. A comment :cite:`a`\n\n   :cite:`b`\n\n:cite:`«c»`',
      '..\n   :cite:`a`\n\n:cite:`«b»`',
      '..\n\n:cite:`«a»`',
      '.. note:: :cite:`«a»`\n\n   :cite:`«b»`\n\n.. code-block:: python\n\n   :cite:`c`\n\n.. math::\n\n   :cite:`d`\n\n.. raw:: html\n\n   :cite:`e`\n\n.. figure:: x.png\n   :alt: x\n\n   Caption :cite:`«g»`',
      '.. parsed-literal::\n\n   :cite:`«a»`\n\n.. epigraph::\n\n   :cite:`«b»`\n\n.. table:: T :cite:`«c»`\n\n   == ==\n   :cite:`«d»` x\n   == ==',
      'Text::\n\n   :cite:`a`\n\n:cite:`«b»`',
      'Text: ::\n\n   :cite:`a`\n\n   :cite:`b`\n\nBack :cite:`«c»`',
      'Quoted::\n\n> :cite:`a`\n> :cite:`b`\n\n:cite:`«c»`',
      '::\n\n   :cite:`a`',
      '>>> x = ":cite:`a`"\n:cite:`b`\n\n:cite:`«c»`',
      '.. [1] Foot :cite:`«a»`\n\n.. [CIT2002] Cit :cite:`«b»`\n\n   more :cite:`«c»`\n\n.. _target: http://x.y/:cite:`a`\n\n.. |sub| replace:: :cite:`«d»`',
      '+----------------+\n| :cite:`«a»`    |\n+----------------+',
      '* item :cite:`«a»`\n\n  * sub :cite:`«b»`\n\n1. num :cite:`«c»`\n\nterm :cite:`«d»`\n   def :cite:`«e»`\n\n:field: body :cite:`«f»`\n\n| line :cite:`«g»`',
      'Title :cite:`«a»`\n=================',
      ':cite:`«a»,\n«b»`',
      ':cite:p:`«a»` and :cite:p:`«b:c/d.e-f_g+h»`',
      '.. bibliography:: x.bib\n   :filter: cited\n\n.. footbibliography::',
      '`«a»`:cite: `x <:cite:>`_ |:cite:|',
      '.. only:: html\n\n   :cite:`«a»`\n\n.. ifconfig:: x\n\n   :cite:`«b»`\n\n.. sidebar:: T :cite:`«c»`\n\n   :cite:`«d»`\n\n.. topic:: T :cite:`«e»`\n\n   :cite:`«f»`\n\n.. list-table:: T :cite:`«g»`\n\n   * - :cite:`«h»`',
      '.. class:: x\n\n   :cite:`«a»`\n\n.. container:: y\n\n   :cite:`«b»`\n\n.. doctest::\n\n   >>> :cite:`c`\n\n.. literalinclude:: :cite:`d`\n\n.. highlight:: c\n\n:cite:`«e»`',
    ]);
  });

  it('finds nothing in plain text', () => {
    assert.deepEqual(scanCitations('@a [@b] \\cite{c}', 'plain'), []);
  });

  const piece = fc.constantFrom(
    ...'@ a [ ] ( ) { } ; , . ` ``` $ $$ \\ \n \n\n % # < > <!-- --> /* */ // " & = ~ : - | _ ! ^ * + ü 研'.split(
      /(?<=.) /s,
    ),
    ...[
      '\\cite',
      '\\cites',
      '{a}',
      '[@a',
      '@a',
      'cite:',
      '[cite:@a',
      '[[cite:&a',
      '#cite(',
      '<a>',
      ':cite:`',
      '{cite}`',
      '---\n',
      '```{note}\n',
      '      ',
      '    ',
      '----\n',
    ],
    ...[
      '#+begin_src\n',
      '#+end_src\n',
      '\\begin{verbatim}',
      '\\end{verbatim}',
      '.. x\n',
      '::\n',
      '> ',
      '- ',
      '#let ',
      '\r\n',
      '\ud83d',
    ],
  );
  it('ends a paragraph at a blank line also behind a backslash', () => {
    for (const end of ['\n', '\r\n']) {
      assert.deepEqual(scanCitations(`\\${end}${end}    [@a]`, 'markdown'), []);
    }
  });

  it('finds the same whatever the line ends', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom(...notesLanguages),
        (pieces, language) => {
          const text = pieces.join('').replace(/\r/g, '');
          const keys = (source: string): readonly string[] =>
            scanCitations(source, language).map(({ key }) => key);
          assert.deepEqual(keys(text.replace(/\n/g, '\r\n')), keys(text));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('takes any text, and what it finds lies in the text in order', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom(...notesLanguages),
        (pieces, language) => {
          const text = pieces.join('');
          const { groups, opaque } = scanNotes(text, language);
          let before = 0;
          for (const group of groups) {
            assert.ok(before <= group.start && group.start < group.end && group.end <= text.length);
            before = group.start;
            for (const item of group.items) {
              assert.ok(
                group.start <= item.start && item.start <= item.end && item.end <= group.end,
                JSON.stringify(group),
              );
              for (const { key, start, end } of item.keys) {
                assert.equal(text.slice(start, end), key);
                assert.ok(key !== '' && item.start <= start && end <= item.end, JSON.stringify(group));
              }
            }
          }
          before = 0;
          for (const { start, end } of opaque) {
            assert.ok(before <= start && start < end && end <= text.length, JSON.stringify(opaque));
            before = end;
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('reads keys that never close in linear time', () => {
    const start = performance.now();
    for (const opener of ['\\cite{', '\\cite{{a', '\\cites{', '\\cite{\\x '])
      readCited(opener.repeat(Math.ceil(400_000 / opener.length)), 'latex');
    readCited('\\cite{'.repeat(50_000) + '}'.repeat(50_000), 'latex');
    assert.ok(performance.now() - start < 5000);
  });

  it('reads hostile texts in linear time', function () {
    // A quadratic reader needs minutes for these.
    this.timeout(60_000);
    const openers = [
      ...[
        '[',
        '@a ',
        '[@a ',
        '`',
        '``` `',
        '$x ',
        '<a',
        '<!--',
        '](',
        '](a b "',
        '```{note}\n',
        '- ```{tip}\n\n',
        '[[@',
        '@{',
        '> ',
        '\\cite{',
        '\\cite[',
        '\\cites{a}',
      ],
      ...[
        '#cite(',
        '@a[',
        '/*',
        '"',
        '#a("',
        '[cite:',
        '[[cite:',
        'cite:a,',
        '#+begin_src\n',
        '\\(',
        '=a',
        '$$',
        '# \n',
      ],
      ...[' cite:[a]\n\n', '----\n', '////\n', '`+', ':cite:`', '``', '::\n', '.. x\n', '..\n', '\n'],
      ...[
        '\\cite%\n',
        '%\n',
        '\\verb|',
        '\\section[',
        'cite://',
        'cite:[',
        'a ',
        '::\r',
        '===\r',
        '.. \n\n',
        '<!--\n\n',
      ],
      ...[
        '#+begin_src\n#+END_SRC\n',
        '$ \\$',
        '#let x\n',
        '[',
        '\n@a',
        '```` \n',
        '{cite}`a b',
        ':cite:`a b',
        '\\begin{x}',
        '\\begin{x} \\end{x} \\begin{y} ',
        '\\f[',
        '\\f{',
        '<a b="',
        '<pre>',
        '{.a b="',
        '\\iffalse ',
        '=',
        '#f(',
      ],
    ];
    for (const opener of openers) {
      const text = opener.repeat(Math.ceil(60_000 / opener.length));
      for (const language of notesLanguages) readCited(`\\cite${text}`, language);
      for (const language of notesLanguages) scanNotes(text, language);
    }
  });
});
