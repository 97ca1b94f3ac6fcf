/** The lines of a copied record: fields that are named (`Title: …`, going on in indented lines), and the rest. */

export interface CopyLine {
  readonly text: string;
  /** The field whose line stands right before it, if one does. */
  readonly after: string | null;
}

export interface CopyFields {
  /** By their names in small letters; the first of each. */
  readonly fields: ReadonlyMap<string, string>;
  readonly plain: readonly CopyLine[];
}

const field =
  /^\s*(Title|Authors?|Comments|Categories|Subjects|Abstract|Date(?: \([^)]*\))?|Journal-ref|DOI|Report-no|MSC-class|ACM-class|License|Cite as|Keywords)\s*:\s*(.*)$/i;

/** Reads them; any lines. */
export function fieldsOf(lines: readonly string[]): CopyFields {
  const fields = new Map<string, string>();
  const plain: CopyLine[] = [];
  let open: string | null = null;
  let after: string | null = null;
  let indent = 0;
  for (const line of lines) {
    const text = line.trim();
    const found = field.exec(line);
    if (found) {
      const name = (found[1] ?? '')
        .toLowerCase()
        .replace(/^author$/, 'authors')
        .replace(/ \(.*$/, '');
      if (!fields.has(name)) fields.set(name, found[2] ?? '');
      open = after = name;
      indent = indentOf(line);
    } else if (text === '') open = null;
    else if (open !== null && (indentOf(line) > indent || isProse(open, text))) {
      fields.set(open, `${fields.get(open) ?? ''} ${text}`);
    } else {
      plain.push({ text, after });
      open = after = null;
    }
  }
  return { fields, plain };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** An abstract goes on without being indented, up to the line that says when it was submitted. */
function isProse(open: string, text: string): boolean {
  return open === 'abstract' && !/^Submitted \d/.test(text);
}
