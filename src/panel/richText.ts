/** Shows a text with formulas: the text as text nodes, each formula on its own, its source where it cannot be typeset. */
import type { MathRun } from '../core/mathText';
import { splitMath } from '../core/mathText';
import { make, setText } from './element';
import type { FormulaNode } from './formulaTree';
import type { Piece } from './pieces';
import { toPieces } from './pieces';

/** As many formulas as are typeset in one text; the rest shows its source. */
const formulaLimit = 300;

export interface RichText {
  /** Shows a text; the same text again changes nothing. */
  show(text: string): void;
}

/** Makes `element` show texts. `onFailure` hears when the typesetter itself cannot be loaded; sources stay then. */
export function createRichText(element: HTMLElement, onFailure: (error: unknown) => void): RichText {
  let shown: string | null = null;
  return {
    show(text) {
      if (text === shown) return;
      shown = text;
      const { nodes, formulas } = layOut(toPieces(splitMath(text)));
      element.replaceChildren(...nodes);
      if (formulas.length > 0) typeset(formulas.slice(0, formulaLimit)).catch(onFailure);
    },
  };
}

type Placed = readonly [HTMLElement, MathRun];

function layOut(pieces: readonly Piece[]): {
  readonly nodes: readonly (Node | string)[];
  readonly formulas: readonly Placed[];
} {
  const formulas: Placed[] = [];
  const nodes = pieces.map((piece) => {
    if (piece.kind === 'text') return piece.text;
    const { lead, run, trail } = piece;
    const span = make('span', { class: run.display ? 'formula display' : 'formula' }, run.source);
    formulas.push([span, run]);
    return lead + trail === '' ? span : make('span', { class: 'unbroken' }, lead, span, trail);
  });
  return { nodes, formulas };
}

async function typeset(formulas: readonly Placed[]): Promise<void> {
  const { toFormula } = await import('./math');
  for (const [span, run] of formulas) {
    // Another text has taken this one's place while the typesetter was loading.
    if (!span.isConnected) return;
    const formula = toFormula(run.tex, run.display);
    if (formula === null) setText(span, run.source);
    else span.replaceChildren(build(formula));
    span.classList.toggle('source', formula === null);
  }
}

function build(formula: FormulaNode): Element {
  const element = document.createElementNS('http://www.w3.org/1998/Math/MathML', formula.tag);
  for (const [name, value] of formula.attributes) element.setAttribute(name, value);
  if (formula.classes.length > 0) element.setAttribute('class', formula.classes.join(' '));
  // Through the object model: the page's policy allows no style attributes.
  for (const [name, value] of formula.style) element.style.setProperty(name, value);
  element.append(...formula.children.map((child) => (typeof child === 'string' ? child : build(child))));
  return element;
}
