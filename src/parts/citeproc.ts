/** References by citation styles, as a file of its own: loaded when the first is made. citeproc-js does the work. */
import { Engine, Output } from 'citeproc';
import * as z from 'zod/mini';
import {
  marked,
  nameOthers,
  withoutSigns,
  othersSign,
  type ReferenceMark,
} from '../core/references/referenceMarkup';

export interface ReferenceRequest {
  /** In the order they are cited. */
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** A style of ours, or the text of a .csl file that `readStyleFile` found to be one. */
  readonly style: unknown;
  readonly locale: string;
  /** Null for locales that there are none of. */
  readonly localeOf: (name: string) => unknown;
  /** Write in this locale, whatever the style would rather have. */
  readonly isForced: boolean;
}

/**
 * The references in the order of the style, set with the signs of `marked`. Throws where the style is none the
 * processor can work with.
 */
export function formatReferences(request: ReferenceRequest): readonly string[] {
  Output.Formats[formatName] ??= createFormat();
  const items = new Map(request.items.map((item) => [String(item['id']), cleaned(item)]));
  const sys = {
    retrieveLocale: (name: string) => {
      const locale = request.localeOf(name);
      return locale === null ? false : inflated(locale);
    },
    retrieveItem: (id: string) => items.get(id),
  };
  const style = typeof request.style === 'string' ? request.style : inflated(request.style);
  const engine = new Engine(sys, style, request.locale, request.isForced);
  engine.setOutputFormat(formatName);
  engine.updateItems([...items.keys()]);
  const made = engine.makeBibliography();
  if (made === false) throw new Error('the style has no bibliography');
  const references = made[1].map((entry) =>
    nameOthers(
      entry
        .replace(/[ \t]*\n[ \t\n]*/g, ' ')
        .replace(/ {2,}/g, ' ')
        .trim(),
    ),
  );
  if (references.every((reference) => reference === '')) throw new Error('the style gives nothing');
  return references;
}

const nodeSchema = z.object({
  n: z.string(),
  a: z.optional(z.record(z.string(), z.string())),
  c: z.optional(z.array(z.unknown())),
});

/** The processor's form of a node, from the compact one the files are packed in. */
function inflated(node: unknown): unknown {
  if (typeof node === 'string') return node;
  const { n: name, a: attrs = {}, c = [] } = nodeSchema.parse(node);
  // The processor takes the text of a term without asking whether there is one.
  return { name, attrs, children: c.length === 0 && name === 'term' ? [''] : c.map(inflated) };
}

/** Texts without the signs of marks; the one for people who are not named stays where it is a name. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value === othersSign ? value : withoutSigns(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)]));
}

interface Terms {
  getTerm(name: string): string;
}

/** The processor's own form of an output: what each kind of setting becomes. */
function createFormat(): Readonly<Record<string, unknown>> {
  const { passthrough } = Output.Formatters;
  const set = (mark: ReferenceMark) => marked('%%STRING%%', mark);
  const asIs = (_: unknown, text: string) => text;
  const quoted = (open: string, close: string) => (state: Terms, text?: string) =>
    text === undefined ? '’' : `${state.getTerm(open)}${text}${state.getTerm(close)}`;
  return {
    text_escape: (text: string | undefined) => text ?? '',
    bibstart: '',
    bibend: '',
    '@font-style/italic': set('italic'),
    '@font-style/oblique': set('italic'),
    '@font-style/normal': set('normal'),
    '@font-variant/small-caps': set('smallCaps'),
    '@font-variant/normal': false,
    '@passthrough/true': passthrough,
    '@font-weight/bold': set('bold'),
    '@font-weight/normal': false,
    '@font-weight/light': false,
    '@text-decoration/none': false,
    '@text-decoration/underline': false,
    '@vertical-align/baseline': false,
    '@vertical-align/sup': set('super'),
    '@vertical-align/sub': set('sub'),
    '@strip-periods/true': passthrough,
    '@strip-periods/false': passthrough,
    '@quotes/true': quoted('open-quote', 'close-quote'),
    '@quotes/inner': quoted('open-inner-quote', 'close-inner-quote'),
    '@quotes/false': false,
    '@cite/entry': asIs,
    '@bibliography/entry': asIs,
    '@display/block': (_: unknown, text: string) => `\n${text}`,
    '@display/left-margin': (_: unknown, text: string) => `${text.trimEnd()} `,
    '@display/right-inline': asIs,
    '@display/indent': (_: unknown, text: string) => `\n${text}`,
    '@showid/true': asIs,
    '@URL/true': asIs,
    '@DOI/true': asIs,
  };
}

const formatName = 'lectern';
