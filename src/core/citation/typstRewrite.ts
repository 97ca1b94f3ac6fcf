/** A run of Typst's references and calls in each of its forms. */
import type { CitationGroup } from './citationGroup';
import type { WrittenForms } from './writtenForms';

/** References and calls as Lectern writes them; a call with other arguments stays as it is. */
export function typstRun(text: string, { start, end, items }: CitationGroup): WrittenForms | null {
  const calls = items.map((item) => typstCall.exec(text.slice(item.start, item.end)));
  const inForm = (form: string | null): string | null => {
    let written = '';
    let from = start;
    for (const [at, item] of items.entries()) {
      const call = calls[at] ?? null;
      if (call === null) return null;
      const key = call[1] ?? call[3] ?? '';
      const place = call[2] ?? call[4] ?? '';
      const behind = text.slice(item.end, item.end + 8);
      if (form === null ? place === '' && joinsLabel.test(behind) : joinsCall.test(behind)) return null;
      written += text.slice(from, item.start);
      written +=
        form === null
          ? `@${key}${place === '' ? '' : `[${place}]`}`
          : `#cite(<${key}>${place === '' ? '' : `, supplement: [${place}]`}, form: "${form}")`;
      from = item.end;
    }
    return written;
  };
  return {
    start,
    end,
    texts: { parenthetical: inForm(null), textual: inForm('prose'), yearOnly: inForm('year') },
  };
}

const typstCall =
  /^(?:@([\p{L}\p{N}\p{M}_.:-]*[\p{L}\p{N}\p{M}_-])(?:\[([^[\]]*)\])?|#cite\(<([\p{L}\p{N}\p{M}_.:-]*[\p{L}\p{N}\p{M}_-])>(?:, supplement: \[([^[\]]*)\])?(?:, form: "(?:prose|year|normal)")?\))$/u;
/** What behind a reference would be part of its label, or its supplement. */
const joinsLabel = /^(?:[.:]*[\p{L}\p{N}\p{M}_-]|\[)/u;
/** What behind a call would be more arguments, a field, or the end of the expression, which is not shown. */
const joinsCall = /^(?:[([;]|\.[\p{L}_])/u;
