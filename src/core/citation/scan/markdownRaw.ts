/** What stands in Markdown as it is, by Pandoc's rules: TeX, tags of HTML, attributes. Nothing in it cites. */
import type { MarkFinder } from './markFinder';

/** No longer than is looked ahead. */
const longest = 3000;
const longestEnvironment = 7000;

/**
 * Where the TeX at a backslash ends: an environment, or a command with the arguments that Pandoc takes with it, those in
 * brackets next to its name and those in braces behind them. -1 where there is none: a command alone hides nothing.
 */
export function rawTexEnd(text: string, at: number): number {
  commandName.lastIndex = at;
  const name = commandName.exec(text)?.[0] ?? '';
  if (name === '') return -1;
  const after = at + name.length;
  if (name === '\\begin') return environmentEnd(text, after);
  let end = after;
  for (let next = argumentEnd(text, end, '[', ']'); next > 0; next = argumentEnd(text, end, '[', ']'))
    end = next;
  blanks.lastIndex = end;
  const first = blanks.test(text) ? blanks.lastIndex : end;
  let next = argumentEnd(text, end === after ? first : end, '{', '}');
  for (; next > 0; next = argumentEnd(text, end, '{', '}')) end = next;
  return end > after ? end : -1;
}

/** Environments of one name may be inside each other. */
function environmentEnd(text: string, after: number): number {
  environmentName.lastIndex = after;
  const name = environmentName.exec(text)?.[0];
  if (name === undefined) return -1;
  const [begin, end] = [`\\begin${name}`, `\\end${name}`];
  const near = text.slice(after, after + longestEnvironment);
  let inner = near.indexOf(begin);
  let depth = 1;
  for (let close = near.indexOf(end); close >= 0; close = near.indexOf(end, close + 1)) {
    for (; inner >= 0 && inner < close; inner = near.indexOf(begin, inner + 1)) depth++;
    if (--depth === 0) return after + close + end.length;
  }
  return -1;
}

function argumentEnd(text: string, start: number, open: string, close: string): number {
  if (text[start] !== open) return -1;
  let depth = 0;
  for (let at = start; at < text.length && at < start + longest; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === open) depth++;
    else if (character === close && --depth === 0) return at + 1;
  }
  return -1;
}

/** Where a tag ends, or the element it begins where that is verbatim; -1 where there is no tag. */
export function tagEnd(text: string, at: number, marks: MarkFinder): number {
  tag.lastIndex = 0;
  const found = tag.exec(text.slice(at, at + longest));
  if (found === null) return -1;
  const end = at + found[0].length;
  const name = (found[1] ?? '').toLowerCase();
  if (!verbatimElements.has(name)) return end;
  const close = marks.find(end, `</${name}>`, `</${name.toUpperCase()}>`);
  return close < 0 ? end : close + name.length + 3;
}

/** Where attributes `{#id .class key="value"}` end; -1 where these are none. */
export function attributesEnd(text: string, at: number): number {
  attributes.lastIndex = 0;
  const found = attributes.exec(text.slice(at, at + longest));
  return found === null ? -1 : at + found[0].length;
}

const commandName = /\\[A-Za-z]{1,100}\*?/y;
const environmentName = /\{[A-Za-z]{1,100}\*?\}/y;
const blanks = /[ \t]{1,20}(?=\{)/y;
const tag =
  /<\/?([A-Za-z][A-Za-z0-9-]*)(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/y;
const verbatimElements: ReadonlySet<string> = new Set(['script', 'style', 'pre', 'textarea']);
// Each of them goes as far as it can, as in Pandoc: parted otherwise, a row of points would be tried in ways without end.
const attributes =
  /\{(?:\s*(?:[#.][\w:.-]+(?![\w:.-])|[A-Za-z_:][\w:.-]*=(?:"[^"]*"|[^\s{}"]+(?![^\s{}"]))))+\s*\}/y;
