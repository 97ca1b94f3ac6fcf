/** The start of a long text, for where there is no room for all of it. */

/** A text of at most a length, and an ellipsis where something was cut off: after a word, if one ends in its latter half; not within a character of two units. */
export function startOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length).replace(halfAtEnd, '');
  const space = cut.lastIndexOf(' ');
  return `${space > length / 2 ? cut.slice(0, space) : cut}…`;
}

/** The first half of a surrogate pair. */
const halfAtEnd = /[\ud800-\udbff]$/;
