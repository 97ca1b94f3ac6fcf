/** What a problem says to a person. Pure: the translating function comes from outside (vscode.l10n.t, or the command line's). */
import type { Problem } from '../core/problem';

/** Puts arguments into a message, `{0}` and on, in the user's language. */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** One sentence or two about a problem; data that is missing shows as nothing. */
export function describeProblem({ code, data }: Problem, t: Translate): string {
  const of = (key: string): string | number => data[key] ?? '';
  switch (code) {
    case 'stray-text':
      return of('lines') === 1
        ? t('This line belongs to no paper: {0}', of('text'))
        : t('These {0} lines belong to no paper: {1} …', of('lines'), of('text'));
    case 'missing-byline':
      return t('No title follows this header.');
    case 'missing-title':
      return t('This paper has no title.');
    case 'missing-authors':
      return t('No author was found for this paper.');
    case 'missing-abstract':
      return t('This paper has no abstract.');
    case 'missing-category':
      return t('This header has no category.');
    case 'missing-date':
      return t('This header has no date.');
    case 'bad-date':
      return t('No day can be read from “{0}”. Write it like “Apr 14, 2025”.', of('text'));
    case 'bad-score':
      return t('The score {0} is not a number.', of('text'));
    case 'unknown-category':
      return t('The category {0} is not one of arXiv.', of('category'));
    case 'doubtful-boundary':
      return t('Title and authors may be parted in the wrong place: {0} | {1}', of('title'), of('authors'));
    case 'duplicate-entry':
      return t('This paper stands earlier in the list too: {0}', of('title'));
    case 'too-long':
      return t('This is longer than {0} characters and was cut.', of('limit'));
    case 'not-text':
      return t('This file is not text.');
    case 'no-entries':
      return t('No papers were found here.');
    case 'hidden-characters':
      return t('Characters that cannot be seen were removed from this paper.');
    default:
      return unknownCode(code);
  }
}

function unknownCode(code: never): string {
  return code;
}
