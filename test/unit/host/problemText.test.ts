import assert from 'node:assert/strict';
import { problemCodes, type Problem, type ProblemCode } from '../../../src/core/problem';
import { describeProblem } from '../../../src/host/problemText';

const fill = (message: string, ...args: (string | number)[]): string =>
  message.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)] ?? ''));

const describeCode = (code: ProblemCode, data: Problem['data'] = {}): string =>
  describeProblem({ code, severity: 'warning', span: { start: 0, end: 1 }, data }, fill);

const sentences: Readonly<Record<ProblemCode, readonly [data: Problem['data'], sentence: string]>> = {
  'stray-text': [{ text: 'Load more', lines: 1 }, 'This line belongs to no paper: Load more'],
  'missing-byline': [{}, 'No title follows this header.'],
  'missing-title': [{}, 'This paper has no title.'],
  'missing-authors': [{}, 'No author was found for this paper.'],
  'missing-abstract': [{}, 'This paper has no abstract.'],
  'missing-category': [{}, 'This header has no category.'],
  'missing-date': [{}, 'This header has no date.'],
  'bad-date': [{ text: 'Feb 30' }, 'No day can be read from “Feb 30”. Write it like “Apr 14, 2025”.'],
  'bad-score': [{ text: '9.5.3' }, 'The score 9.5.3 is not a number.'],
  'unknown-category': [{ category: 'ZZ' }, 'The category ZZ is not one of arXiv.'],
  'doubtful-boundary': [
    { offset: 9, runnerUp: 5, margin: 0.61, title: 'Small Words', authors: 'Wen Ding et al.' },
    'Title and authors may be parted in the wrong place: Small Words | Wen Ding et al.',
  ],
  'duplicate-entry': [
    { title: 'Small Words', first: 0 },
    'This paper stands earlier in the list too: Small Words',
  ],
  'too-long': [{ part: 'byline', limit: 4000 }, 'This is longer than 4000 characters and was cut.'],
  'not-text': [{}, 'This file is not text.'],
  'no-entries': [{}, 'No papers were found here.'],
  'hidden-characters': [{}, 'Characters that cannot be seen were removed from this paper.'],
};

describe('describeProblem', () => {
  for (const code of problemCodes) {
    it(`says what ${code} means`, () => {
      const [data, sentence] = sentences[code];
      assert.equal(describeCode(code, data), sentence);
    });
  }

  it('counts the lines of a longer stretch that belongs to no paper', () => {
    assert.equal(
      describeCode('stray-text', { text: 'Load more', lines: 3 }),
      'These 3 lines belong to no paper: Load more …',
    );
  });

  it('shows nothing where data is missing', () => {
    assert.equal(describeCode('bad-date'), 'No day can be read from “”. Write it like “Apr 14, 2025”.');
  });

  it('asks for the translation of a message before anything is put into it', () => {
    const asked: unknown[][] = [];
    describeProblem(
      { code: 'bad-score', severity: 'warning', span: { start: 0, end: 1 }, data: { text: '{0}' } },
      (...args) => String(asked.push(args)),
    );
    assert.deepEqual(asked, [['The score {0} is not a number.', '{0}']]);
  });
});
