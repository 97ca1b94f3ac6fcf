/** How far a text goes on without anything that plain text may need cleaning for (plainText.ts). */

/**
 * Characters that are shown, stand for themselves and join with none before them: the letters and marks of Latin, Greek
 * and Cyrillic texts, and Han. Not all there are; the others take the slow way.
 */
const ink =
  '\\xa1-\\xac\\xae-\\u02ff\\u0391-\\u03a1\\u03a3-\\u03ff\\u0400-\\u0482\\u048a-\\u052f\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20bf\\u2190-\\u21ff\\u2200-\\u22ff\\u4e00-\\u9fff';

/**
 * Printable ASCII, 32 characters a turn, then eight, written out: the engine goes over them six times as fast as over one
 * at a time. Between such runs stand the ends of lines and the other characters. One match goes over some forty papers, since
 * to begin one costs as much as a hundred characters; it remembers each turn, so there is an end to them.
 */
const cleanRun = new RegExp(
  `(?:(?:${'[ -~]'.repeat(32)}){0,100}(?:${'[ -~]'.repeat(8)}){0,3}[ -~]{0,7}[\\n${ink}]{0,64}){0,200}`,
  'y',
);

/** Tells whether stretches of a text are clean (and the line feeds in them), from its start to its end. */
export class CleanText {
  readonly #text: string;
  // Between these two it is.
  #from = 0;
  #to = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isClean(start: number, end: number): boolean {
    if (start < this.#from || start > this.#to) this.#from = this.#to = start;
    while (this.#to < end) {
      cleanRun.lastIndex = this.#to;
      cleanRun.test(this.#text);
      if (cleanRun.lastIndex === this.#to) return false;
      this.#to = cleanRun.lastIndex;
    }
    return true;
  }
}
