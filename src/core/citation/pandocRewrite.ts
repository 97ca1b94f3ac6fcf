/** A citation of Pandoc's in each of its forms. */
import type { CitationGroup, CitationItem } from './citationGroup';
import { isAfterString, writtenEnd, writtenStart } from './scan/pandocKey';
import type { WrittenForms } from './writtenForms';

/** `[see @a, p. 3; -@b]`. In the sentence there is no place for words before any key but the first. */
export function pandocGroup(text: string, { start, end, items }: CitationGroup): WrittenForms | null {
  const parts = items.map((item) => pandocParts(text, item));
  if (parts.some((part) => part === null)) return null;
  const known = parts.filter((part) => part !== null);
  const inBrackets = (sign: string) =>
    `[${known.map(({ prefix, key, suffix }) => prefix + sign + key + suffix).join('; ')}]`;
  const hasWords = known.some(({ prefix }, at) => at > 0 && prefix !== '');
  const inText = known.map(({ prefix, key, suffix }) => {
    const place = suffix.replace(/^[\s,]+/, '');
    return `${prefix}${key}${place === '' ? '' : ` [${place}]`}`;
  });
  const texts = {
    parenthetical: inBrackets(''),
    textual: hasWords || !canBeKeys(text, start, end) ? null : inText.join('; '),
    yearOnly: inBrackets('-'),
  };
  return { start, end, texts };
}

/** The words before a key, the key with its mark and without a `-`, and what follows. */
function pandocParts(
  text: string,
  { start, end, keys }: CitationItem,
): { readonly prefix: string; readonly key: string; readonly suffix: string } | null {
  const [key, ...others] = keys;
  if (key === undefined || others.length > 0) return null;
  const from = writtenStart(text, key);
  const to = writtenEnd(text, key);
  const prefix = text.slice(start, from);
  return { prefix, key: text.slice(from, to).replace(/^-/, ''), suffix: text.slice(to, end) };
}

export function pandocKeys(text: string, { start, end, items }: CitationGroup): WrittenForms {
  const keys = items.map((item) => text.slice(item.start, item.end).replace(/^-/, ''));
  const inBrackets = (sign: string) =>
    canBeBrackets(text, end) ? `[${keys.map((key) => sign + key).join('; ')}]` : null;
  const texts = { parenthetical: inBrackets(''), textual: keys.join('; '), yearOnly: inBrackets('-') };
  return { start, end, texts };
}

/** `@a [p. 3; @b]`. */
export function pandocOwned(text: string, { start, end, items: [item] }: CitationGroup): WrittenForms | null {
  const [key, ...others] = item?.keys ?? [];
  if (key === undefined || others.length > 0) return null;
  const written = text.slice(start, writtenEnd(text, key)).replace(/^-/, '');
  const inside = text.slice(text.indexOf('[', writtenEnd(text, key)) + 1, end - 1).trim();
  const rest = inside === '' ? '' : inside.startsWith(';') ? inside : `, ${inside}`;
  const inBrackets = (sign: string) => (canBeBrackets(text, end) ? `[${sign}${written}${rest}]` : null);
  const texts = {
    parenthetical: inBrackets(''),
    textual: text.slice(start, end),
    yearOnly: inBrackets('-'),
  };
  return { start, end, texts };
}

/** Whether keys could stand here without brackets: nothing before would make them an address, nothing behind join them. */
function canBeKeys(text: string, start: number, end: number): boolean {
  return !isAfterString(text, start) && !joinsKey.test(text.slice(end, end + 40));
}

/** More of a key, or brackets that would be the place in its work. */
const joinsKey = /^(?:[:.#$%&\-+?<>~/]*[\p{L}\p{N}\p{M}_]|\{|[ \t]*\n?[ \t]*\[)/u;

/** Whether brackets could end here: what opens right behind them would make them a link, or text with attributes. */
function canBeBrackets(text: string, end: number): boolean {
  return !/[([{:]/.test(text.charAt(end));
}
