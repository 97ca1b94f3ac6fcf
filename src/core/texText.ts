/** Shows the text commands that are common in titles and abstracts as what they mean; everything else stays as it is. */

/** Reads the text between formulas, piece by piece: a group may open before a formula and close after it. */
export type TexReader = (source: string) => string;

/**
 * Gives a reader of one text's pieces, in order. Known: `\emph{…}` and its kin (the words stay), `{\it …}`, accents,
 * letters such as `\ss`, escapes such as `\%`, quotes, dashes, ties. Unknown commands are shown as typed. Linear.
 */
export function createTexReader(): TexReader {
  // One entry for each open `{`: whether the brace itself was dropped, and so its partner must be.
  const groups: boolean[] = [];
  return (source) => readPiece(source, groups).normalize('NFC');
}

// What cannot begin anything below; most of a text is.
const plain = /[^\\{}`'~-]+/y;

interface Step {
  readonly text: string;
  readonly end: number;
}

function readPiece(source: string, groups: boolean[]): string {
  let output = '';
  let at = 0;
  while (at < source.length) {
    plain.lastIndex = at;
    const words = plain.exec(source)?.[0] ?? '';
    const step =
      words !== ''
        ? { text: words, end: at + words.length }
        : (readCommand(source, at, groups) ?? readPunctuation(source, at, groups));
    output += step.text;
    at = step.end;
  }
  return output;
}

function readCommand(source: string, at: number, groups: boolean[]): Step | null {
  if (source[at] !== '\\') return null;
  const name = commandAt(source, at);
  const after = at + 1 + name.length;
  if (fontCommands.has(name) && source[after] === '{') {
    groups.push(true);
    return { text: '', end: after + 1 };
  }
  if (fontSwitches.has(name)) return { text: '', end: skipBlanks(source, after) };
  const symbol = symbols.get(name);
  // TeX eats the blanks after a command of letters, not after `\%`.
  if (symbol !== undefined)
    return { text: symbol, end: /[a-z]/i.test(name) ? endOfName(source, after) : after };
  const mark = accents.get(name);
  return mark === undefined ? null : readAccent(source, after, mark, /[a-z]/i.test(name));
}

// `\'e`, `\'{e}`, `\c c`, `\v{s}`; `\'\i` is an i that waits for its accent.
function readAccent(source: string, after: number, mark: string, isLetter: boolean): Step | null {
  const start = skipBlanks(source, after);
  if (isLetter && start === after && source[start] !== '{') return null;
  const braced = source[start] === '{';
  const from = braced ? start + 1 : start;
  const dotless = source[from] === '\\' && /^\\[ij](?![a-z])/i.test(source.slice(from, from + 3));
  const letter = dotless ? source.slice(from + 1, from + 2) : source.slice(from, from + 1);
  const end = from + (dotless ? 2 : 1);
  if (!/\p{L}/u.test(letter) || (braced && source[end] !== '}')) return null;
  return { text: letter + mark, end: braced ? end + 1 : end };
}

function readPunctuation(source: string, at: number, groups: boolean[]): Step {
  const character = source[at] ?? '';
  if (character === '{') {
    const dropped = source[at + 1] === '\\' && opensGroup(commandAt(source, at + 1));
    groups.push(dropped);
    return { text: dropped ? '' : character, end: at + 1 };
  }
  if (character === '}') return { text: groups.pop() === true ? '' : character, end: at + 1 };
  for (const [from, to] of ligatures) {
    if (source.startsWith(from, at) && fits(from, source[at - 1], source[at + from.length])) {
      return { text: to, end: at + from.length };
    }
  }
  return { text: character, end: at + 1 };
}

// `~10%` means about, `Fig.~1` is a tie; `--quiet` is an option, `1--2` and `a -- b` are dashes.
function fits(ligature: string, before: string | undefined, after: string | undefined): boolean {
  if (ligature === '~')
    return (
      before !== undefined &&
      /[\p{L}.,)\]}]/u.test(before) &&
      after !== undefined &&
      /[\p{L}\d(\\]/u.test(after)
    );
  if (ligature !== '--') return true;
  return isBlank(before) === isBlank(after) && after !== '-';
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || character.trim() === '';
}

function commandAt(source: string, at: number): string {
  const first = source[at + 1] ?? '';
  if (!/[a-z]/i.test(first)) return first;
  let end = at + 2;
  // The longest name known here has 15 letters.
  while (end < at + 20 && /[a-z]/i.test(source[end] ?? '')) end++;
  return source.slice(at + 1, end);
}

function opensGroup(name: string): boolean {
  return fontSwitches.has(name) || fontCommands.has(name) || accents.has(name) || symbols.has(name);
}

function endOfName(source: string, at: number): number {
  return source.startsWith('{}', at) ? at + 2 : skipBlanks(source, at);
}

function skipBlanks(source: string, at: number): number {
  let end = at;
  while (source[end] === ' ') end++;
  return end;
}

const fontCommands: ReadonlySet<string> = new Set(
  'emph textit textbf texttt textsc textsf textrm textsl textup textmd textnormal text underline mbox url textsuperscript textsubscript'.split(
    ' ',
  ),
);
const fontSwitches: ReadonlySet<string> = new Set(
  'it bf em tt sc sf rm sl itshape bfseries ttfamily scshape'.split(' '),
);

/** A table of names and what they mean, as `name=meaning` with blanks between. */
function table(text: string): readonly (readonly [string, string])[] {
  return text.split(' ').map((pair) => {
    const [name = '', meaning = ''] = pair.split('=');
    return [name, meaning] as const;
  });
}

const symbols: ReadonlyMap<string, string> = new Map([
  ...'% & _ # $ { }'.split(' ').map((sign) => [sign, sign] as const),
  ...table(
    'ss=ß ae=æ AE=Æ oe=œ OE=Œ o=ø O=Ø l=ł L=Ł aa=å AA=Å i=ı j=ȷ S=§ P=¶ ldots=… dots=… textellipsis=…',
  ),
  ...table('textendash=– textemdash=— textquoteright=’ textquoteleft=‘ textasciitilde=~ textbackslash=\\'),
  ...table('textregistered=® texttrademark=™ copyright=© pounds=£ LaTeX=LaTeX TeX=TeX xspace= /= -='),
  [' ', ' '],
  [',', '\u2009'],
  [';', ' '],
  ['\\', ' '],
]);

const accents: ReadonlyMap<string, string> = new Map([
  ...table('\'=\u0301 `=\u0300 ^=\u0302 "=\u0308 ~=\u0303 .=\u0307 u=\u0306 v=\u030C'),
  ...table('H=\u030B c=\u0327 k=\u0328 r=\u030A d=\u0323 b=\u0331'),
  ['=', '\u0304'],
]);

const ligatures: readonly (readonly [string, string])[] = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
  ['~', '\u00A0'],
];
