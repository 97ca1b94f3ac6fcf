/** Values of YAML as bibliographies and front matter use them: mappings, lists, texts. What is neither is left out. */
import type { YamlLine } from './yamlLines';
import { yamlFlow, yamlLines, yamlText } from './yamlLines';

export type YamlValue = string | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** The value a stretch of YAML says; scalars stay texts. Nesting is read 20 deep. Total. */
export function yamlValue(text: string, from = 0, to = text.length): YamlValue {
  const lines = [...yamlLines(text, from, to)];
  const reader: Reader = { text, to, lines, next: 0 };
  const [first] = lines;
  return first === undefined ? '' : block(reader, column(first), 0);
}

interface Reader {
  readonly text: string;
  readonly to: number;
  readonly lines: readonly YamlLine[];
  next: number;
}

/** The lines from here on that stand in a column. */
function block(reader: Reader, at: number, depth: number): YamlValue {
  const first = reader.lines[reader.next];
  if (first === undefined) return '';
  if (first.dashes > 0) return list(reader, at, depth);
  return first.key === null ? scalar(reader, first) : mapping(reader, first.indent, depth);
}

function list(reader: Reader, at: number, depth: number): YamlValue {
  const items: YamlValue[] = [];
  for (let line = reader.lines[reader.next]; line !== undefined; line = reader.lines[reader.next]) {
    if (line.dashes === 0 || column(line) !== at) break;
    if (line.key === null && line.value.start < line.value.end) items.push(scalar(reader, line));
    else if (line.key === null) {
      reader.next++;
      const below = reader.lines[reader.next];
      items.push(
        below !== undefined && column(below) > at && depth < 20
          ? block(reader, column(below), depth + 1)
          : '',
      );
    } else items.push(mapping(reader, line.indent, depth));
    skipDeeper(reader, at);
  }
  return items;
}

/** From a line with a key, which may have a dash before it. */
function mapping(reader: Reader, indent: number, depth: number): YamlValue {
  const pairs: [string, YamlValue][] = [];
  let isFirst = true;
  for (let line = reader.lines[reader.next]; line !== undefined; line = reader.lines[reader.next]) {
    if (line.key === null || line.indent !== indent || (line.dashes > 0 && !isFirst)) break;
    isFirst = false;
    pairs.push([line.key.text, valueOf(reader, line, depth)]);
    skipDeeper(reader, indent);
  }
  // No prototype of its own: `__proto__` is a key like any other.
  return Object.fromEntries(pairs);
}

function valueOf(reader: Reader, line: YamlLine, depth: number): YamlValue {
  if (line.value.start < line.value.end) return scalar(reader, line);
  reader.next++;
  const below = reader.lines[reader.next];
  if (below === undefined || depth >= 20) return '';
  // A list may stand in the column of its key.
  const isBelow = column(below) > line.indent || (below.dashes > 0 && column(below) === line.indent);
  return isBelow ? block(reader, column(below), depth + 1) : '';
}

/** A line's value, with the lines that go on with it. */
function scalar(reader: Reader, line: YamlLine): YamlValue {
  const { text, lines, to } = reader;
  reader.next++;
  const source = text.slice(line.value.start, line.value.end);
  if (/^[|>]/.test(source)) {
    const end = lines[reader.next]?.start ?? to;
    const written = text.slice(Math.min(line.end + 1, end), end);
    return source.startsWith('>') ? written.replace(/\s+/g, ' ').trim() : dedented(written);
  }
  if (source.startsWith('[')) return yamlFlow(text, line.value).map((item) => item.text);
  if (source.startsWith('{')) return flowMapping(text, line);
  let read = yamlText(text, line.value).text;
  for (let below = lines[reader.next]; below !== undefined; below = lines[reader.next]) {
    if (below.key !== null || below.dashes > 0 || below.indent <= column(line)) break;
    read += ` ${yamlText(text, below.value).text}`;
    reader.next++;
  }
  return read;
}

function flowMapping(text: string, line: YamlLine): YamlValue {
  const pairs = yamlFlow(text, line.value).map(({ text: pair }): [string, YamlValue] => {
    const colon = pair.indexOf(':');
    const value = pair.slice(colon + 1).trim();
    return [pair.slice(0, Math.max(0, colon)).trim(), yamlText(value, { start: 0, end: value.length }).text];
  });
  return Object.fromEntries(pairs.filter(([key]) => key !== ''));
}

function dedented(text: string): string {
  const lines = text.replace(/\r/g, '').split('\n');
  const indent = /^[ \t]*/.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  return lines
    .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
    .join('\n')
    .trimEnd();
}

/** Past lines that belong to nothing that was understood. */
function skipDeeper(reader: Reader, indent: number): void {
  for (let line = reader.lines[reader.next]; line !== undefined; line = reader.lines[reader.next]) {
    if (column(line) <= indent) return;
    reader.next++;
  }
}

function column(line: YamlLine): number {
  return line.dashes > 0 ? line.dashIndent : line.indent;
}
