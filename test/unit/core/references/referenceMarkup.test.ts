import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { notesLanguages } from '../../../../src/core/citation/notesLanguage';
import {
  marked,
  nameOthers,
  othersSign,
  withoutSigns,
  writeReference,
} from '../../../../src/core/references/referenceMarkup';

const reference = `A & B_c. ${marked('On * stars', 'italic')}, ${marked('3', 'bold')}, H${marked('2', 'sub')}O. https://doi.org/10.1/a_b.`;

describe('writeReference', () => {
  const written = {
    markdown: 'A & B\\_c. *On \\* stars*, **3**, H~2~O. <https://doi.org/10.1/a_b>.',
    myst: 'A & B\\_c. *On \\* stars*, **3**, H{sub}`2`O. <https://doi.org/10.1/a_b>.',
    latex: 'A \\& B\\_c. \\emph{On * stars}, \\textbf{3}, H\\textsubscript{2}O. https://doi.org/10.1/a\\_b.',
    typst: 'A & B\\_c. #emph[On \\* stars], #strong[3], H#sub[2]O. #link("https://doi.org/10.1/a_b").',
    rst: 'A & B\\_c. *On \\* stars*, 3, H2O. https://doi.org/10.1/a_b.',
    plain: 'A & B_c. On * stars, 3, H2O. https://doi.org/10.1/a_b.',
  } as const;
  for (const [language, text] of Object.entries(written)) {
    it(`sets what it can in ${language}`, () => {
      const known = notesLanguages.find((name) => name === language);
      assert.equal(writeReference(reference, known ?? 'plain'), text);
    });
  }

  it('escapes in Typst only what means something there', () => {
    const rows = [
      ['Large-Scale “Weak” Supervision', 'Large-Scale “Weak” Supervision'],
      ["GPT-3 and/or Don't = +1", "GPT-3 and/or Don't = +1"],
      ['a -- b --- c -?', 'a \\-- b \\-\\-- c \\-?'],
      ['at -5 degrees // or /* so */', 'at \\-5 degrees \\// or /\\* so \\*/'],
      ['- item', '\\- item'],
      ['+ item', '\\+ item'],
      ['/ term: b', '\\/ term: b'],
      ['== heading', '\\== heading'],
      ['1. item', '1\\. item'],
      ['a@b #c $d$ *e* _f_ <g> [h] `i` ~', 'a\\@b \\#c \\$d\\$ \\*e\\* \\_f\\_ \\<g> \\[h\\] \\`i\\` \\~'],
    ] as const;
    for (const [text, expected] of rows) assert.equal(writeReference(text, 'typst'), expected);
  });

  it('keeps marks off blanks, and upright within italics', () => {
    assert.equal(writeReference(`a${marked(' b ', 'italic')}c`, 'markdown'), 'a *b* c');
    assert.equal(writeReference(marked(`a ${marked('b', 'normal')} c`, 'italic'), 'markdown'), '*a* b *c*');
  });

  it('takes any text, with signs that belong nowhere', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\ue010', '\ue011', '\ue01f', '*', '\n') });
    fc.assert(
      fc.property(text, fc.constantFrom(...notesLanguages), (any, language) => {
        assert.doesNotMatch(writeReference(any, language), /[\ue010-\ue01f]/);
      }),
    );
  });
});

describe('nameOthers', () => {
  it('says et al. whatever stands before', () => {
    assert.equal(nameOthers(`Xu, A., & ${othersSign} (2017)`), 'Xu, A., et al. (2017)');
    assert.equal(nameOthers(`A. Xu and ${othersSign}, “T,”`), 'A. Xu, et al., “T,”');
    assert.equal(nameOthers(`Xu A, ${othersSign}. T.`), 'Xu A, et al. T.');
    assert.equal(nameOthers(othersSign), 'et al.');
  });

  it('leaves a text without others', () => {
    assert.equal(nameOthers(withoutSigns('Ada and Eve\ue000')), 'Ada and Eve');
  });
});
