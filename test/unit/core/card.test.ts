import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { legible, toCard } from '../../../src/core/card';
import { aMark, aPaper } from '../../support/builders';

describe('toCard', () => {
  it('shows everything of a paper and its mark', () => {
    const paper = aPaper({ orgs: ['nvidia'], score: 95.3, code: true, abstract: 'We model $x$.' });
    const mark = aMark({
      status: 'read',
      statusSince: 1000,
      rating: 4,
      tags: ['asr', 'fast'],
      note: ' as typed\n',
      citekey: 'xu2022',
    });
    assert.deepEqual(toCard(paper, mark, { topic: { id: 'eess.AS', name: 'Audio' } }), {
      paperId: paper.id,
      title: 'Multi-blank Transducers for Speech Recognition',
      authors: ['Hainan Xu', 'Fei Jia'],
      etAl: false,
      orgs: ['nvidia'],
      date: '2022-11-04',
      topic: { id: 'eess.AS', name: 'Audio' },
      score: 95.3,
      code: true,
      seen: [],
      abstract: 'We model $x$.',
      status: 'read',
      statusSince: 1000,
      rating: 4,
      tags: ['asr', 'fast'],
      note: ' as typed\n',
      citekey: 'xu2022',
    });
  });

  it('says null for what a paper does not have', () => {
    const card = toCard(aPaper({ date: null, abstract: ' \u200B ', score: NaN }), aMark(), { topic: null });
    const { date, abstract, score, topic, statusSince, rating, citekey } = card;
    assert.deepEqual([date, abstract, score, topic, statusSince, rating, citekey], Array(7).fill(null));
  });

  it('keeps markup as the text it is, and the hidden characters out', () => {
    const paper = aPaper({
      title: '<img src=x>\u202Egnp\u0000.exe',
      authors: ['\u2066Ada\u2069', '\u200E'],
      abstract: 'one\ntwo',
    });
    const { title, authors, abstract } = toCard(paper, aMark(), { topic: null });
    assert.deepEqual([title, authors, abstract], ['<img src=x>gnp.exe', ['Ada'], 'one two']);
  });

  it('leaves tags and note as they are stored, whatever they hold', () => {
    const { tags, note } = toCard(aPaper(), aMark({ tags: ['\u202Ex'], note: 'a\u0000\r\nb' }), {
      topic: null,
    });
    assert.deepEqual([tags, note], [['\u202Ex'], 'a\u0000\r\nb']);
  });
});

/** Any code points, halves of surrogate pairs among them. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }))
  .map((points) => String.fromCodePoint(...points));

describe('legible', () => {
  it('keeps what scripts need: joiners, combining marks, characters beyond the basic plane', () => {
    const text = 'می\u200Cخواهم é 👩\u200D🔬 𝒳';
    assert.equal(legible(text), text);
  });

  it('drops tag characters and halves of surrogate pairs', () => {
    assert.equal(legible('a\u{E0041}b\uD800c\uDC00d'), 'abcd');
  });

  it('gives one trimmed line, and the same again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = legible(text);
        assert.doesNotMatch(line, /[\0-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]|^\s|\s$|\p{Cs}/u);
        assert.equal(legible(line), line);
      }),
    );
  });
});
