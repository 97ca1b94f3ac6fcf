/** The ways a listing comes out of other browsers, editors and systems: the same papers, other characters. */

/** An entry as the plain rendering prints it. */
export interface PlainEntry {
  readonly header: string;
  readonly title: string;
  readonly people: string;
  readonly abstract: string | null;
}

export type Variant = (entries: readonly PlainEntry[]) => string;

const plainLines = ({ header, title, people, abstract }: PlainEntry): readonly string[] =>
  abstract === null ? [header, title + people] : [header, title + people, abstract];

const plain: Variant = (entries) => entries.flatMap(plainLines).join('\n');

const headerParts = /^([\d.]*)([A-Za-z-]+?)((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) .*?)(Code)?$/;

/** Breaks a text where a word no longer fits. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

const partsOf = (header: string): readonly string[] =>
  (headerParts.exec(header) ?? [header, header]).slice(1).filter(Boolean);

export const variants: Readonly<Record<string, Variant>> = {
  plain,
  'CRLF ends': (entries) => plain(entries).replaceAll('\n', '\r\n'),
  'lone CR ends': (entries) => plain(entries).replaceAll('\n', '\r'),
  'a byte order mark and a final newline': (entries) => `\ufeff${plain(entries)}\n`,
  'no-break spaces': (entries) => plain(entries).replaceAll(' ', '\u00a0'),
  'zero-width spaces': (entries) => plain(entries).replaceAll(/[ \n]/g, '\u200b$&\u200b'),
  'decomposed letters': (entries) => plain(entries).normalize('NFD'),
  'tabs for spaces in abstracts': (entries) =>
    plain(entries.map((entry) => ({ ...entry, abstract: entry.abstract?.replaceAll(' ', '\t') ?? null }))),
  'trailing blanks': (entries) => plain(entries).replaceAll('\n', ' \t \n') + '  ',
  'blank lines between entries': (entries) => entries.map((entry) => plain([entry])).join('\n\n \n'),
  'blank lines between all lines': (entries) => plain(entries).replaceAll('\n', '\n\n'),
  'header parts on lines of their own': (entries) =>
    entries.map((entry) => [...partsOf(entry.header), ...plainLines(entry).slice(1)].join('\n')).join('\n'),
  'header parts with spaces between': (entries) =>
    plain(entries.map((entry) => ({ ...entry, header: partsOf(entry.header).join(' ') }))),
  'title and people on lines of their own': (entries) =>
    entries
      .flatMap(({ header, title, people, abstract }) => [
        header,
        title,
        people,
        ...(abstract === null ? [] : [abstract]),
      ])
      .join('\n'),
  'everything on lines of its own, CRLF': (entries) =>
    entries
      .flatMap(({ header, title, people, abstract }) => [
        ...partsOf(header),
        title,
        people,
        ...(abstract === null ? [] : [abstract]),
      ])
      .join('\r\n'),
  'title and people parted by a tab': (entries) =>
    plain(entries.map((entry) => ({ ...entry, title: `${entry.title}\t` }))),
  'abstracts wrapped at 72': (entries) => wrapped(entries, 72),
  'abstracts wrapped at 100': (entries) => wrapped(entries, 100),
  'abstracts that say what they are': (entries) =>
    plain(entries.map((entry) => ({ ...entry, abstract: entry.abstract && `Abstract: ${entry.abstract}` }))),
  'page furniture between entries': (entries) =>
    `Home\nPapers\nSign in\n${entries.map((entry) => plain([entry])).join('\nLoad more\n')}\nLoad more\nPrivacy Policy\n`,
};

function wrapped(entries: readonly PlainEntry[], width: number): string {
  return entries
    .map((entry) =>
      plain([
        { ...entry, abstract: entry.abstract === null ? null : wrap(entry.abstract, width).join('\n') },
      ]),
    )
    .join('\n');
}

/** Bylines in pieces: where a line had no room for the next word by chance, nothing tells. */
export const brokenVariants: Readonly<Record<string, Variant>> = {
  'everything wrapped at 72': (entries) =>
    entries
      .map((entry) =>
        plainLines(entry)
          .flatMap((line) => wrap(line, 72))
          .join('\n'),
      )
      .join('\n'),
  'everything wrapped at 72, title and people apart': (entries) =>
    entries
      .flatMap(({ header, title, people, abstract }) =>
        [header, title, people, ...(abstract === null ? [] : [abstract])].flatMap((line) => wrap(line, 72)),
      )
      .join('\n'),
};
