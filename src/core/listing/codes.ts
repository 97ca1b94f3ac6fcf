/** The code units of the text being judged, as an array: a byline is gone over many times, and a string is slower to index. */

/** Code units of a text, with zeros after the last; good until the next text is asked for. */
export type Codes = Uint16Array;

/** What is looked at beyond a text's end. */
const beyond = 8;

let codes = new Uint16Array(1024);
let current = '';

/** The code units of a text. Remembers the last text only: to be asked for again by whoever is given a text. */
export function codesOf(text: string): Codes {
  if (text === current) return codes;
  return load(text, text, 0);
}

/** The same for a text that is known to stand at `start` in a longer one, which is faster to read than a part of it. */
export function codesIn(text: string, source: string, start: number): Codes {
  return load(text, source, start);
}

function load(text: string, source: string, start: number): Codes {
  const { length } = text;
  if (codes.length < length + beyond) codes = new Uint16Array(2 * length + beyond);
  const into = codes;
  for (let at = 0; at < length; at++) into[at] = source.charCodeAt(start + at);
  for (let at = length; at < length + beyond; at++) into[at] = 0;
  current = text;
  return into;
}
