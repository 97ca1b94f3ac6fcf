/** A formatted reference, as the style has set it, written in a notes language. */
import type { NotesLanguage } from '../citation/notesLanguage';
import { plainIn } from '../notes/notesWriting';

export const referenceMarks = ['italic', 'bold', 'smallCaps', 'super', 'sub', 'normal'] as const;
/** How a stretch is set; `normal` is upright within italics. */
export type ReferenceMark = (typeof referenceMarks)[number];

/** A text between the signs of a mark: characters for private use, which `withoutSigns` keeps out of what is formatted. */
export function marked(text: string, mark: ReferenceMark): string {
  const at = firstSign + 2 * referenceMarks.indexOf(mark);
  return `${String.fromCharCode(at)}${text}${String.fromCharCode(at + 1)}`;
}

/** A text of a paper without characters that would be taken for signs. */
export function withoutSigns(text: string): string {
  return text.replace(/[\ue000-\ue01f]/g, '');
}

/** Stands for people who are not named: no style can say that there are more than it is given. */
export const othersSign = '\ue000';

/** `Ada, & <others>` becomes `Ada, et al.`, whatever a style puts between the last names. */
export function nameOthers(text: string): string {
  const before = '(?:[,;]?\\s*(?:(?:&|and|und|et|y|e|en|og|och|i|и|…)\\s+)?)';
  return text
    .replace(new RegExp(`${before}${othersSign}(?:\\.(?=\\s|$))?`, 'gu'), ', et al.')
    .replace(/^, et al\./, 'et al.');
}

/** The reference in a language: its words are only words there, set as the style has it where the language can. */
export function writeReference(text: string, language: NotesLanguage): string {
  return runsOf(text)
    .map(({ text: words, marks }, index, runs) => {
      const written = wordsIn(words, language);
      const [space = '', inner = '', end = ''] = /^(\s*)([^]*?)(\s*)$/.exec(written)?.slice(1) ?? [];
      if (inner === '' || marks.length === 0) return written;
      const set = marks.reduce((sofar, mark) => markIn(sofar, mark, language), inner);
      // Marks next to a letter are none there.
      const isTight = set !== inner && (language === 'rst' || language === 'org');
      const left = isTight && space === '' && /[\p{L}\p{N}]$/u.test(runs[index - 1]?.text ?? '');
      const right = isTight && end === '' && /^[\p{L}\p{N}]/u.test(runs[index + 1]?.text ?? '');
      const joint = language === 'rst' ? '\\ ' : '\u200b';
      return `${space}${left ? joint : ''}${set}${right ? joint : ''}${end}`;
    })
    .join('');
}

interface Run {
  readonly text: string;
  /** The innermost first. */
  readonly marks: readonly ReferenceMark[];
}

function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  const open: ReferenceMark[] = [];
  let from = 0;
  const push = (to: number): void => {
    if (to > from) runs.push({ text: text.slice(from, to), marks: holding(open) });
  };
  for (const { 0: sign, index } of text.matchAll(/[\ue010-\ue01f]/g)) {
    push(index);
    from = index + 1;
    const code = sign.charCodeAt(0) - firstSign;
    const mark = referenceMarks[code >> 1];
    if (mark === undefined) continue;
    if (code % 2 === 0) open.push(mark);
    else if (open.lastIndexOf(mark) >= 0) open.splice(open.lastIndexOf(mark), 1);
  }
  push(text.length);
  return runs;
}

function holding(open: readonly ReferenceMark[]): readonly ReferenceMark[] {
  const upright = open.lastIndexOf('normal') > open.lastIndexOf('italic');
  const marks = open.filter((mark) => mark !== 'normal' && !(upright && mark === 'italic'));
  return [...new Set(marks)].reverse();
}

/** Words are escaped, addresses are written so that they stay whole. */
function wordsIn(text: string, language: NotesLanguage): string {
  return text
    .split(/(https?:\/\/[^\s<>"{}|\\^`[\]\ue000-\ue01f]*[^\s<>"{}|\\^`[\]\ue000-\ue01f.,;:)!?'])/)
    .map((part, index) => (index % 2 === 1 ? addressIn(part, language) : plainIn(language, part)))
    .join('');
}

function addressIn(address: string, language: NotesLanguage): string {
  switch (language) {
    case 'markdown':
    case 'myst':
      return `<${address}>`;
    case 'typst':
      return `#link(${JSON.stringify(address)})`;
    case 'org':
      return `[[${address}]]`;
    case 'latex':
      return plainIn(language, address);
    case 'asciidoc':
    case 'rst':
    case 'plain':
      return address;
    default:
      return language satisfies never;
  }
}

function markIn(text: string, mark: ReferenceMark, language: NotesLanguage): string {
  const pair = marksOf[language][mark];
  return pair === undefined ? text : `${pair[0]}${text}${pair[1]}`;
}

type Pairs = Readonly<Partial<Record<ReferenceMark, readonly [string, string]>>>;
const pandoc: Pairs = { italic: ['*', '*'], bold: ['**', '**'], super: ['^', '^'], sub: ['~', '~'] };
const marksOf: Readonly<Record<NotesLanguage, Pairs>> = {
  markdown: pandoc,
  myst: { ...pandoc, super: ['{sup}`', '`'], sub: ['{sub}`', '`'] },
  latex: {
    italic: ['\\emph{', '}'],
    bold: ['\\textbf{', '}'],
    smallCaps: ['\\textsc{', '}'],
    super: ['\\textsuperscript{', '}'],
    sub: ['\\textsubscript{', '}'],
  },
  typst: {
    italic: ['#emph[', ']'],
    bold: ['#strong[', ']'],
    smallCaps: ['#smallcaps[', ']'],
    super: ['#super[', ']'],
    sub: ['#sub[', ']'],
  },
  org: { italic: ['/', '/'], bold: ['*', '*'], super: ['^{', '}'], sub: ['_{', '}'] },
  asciidoc: { italic: ['__', '__'], bold: ['**', '**'], super: ['^', '^'], sub: ['~', '~'] },
  // Markup does not nest there.
  rst: { italic: ['*', '*'] },
  plain: {},
};
const firstSign = 0xe010;
