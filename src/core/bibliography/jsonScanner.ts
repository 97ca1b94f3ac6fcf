/** The marks of a JSON text with their places, for texts that may be broken: nothing is built, nothing is thrown. */

export interface JsonToken {
  /** A word is a number, `true`, `null` or anything else bare. */
  readonly kind: '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'word';
  readonly start: number;
  /** Exclusive; with the quotes of a string. */
  readonly end: number;
}

/** The tokens of a text in order. A string without its closing quote ends with its line. Linear. */
export function* jsonTokens(text: string): Generator<JsonToken> {
  const token = /[{}[\]:,"]|[^\s{}[\]:,"]+/g;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const kind = kindOf(match[0]);
    if (kind === 'string') token.lastIndex = stringEnd(text, token.lastIndex);
    yield { kind, start: match.index, end: token.lastIndex };
  }
}

function stringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code === 10) return at;
    if (code === 92 && text.charCodeAt(at + 1) !== 10) at++;
  }
  return text.length;
}

/** What a string token says; a broken escape stays as typed. */
export function jsonString(source: string): string {
  const inside = source.replace(/^"|"$/g, '');
  if (!inside.includes('\\')) return inside;
  return inside.replace(
    /\\(?:u([0-9a-fA-F]{4})|([^]))/g,
    (found, code: string | undefined, character: string) =>
      code === undefined ? (escapes.get(character) ?? found) : String.fromCharCode(parseInt(code, 16)),
  );
}

function kindOf(source: string): JsonToken['kind'] {
  switch (source) {
    case '{':
    case '}':
    case '[':
    case ']':
    case ':':
    case ',':
      return source;
    default:
      return source.startsWith('"') ? 'string' : 'word';
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
]);
