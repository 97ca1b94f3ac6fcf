/** Counting lines as editors do. */

/** How many lines end between two offsets: at LF, CR LF or a lone CR. A CR LF counts where its LF is. */
export function lineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}
