/**
 * What a formula may consist of: a checked, bounded copy of Temml's tree, which the panel builds nodes from.
 * Pure: no DOM. Nothing but presentational MathML can come out of here, whatever the formula says.
 */
export interface FormulaNode {
  readonly tag: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly classes: readonly string[];
  readonly style: readonly (readonly [string, string])[];
  readonly children: readonly (FormulaNode | string)[];
}

/** Takes Temml's tree for one formula; gives the copy, or null where it holds anything unknown, too much, or nothing to see. */
export function toFormulaNode(tree: unknown): FormulaNode | null {
  const budget = { nodes: nodeLimit };
  const nodes = copy(tree, 0, budget);
  const root = nodes?.length === 1 ? nodes[0] : undefined;
  if (root === undefined || typeof root === 'string' || root.tag !== 'math') return null;
  return hasInk(root) ? root : null;
}

type Copies = readonly (FormulaNode | string)[];
interface Budget {
  nodes: number;
}

const nodeLimit = 2_000;
const depthLimit = 60;

function copy(tree: unknown, depth: number, budget: Budget): Copies | null {
  budget.nodes--;
  if (budget.nodes < 0 || depth > depthLimit || !isRecord(tree)) return null;
  const { type, text, attributes, classes, style, children } = tree;
  if (type === undefined && typeof text === 'string') return [text];
  if (!Array.isArray(children)) return null;
  const copies = copyAll(children, depth, budget);
  // Temml's fragments have children and nothing to say of them. Links, images and spans have, and are refused.
  if (type === undefined) return attributes === undefined && tree['href'] === undefined ? copies : null;
  if (typeof type !== 'string' || !tags.has(type)) return null;
  if (!isRecord(attributes) || !isRecord(style) || !Array.isArray(classes)) return null;
  const ownStyle = toStyle({ ...declarations(attributes['style']), ...style });
  const ownAttributes = toAttributes(attributes);
  if (copies === null || ownStyle === null || ownAttributes === null) return null;
  const names = classes.filter((name): name is string => typeof name === 'string' && knownClasses.has(name));
  return [{ tag: type, attributes: ownAttributes, classes: names, style: ownStyle, children: copies }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function copyAll(trees: readonly unknown[], depth: number, budget: Budget): Copies | null {
  const copies: (FormulaNode | string)[] = [];
  for (const tree of trees) {
    const nodes = copy(tree, depth + 1, budget);
    if (nodes === null) return null;
    copies.push(...nodes);
  }
  return copies;
}

// Colours, links, ids and titles are left out in silence: a formula takes the theme's colours and goes nowhere.
function toAttributes(
  attributes: Readonly<Record<string, unknown>>,
): readonly (readonly [string, string])[] | null {
  return toPairs(attributes, knownAttributes, (value) => value.length <= 40);
}

function toStyle(style: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] | null {
  const kebab = Object.entries(style).map(
    ([name, value]) =>
      [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), withoutColour(value)] as const,
  );
  // No brackets: no url(), no var(), no calc().
  return toPairs(Object.fromEntries(kebab), knownStyles, (value) => /^[a-z0-9.%\s-]{1,60}$/i.test(value));
}

// A border may have a colour behind its width and kind.
function withoutColour(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/ #[0-9a-f]{3,8}$/i, '') : value;
}

function toPairs(
  values: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
  isSafe: (value: string) => boolean,
): readonly (readonly [string, string])[] | null {
  const pairs: (readonly [string, string])[] = [];
  for (const [name, raw] of Object.entries(values)) {
    if (!known.has(name)) continue;
    if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') return null;
    const text = String(raw);
    if (!isSafe(text) || !isModest(text)) return null;
    if (text !== '') pairs.push([name, text]);
  }
  return pairs;
}

const emOf: Readonly<Record<string, number>> = {
  em: 1,
  ex: 0.5,
  rem: 1,
  pt: 0.1,
  px: 0.08,
  pc: 1,
  mm: 0.25,
  cm: 2.5,
  in: 7,
  mu: 0.06,
  '%': 0.1,
};
const lengthLimit = 10;

// A rule or a kern of 9,999 em, either way, would push the text out of sight: such a formula is shown as source.
function isModest(text: string): boolean {
  for (const [, number, unit] of text.matchAll(/(-?\d{0,9}\.?\d{1,9})([a-z%]+)/gi)) {
    const ems = Number(number) * (emOf[unit?.toLowerCase() ?? ''] ?? Infinity);
    if (!(Math.abs(ems) <= lengthLimit)) return false;
  }
  return !/\d{10}/.test(text);
}

// Two of Temml's functions write a style attribute, which a strict policy blocks; its declarations go the way of the others.
function declarations(style: unknown): Readonly<Record<string, string>> {
  if (typeof style !== 'string') return {};
  const pairs = style.split(';').map((declaration) => declaration.split(':'));
  return Object.fromEntries(
    pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name?.trim() ?? '', value.trim()]])),
  );
}

function hasInk(node: FormulaNode): boolean {
  if (node.tag === 'mphantom') return false;
  if (inkTags.has(node.tag)) return true;
  return node.children.some((child) =>
    typeof child === 'string' ? /[^\s\u200B-\u200F\u2060-\u2064\u00AD]/u.test(child) : hasInk(child),
  );
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

const inkTags = words('mfrac msqrt mroot');
const tags = words(
  'math mfrac menclose mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace msqrt ' +
    'mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none',
);
const knownAttributes = words(
  'accent accentunder columnalign columnspan depth display displaystyle fence form height largeop linethickness ' +
    'lspace mathvariant maxsize minsize movablelimits notation rowspacing rowspan rspace scriptlevel separator ' +
    'stretchy symmetric voffset width',
);
const knownStyles = words(
  'border border-bottom border-left border-right border-top font-style font-weight height margin-left ' +
    'math-depth math-style padding padding-bottom padding-left padding-right padding-top text-align width',
);
const knownClasses = words(
  'mathcal mathscr menclose special-fraction actuarial circle-pad textcircle longdiv-top longdiv-arc phasor-bottom ' +
    'phasor-angle upstrike downstrike sout tml-xcancel tml-cancel tml-overline tml-underline tml-fbox tml-left ' +
    'tml-right tml-small tml-jot tml-prime tml-vec tml-sml-pad tml-med-pad tml-lrg-pad tml-tilde-2 tml-tilde-3 ' +
    'tml-tilde-4 tml-hat-1 tml-hat-2 tml-hat-3 tml-hat-4 chr-sml chr-sml-vec chr-med chr-med-vec chr-lrg chr-lrg-vec',
);
