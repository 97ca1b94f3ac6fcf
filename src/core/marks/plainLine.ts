/**
 * Reads journal lines in the very form `writeChange` gives them, without JSON.parse: on opening nearly all lines are of
 * that form, and parsing them takes longer than all else. The schema is one regular expression, narrower than
 * `readChange`: what it takes, `readChange` takes to the same change (a test holds the two against each other). A line
 * of any other form, good or bad, is left to `readChange`.
 */
import type { PaperId } from '../paper';
import type { AboutChange, Change } from './change';
import { isCitekey, isRating, isStatus, isTag } from './fieldValue';
import { statuses, type About } from './mark';
import { isStamp, type Stamp } from './stamp';

/**
 * Letters that are tidy (`isLine`) in any order: none is hidden, and none combines with another. Quotes and
 * backslashes are left out, for they do not stand for themselves in JSON.
 */
const letter = String.raw`[ !#-[\]-~\u00a1-\u02ff\u0391-\u03c9\u0410-\u044f\u2010-\u2027\u4e00-\u9fa5]`;
const tidy = `(?! )${letter}*(?<! )"`;
const aliases = String.raw`\[(?:"${tidy}(?:,"${tidy}){0,31})?\]`;
const fields = [
  `status","value":"(?:${statuses.join('|')})"`,
  `tag:${tidy},"value":(?:true|false)`,
  String.raw`about","value":\{"title":"${tidy},"firstAuthor":(?:null|"${tidy}),"year":(?:null|0|[1-9]\d{0,3}),"aliases":${aliases}\}`,
  String.raw`citekey","value":"[!#-+\--[\]-z|~]+"`,
  'rating","value":[1-5]',
].join('|');
const plainLine = new RegExp(
  String.raw`\{"version":1,"stamp":"[0-9a-z]{9}-[0-9a-z]{4}-[0-9a-z]{1,20}_[0-9a-z]{1,20}","paper":"p[0-9a-z]{22}","field":"(?:${fields})\}(?:\n|$)`,
  'y',
);
const aboutParts =
  /^\{"title":"([^"]*)","firstAuthor":(?:null|"([^"]*)"),"year":(?:null|(\d+)),"aliases":\[(?:"(.*)")?\]\}$/;
const beforeStamp = '{"version":1,"stamp":"'.length;
const beforePaper = '","paper":"'.length;
const paperLength = 23;
const beforeField = '","field":"'.length;
/** What is known of a paper is left to `readChange` where it is so long that an alias could pass its limit of 300. */
const maxAbout = 350;

const codeOf = (text: string): number => text.charCodeAt(0);
const [quote, newline] = [codeOf('"'), codeOf('\n')];
const [a, c, r, s, t] = [codeOf('a'), codeOf('c'), codeOf('r'), codeOf('s'), codeOf('t')];

export class PlainLines {
  /** Where the line after the one that was read last starts. */
  next = 0;
  private readonly text: string;
  /** Those of the line before; the next line's are often the same, and then not stored twice. */
  private stamp: Stamp | null = null;
  private paper: PaperId | null = null;
  private readonly tags = new Map<string, string>();

  constructor(text: string) {
    this.text = text;
  }

  /** The change of the line that starts here; null for a line of another form. */
  readAt(start: number): Change | null {
    const { text } = this;
    plainLine.lastIndex = start;
    if (!plainLine.test(text)) return null;
    this.next = plainLine.lastIndex;
    // The closing brace is the last letter of the line, whether or not a line end follows it.
    const end = this.next - (text.charCodeAt(this.next - 1) === newline ? 2 : 1);
    const stampAt = start + beforeStamp;
    const stamp = this.stampAt(stampAt);
    const paperAt = stampAt + (stamp?.length ?? 0) + beforePaper;
    const paper = this.paperAt(paperAt);
    if (stamp === null || paper === null) return null;
    return this.fieldAt(paperAt + paperLength + beforeField, end, stamp, paper);
  }

  private stampAt(from: number): Stamp | null {
    const { text, stamp } = this;
    if (stamp !== null && text.charCodeAt(from + stamp.length) === quote) {
      // The last digits of time and counter tell most that differ.
      const isNear =
        text.charCodeAt(from + 8) === stamp.charCodeAt(8) &&
        text.charCodeAt(from + 13) === stamp.charCodeAt(13);
      if (isNear && text.slice(from, from + stamp.length) === stamp) return stamp;
    }
    const found = text.slice(from, text.indexOf('"', from));
    return (this.stamp = isStamp(found) ? found : null);
  }

  private paperAt(from: number): PaperId | null {
    const { text, paper } = this;
    const found = text.slice(from, from + paperLength);
    if (found === paper) return paper;
    return (this.paper = isFoundRight(found) ? found : null);
  }

  private fieldAt(at: number, end: number, stamp: Stamp, paper: PaperId): Change | null {
    const { text } = this;
    switch (text.charCodeAt(at)) {
      case s: {
        const value = text.slice(at + 'status","value":"'.length, end - 1);
        return isStatus(value) ? { kind: 'status', stamp, paper, value } : null;
      }
      case t: {
        const value = text.charCodeAt(end - 2) === codeOf('u');
        const tag = this.tagOf(text.slice(at + 'tag:'.length, end - `","value":${value}`.length));
        return tag === null ? null : { kind: 'tag', stamp, paper, tag, value };
      }
      case a: {
        const from = at + 'about","value":'.length;
        return end - from > maxAbout ? null : new StoredAbout(stamp, paper, text.slice(from, end));
      }
      case c: {
        const value = text.slice(at + 'citekey","value":"'.length, end - 1);
        return isCitekey(value) ? { kind: 'citekey', stamp, paper, value } : null;
      }
      case r: {
        const value = text.charCodeAt(end - 1) - codeOf('0');
        return isRating(value) ? { kind: 'rating', stamp, paper, value } : null;
      }
      default:
        return null;
    }
  }

  private tagOf(text: string): string | null {
    const known = this.tags.get(text);
    if (known !== undefined) return known;
    if (!isTag(text)) return null;
    this.tags.set(text, text);
    return text;
  }
}

/** `plainLine` has looked at it. */
function isFoundRight(paper: string): paper is PaperId {
  return paper.length === paperLength;
}

/** What is known of a paper, as text that was found right and is parsed when it is first asked for. */
class StoredAbout implements AboutChange {
  readonly kind = 'about';
  readonly stamp: Stamp;
  readonly paper: PaperId;
  private content: string | About;

  constructor(stamp: Stamp, paper: PaperId, text: string) {
    this.stamp = stamp;
    this.paper = paper;
    this.content = text;
  }

  get value(): About {
    if (typeof this.content === 'string') this.content = partsOf(this.content);
    return this.content;
  }
}

/** Its texts stand for themselves: they are what stands between the quotes. */
function partsOf(text: string): About {
  const [, title = '', firstAuthor, year, names] = aboutParts.exec(text) ?? [];
  return {
    title,
    firstAuthor: firstAuthor ?? null,
    year: year === undefined ? null : Number(year),
    aliases: names === undefined ? [] : names.split('","'),
  };
}
