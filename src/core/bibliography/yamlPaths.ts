/** Bibliography paths in YAML: a text, a list, or a list of names. */
import type { Span } from '../problem';
import type { BibliographyPath } from './bibliographyPath';
import type { YamlLine } from './yamlLines';
import { yamlFlow, yamlLines, yamlText } from './yamlLines';

/**
 * The paths under the given keys in a span of YAML, at its top or at any depth. Lists may be inline, over several
 * lines too, or one path a line; of a mapping (several bibliographies by name) its values. Linear.
 */
export function yamlPaths(
  text: string,
  span: Span,
  keys: ReadonlySet<string>,
  where: 'top' | 'anywhere',
): readonly BibliographyPath[] {
  const paths: BibliographyPath[] = [];
  // The column of the key whose list goes on below, or -1.
  let open = -1;
  let flowEnd = -1;
  for (const line of yamlLines(text, span.start, span.end)) {
    if (line.start < flowEnd) continue;
    const column = line.dashes > 0 ? line.dashIndent : line.indent;
    if (open >= 0 && (column > open || (line.dashes > 0 && column === open))) {
      paths.push(...valuesOf(text, line, line.value));
      continue;
    }
    open = -1;
    if (line.key === null || !keys.has(line.key.text) || (where === 'top' && line.indent > 0)) continue;
    if (line.value.start === line.value.end) open = line.indent;
    else {
      const value = { start: line.value.start, end: flowClose(text, line, span.end) };
      flowEnd = value.end;
      paths.push(...valuesOf(text, line, value));
    }
  }
  return paths;
}

function valuesOf(text: string, line: YamlLine, value: Span): readonly BibliographyPath[] {
  const found = /[[{]/.test(text.charAt(line.value.start)) ? yamlFlow(text, value) : [yamlText(text, value)];
  return found.map(({ text: path, start, end }) => ({ path, start, end })).filter(({ path }) => path !== '');
}

/** The end of a value; of an inline list, its bracket within 5,000 characters, else the line's end. */
function flowClose(text: string, line: YamlLine, limit: number): number {
  if (text[line.value.start] !== '[') return line.value.end;
  const close = text.indexOf(']', line.value.start);
  return close < 0 || close >= Math.min(limit, line.value.start + 5000) ? line.value.end : close + 1;
}
