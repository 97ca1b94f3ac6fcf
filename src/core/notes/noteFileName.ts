/** The name of a paper's note file: from a pattern, and a file name on every system. */
import { legible } from '../card';
import { toPlainText } from '../mathText';
import type { NoteValues } from './noteValues';
import { fillIn } from './noteValues';

/**
 * The path a pattern gives (`papers/{{year}}/{{citekey}}.md`), relative, with `/` between folders. Of each name the
 * characters Windows, macOS or a web address refuse are left out, also what a value brings of `/`; no name is empty,
 * hidden, reserved (`con`, `nul`), ends in a full stop or blank, or is longer than 120 bytes; `..` is no name. The
 * ending is `.md` where the pattern has none. Total.
 */
export function noteFileName(pattern: string, values: NoteValues): string {
  const written = pattern.trim() === '' ? '{{citekey}}' : pattern.trim().slice(0, 500);
  const ending = /(?<=[^./\\])\.[A-Za-z]{1,10}$/.exec(written)?.[0] ?? '';
  const names = written
    .slice(0, written.length - ending.length)
    .split(/[/\\]/)
    .map((name) => safeName(fillIn(name, values, (value) => plain(value))));
  const stem = names.pop() ?? '';
  // A folder that is nothing but what a paper has not got is left out.
  const folders = names.filter((name) => name !== '');
  return [...folders, `${stem === '' ? 'paper' : stem}${ending === '' ? '.md' : ending}`].join('/');
}

function plain(value: string | readonly string[]): string {
  const text = typeof value === 'string' ? value : value.join(', ');
  return toPlainText(text.slice(0, 500)).replace(/[/\\:]/g, '-');
}

function safeName(name: string): string {
  const clean = legible(name.normalize('NFC'))
    .replace(/[<>:"|?*#%^&{}$!`'@=[\]]/g, '')
    .replace(/[ -]*-[ -]*/g, (dashes) => (dashes.includes(' ') ? ' - ' : '-'))
    .replace(/^[\s.~-]+|[\s.]+$/g, '');
  return reservedFree(shortened(clean, 100));
}

/** Windows keeps these names for devices, with any ending. */
function reservedFree(name: string): string {
  return /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i.test(name) ? `_${name}` : name;
}

/** At most so many bytes of UTF-8, cut between code points. */
function shortened(name: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > most) break;
    kept += character;
  }
  return kept.replace(/[\s.]+$/, '');
}
