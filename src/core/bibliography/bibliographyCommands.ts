/** The commands of LaTeX and Typst that name bibliography files. */
import type { IsHidden } from '../citation/scanCitations';
import type { BibliographyPath } from './bibliographyPath';

/** Of `\bibliography{a,b}` (which leaves `.bib` out) and biblatex's `\addbibresource[…]{a.bib}` and its kin. */
export function latexPaths(text: string, isHidden: IsHidden): readonly BibliographyPath[] {
  const command =
    /\\((?:no)?bibliography|add(?:bibresource|globalbib|sectionbib))[ \t]*(?:\[[^[\]]{0,500}\][ \t]*)?\{([^{}]{0,5000})\}/g;
  const paths: BibliographyPath[] = [];
  for (const match of text.matchAll(command)) {
    if (isHidden(match.index)) continue;
    const [whole, name = '', list = ''] = match;
    const start = match.index + whole.length - 1 - list.length;
    const isOld = name.endsWith('bibliography');
    for (const part of list.matchAll(isOld ? /(?<=^|,)[^,]+/g : /^[^]+/g)) {
      const written = part[0].replace(/%[^\n]*/g, '').trim();
      // What a command makes of the name cannot be known here.
      if (written === '' || written.includes('\\')) continue;
      const at = start + part.index + part[0].indexOf(written);
      const path = isOld && !/\.bib$/i.test(written) ? `${written}.bib` : written;
      paths.push({ path, start: at, end: at + written.length });
    }
  }
  return paths;
}

/** Of `bibliography("a.bib")` and `bibliography(("a.bib", "b.yml"))`; named arguments are none. */
export function typstPaths(text: string, isHidden: IsHidden): readonly BibliographyPath[] {
  const paths: BibliographyPath[] = [];
  for (const match of text.matchAll(/(?<![\p{L}\p{N}_-])bibliography\(/gu)) {
    if (isHidden(match.index)) continue;
    named.lastIndex = match.index + match[0].length;
    named.exec(text);
    argument.lastIndex = named.lastIndex;
    const list = argument.exec(text);
    if (list === null) continue;
    for (const part of list[0].matchAll(/"((?:[^"\\\n]|\\[^\n]){0,500})"/g)) {
      const written = part[1] ?? '';
      const start = list.index + part.index + 1;
      paths.push({ path: written.replace(/\\(["\\])/g, '$1'), start, end: start + written.length });
    }
  }
  return paths;
}

/** A text, or a list of texts in parentheses. */
const argument =
  /\s{0,100}(?:"(?:[^"\\\n]|\\[^\n]){0,500}"|\((?:\s|,|\/\/[^\n]{0,500}\n|"(?:[^"\\\n]|\\[^\n]){0,500}"){0,500}\))/y;
/** Arguments with names, `title: none, style: "ieee",`, which may stand before the files. */
const named =
  /(?:\s{0,100}[a-z]{1,30}:[ \t]{0,100}(?:"(?:[^"\\\n]|\\[^\n]){0,500}"|\[[^[\]]{0,500}\]|[\w.-]{1,100})\s{0,100},){0,10}/y;
