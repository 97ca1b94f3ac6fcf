/** The word `Abstract` that some pages put before an abstract, which is none of it. */

const label = /^abstract(?:\s*[:.]\s*|\s+[\u2013\u2014-]\s+|\u2014\s*|$)/i;

/** How long that word is, with what parts it from the text; 0 where there is none. `Abstract reasoning is` has none. */
export function abstractLabel(text: string, start: number, end: number): number {
  // Two letters tell nearly always, without a string of their own.
  const second = text.charCodeAt(start + 1) | 0x20;
  if ((text.charCodeAt(start) | 0x20) !== 0x61 || second !== 0x62) return 0;
  return label.exec(text.slice(start, Math.min(end, start + 16)))?.[0].length ?? 0;
}
