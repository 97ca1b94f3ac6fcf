/** Typesets one formula; the only file that imports Temml, loaded when a text has its first formula. Pure: no DOM. */
import temml from 'temml';
import type { FormulaNode } from './formulaTree';
import { toFormulaNode } from './formulaTree';

/** Longer ones are shown as source: nobody writes them in an abstract, and typesetting is not free. */
export const texLimit = 2_000;

/** Takes a formula's TeX; gives its tree, or null where it cannot be typeset safely and its source must be shown. */
export function toFormula(tex: string, display: boolean): FormulaNode | null {
  if (tex.length > texLimit || defining.test(tex)) return null;
  try {
    const tree: unknown = temml.__renderToMathMLTree(tex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: false,
      // In running text a long formula may break at its relations, as the text does.
      wrap: 'tex',
      maxSize: [6, 60],
      maxExpand: 200,
      macros: Object.fromEntries(borrowed),
    });
    return toFormulaNode(tree);
  } catch {
    // Bad TeX is a value here, and so is whatever else the typesetter trips over: its source is the answer.
    return null;
  }
}

// Of packages that Temml does not know; a near relative of its own stands in.
const borrowed = [
  ['\\mathds', '\\mathbb'],
  ['\\mathbbm', '\\mathbb'],
  ['\\mbox', '\\text'],
] as const;

// An abstract has no business defining commands; a formula that does is after something.
const defining =
  /\\(?:[egx]?def|let|futurelet|(?:re|provide)?newcommand|providecommand|renewcommand|global|long)(?![a-zA-Z])/;
