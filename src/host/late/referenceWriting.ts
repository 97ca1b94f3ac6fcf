/** References by a citation style: what is known of each paper, made into text by the processor. */
import * as vscode from 'vscode';
import { bibStrings } from '../../core/bibliography/bibFields';
import { scanBib } from '../../core/bibliography/bibSpans';
import {
  bibliographyFormatOf,
  entryDetails,
  scanBibliography,
} from '../../core/bibliography/bibliographyFile';
import { parsedObject } from '../../core/bibliography/cslJson';
import { toCslItem } from '../../core/bibliography/cslItem';
import { cslFromBib, type CslRecord } from '../../core/references/cslFromBib';
import { localeFor } from '../../core/references/cslStyle';
import { othersSign } from '../../core/references/referenceMarkup';
import type { Paper } from '../../core/paper';
import type * as bibtexReader from '../../parts/bibtexReader';
import type * as citationStyles from '../../parts/citationStyles';
import type * as citeproc from '../../parts/citeproc';
import { HumanError, toMessage } from '../errors';
import type { Log } from '../log';
import type { Parts } from '../parts';
import { readText } from './fileText';
import type { ChosenStyle } from './styleChoice';

const others: CslRecord = { literal: othersSign };

/** More of one entry nobody writes; the reader is slow. */
const entryLimit = 50_000;

export class ReferenceWriting {
  private readonly parts: Pick<Parts, 'load'>;
  private readonly log: Log;

  constructor(parts: Pick<Parts, 'load'>, log: Log) {
    this.parts = parts;
    this.log = log;
  }

  /** The references of items in the style's order, with the signs of marks. Throws, for the person, where the style is broken. */
  async format(
    items: readonly CslRecord[],
    style: ChosenStyle,
    tongue: string | null,
  ): Promise<readonly string[]> {
    const { formatReferences } = await this.parts.load('citeproc', isCiteproc);
    const { styles, locales } = await this.parts.load('citationStyles', isCitationStyles);
    try {
      return formatReferences({
        items,
        style: style.kind === 'builtIn' ? styles[style.id] : style.xml,
        locale: localeFor(tongue ?? 'en-US'),
        localeOf: (name) => locales[name] ?? locales[localeFor(name)] ?? null,
        isForced: tongue !== null,
      });
    } catch (error) {
      this.log.warn(`a citation style cannot be used: ${toMessage(error)}`);
      throw new HumanError(vscode.l10n.t('This citation style is broken. The log says where.'), {
        cause: error,
      });
    }
  }

  /** What bibliography files say of keys, in full; of keys that they do not have, nothing. */
  async itemsIn(
    files: readonly vscode.Uri[],
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, CslRecord>> {
    const items = new Map<string, CslRecord>();
    for (const file of files) {
      const text = (await readText(file)) ?? '';
      const format = bibliographyFormatOf(file.path, text);
      if (format === null) continue;
      const wanted = keys.filter((key) => !items.has(key));
      const found =
        format === 'bibtex'
          ? await this.bibtexItems(text, wanted)
          : scanBibliography(text, format)
              .filter(({ key }) => wanted.includes(key))
              .map(({ key, start, end }) => {
                const whole = format === 'cslJson' ? parsedObject(text.slice(start, end)) : null;
                return [key, whole ?? simpleItem(entryDetails(text, format, key), key)] as const;
              });
      for (const [key, item] of found) if (!items.has(key)) items.set(key, { ...item, id: key });
    }
    return items;
  }

  private async bibtexItems(
    text: string,
    keys: readonly string[],
  ): Promise<readonly (readonly [string, CslRecord])[]> {
    const wanted = new Set(keys);
    const entries = scanBib(text);
    const meant = entries.filter(
      ({ kind, key, start, end }) => kind === 'entry' && wanted.has(key) && end - start <= entryLimit,
    );
    if (meant.length === 0) return [];
    const { readBibtex } = await this.parts.load('bibtexReader', isBibtexReader);
    // Only what is looked at, with the file's strings before it: the reader of all of it would take its time.
    const strings = [...bibStrings(text, entries)]
      .filter(([name, value]) => /^[a-z][\w:.-]*$/i.test(name) && isBalanced(value))
      .map(([name, value]) => `@string{${name} = {${value}}}\n`)
      .slice(0, 2000);
    return meant.flatMap(({ key, start, end }) => {
      try {
        const used = text.slice(start, end);
        const [read] = readBibtex(
          strings.filter((line) => used.includes(line.slice(8, line.indexOf(' =')))).join('') + used,
        );
        const item = read === undefined ? null : cslFromBib(read.entry, key, others);
        return item === null ? [] : [[key, item] as const];
      } catch (error) {
        this.log.warn(`the entry ${key} cannot be read: ${toMessage(error)}`);
        return [];
      }
    });
  }
}

/** What a paper's listing says of it. */
export function itemOf(paper: Paper, key: string): CslRecord {
  const item = toCslItem(paper, key);
  return paper.etAl ? { ...item, author: [...(item.author ?? []), others] } : { ...item };
}

function simpleItem(details: ReturnType<typeof entryDetails>, key: string): CslRecord {
  const { title = null, authors = [], year = null, doi = null } = details ?? {};
  const item = toCslItem({ title: title ?? key, authors, date: null }, key);
  return {
    ...item,
    ...(year === null ? {} : { issued: { 'date-parts': [[year]] } }),
    ...(doi === null ? {} : { DOI: doi }),
  };
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth++;
    if (character === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

function isCiteproc(part: unknown): part is typeof citeproc {
  return hasFunction(part, 'formatReferences');
}

function isBibtexReader(part: unknown): part is typeof bibtexReader {
  return hasFunction(part, 'readBibtex');
}

function isCitationStyles(part: unknown): part is typeof citationStyles {
  return typeof part === 'object' && part !== null && 'styles' in part && 'locales' in part;
}

function hasFunction(part: unknown, name: string): boolean {
  return typeof part === 'object' && part !== null && typeof Reflect.get(part, name) === 'function';
}
