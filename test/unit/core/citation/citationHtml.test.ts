import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { citationHtml, referencesHtml } from '../../../../src/core/citation/citationHtml';
import type { CitedPaper } from '../../../../src/core/citation/plainCitation';
import { scanNotes } from '../../../../src/core/citation/scanCitations';

const papers: Readonly<Record<string, CitedPaper>> = {
  xu: { title: 'A <b>Bold</b> "Title"', authors: ['Yu Xu', 'Li Jia', 'C'], etAl: true, date: '2024-01-02' },
  jia: { title: 'Jia’s', authors: ['Li Jia'], etAl: false, date: null },
};
const works = {
  paperOf: (key: string) => papers[key] ?? null,
  unknown: (key: string) => `no ${key}`,
};

/** The first citation of a text, with its tags left out. */
function words(text: string): string {
  return html(text).replace(/<[^>]*>/g, '');
}

function html(text: string, isLinked = true): string {
  const [group] = scanNotes(text, 'markdown').groups;
  return group === undefined ? '' : citationHtml(text, group, works, isLinked);
}

describe('citationHtml', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['[@xu]', '(Xu et al., 2024)'],
    ['[see @xu, p. 3; also -@jia]', '(see Xu et al., 2024, p. 3; also n.d.)'],
    ['@xu', 'Xu et al. (2024)'],
    ['@xu [p. 3]', 'Xu et al. (2024, p. 3)'],
    ['@xu [p. 3; @jia]', 'Xu et al. (2024, p. 3; Jia, n.d.)'],
    ['-@xu [p. 3]', '(2024, p. 3)'],
    ['@xu; @jia', 'Xu et al. (2024); Jia (n.d.)'],
    ['[@nobody]', '(@nobody?)'],
    ['@nobody [p. 3]', '@nobody? (p. 3)'],
    ['[<i> @xu & more]', '(&#60;i&#62; Xu et al., 2024 &#38; more)'],
  ];
  for (const [text, expected] of rows) {
    it(`shows ${text} as ${expected}`, () => {
      assert.equal(words(text), expected);
    });
  }

  it('gives the title as a tooltip and leads to the reference, but is no link within one', () => {
    const title = 'A &#60;b&#62;Bold&#60;/b&#62; &#34;Title&#34;';
    assert.equal(
      html('[@xu]'),
      `<span class="lectern-citation">(<a href="#lectern-ref-xu" role="doc-biblioref" title="${title}">Xu et al., 2024</a>)</span>`,
    );
    assert.equal(
      html('[@xu]', false),
      `<span class="lectern-citation">(<span title="${title}">Xu et al., 2024</span>)</span>`,
    );
    assert.equal(
      html('[@nobody]'),
      '<span class="lectern-citation">(<span class="lectern-unknown" title="no nobody">@nobody?</span>)</span>',
    );
  });

  it('lets no tag or quote of a text or paper through', () => {
    const signs = fc
      .array(fc.constantFrom('<', '>', '"', "'", '&', 'a', ' ', ';', '@xu', '-', ']'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(signs, signs, (around, name) => {
        const text = `[${around} @xu, ${around}`.replaceAll(']', '') + ']';
        const evil = {
          paperOf: () => ({ title: name, authors: [name], etAl: false, date: null }),
          unknown: () => name,
        };
        const [group] = scanNotes(text, 'markdown').groups;
        if (group === undefined) return;
        const rest = citationHtml(text, group, evil, true)
          .replace(/<a href="#lectern-ref-[a-z0-9-]*" role="doc-biblioref" title="[^<>"]*">/gi, '')
          .replace(/<span class="lectern-citation">|<\/span>|<\/a>/g, '');
        assert.doesNotMatch(rest, /[<>"']/);
      }),
    );
  });
});

describe('referencesHtml', () => {
  it('lists each known work once, by family name', () => {
    assert.equal(
      referencesHtml(['xu', 'nobody', 'jia', 'xu'], works, 'References').replace(/<[^>]*>/g, '|'),
      '||References|||Li Jia (n.d.). Jia’s.||Yu Xu, Li Jia, C et al. (2024). A &#60;b&#62;Bold&#60;/b&#62; &#34;Title&#34;.|||\n',
    );
  });

  it('is nothing where no key is known', () => {
    assert.equal(referencesHtml(['nobody'], works, 'References'), '');
  });
});
