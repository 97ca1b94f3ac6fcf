/** Shows citations and references in Markdown previews, and draws these again when what they show has changed. */
import * as vscode from 'vscode';
import type { CitationGroup } from '../../core/citation/citationGroup';
import { citationHtml, escapeHtml, referencesHtml, type HtmlWorks } from '../../core/citation/citationHtml';
import { formatReference } from '../../core/citation/plainCitation';
import { scanWhole } from '../../core/citation/scan/noteReader';
import { markdownReader } from '../../core/citation/scan/scanMarkdown';
import type { Paper } from '../../core/paper';
import { toMessage } from '../errors';
import type { PreviewParts } from '../markdownPreview';
import { isMarkdownIt, type CoreState, type InlineState, type Token } from './markdownIt';

/** Changes come in showers; a preview follows when there was none for so long. */
const restBeforeDrawing = 200;
/** So many keys are remembered as shown; a preview that shows more is drawn again a little too often. */
const shownAtMost = 10_000;

const citation = 'lectern_citation';
const references = 'lectern_references';

export class CitationPreview implements vscode.Disposable {
  private readonly parts: PreviewParts;
  private readonly listening: readonly { dispose(): void }[];
  private readonly extended = new WeakSet();
  private papers: ReadonlyMap<string, Paper> | null = null;
  /** What previews show of each key. */
  private readonly shown = new Map<string, string>();
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private scanned: { readonly text: string; readonly groups: ReadonlyMap<number, CitationGroup> } | null =
    null;

  constructor(parts: PreviewParts) {
    this.parts = parts;
    const changed = () => {
      this.papers = null;
      if (this.waiting !== null) clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.follow(), restBeforeDrawing);
    };
    this.listening = [parts.library.onDidChange(changed), parts.marking.onDidChange(changed)];
  }

  /** Teaches a preview's renderer citations; what is no renderer is left alone. */
  extend(renderer: unknown): void {
    if (!isMarkdownIt(renderer) || this.extended.has(renderer)) return;
    this.extended.add(renderer);
    // Before links: `[@key]` would be read as one.
    renderer.inline.ruler.before('link', citation, (state, silent) => this.read(state, silent));
    renderer.core.ruler.push(references, (state) => this.addReferences(state));
    renderer.renderer.rules[citation] = (tokens, at) => this.draw(tokens[at]);
    renderer.renderer.rules[references] = (tokens, at) => this.list(tokens[at]);
    this.refresh();
  }

  dispose(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    for (const each of this.listening) each.dispose();
  }

  private readonly works: HtmlWorks = {
    paperOf: (key) => {
      const paper = this.paperOf(key);
      if (this.shown.size < shownAtMost) this.shown.set(key, looksOf(paper));
      return paper;
    },
    unknown: (key) => vscode.l10n.t('“{0}” is not in your list of papers.', key),
  };

  private read(state: InlineState, silent: boolean): boolean {
    const { src, pos, posMax, linkLevel } = state;
    const sign = src.charCodeAt(pos);
    // `[`, `@`, `-`
    if (sign !== 91 && sign !== 64 && sign !== 45) return false;
    const group = this.groupsOf(src).get(pos);
    if (group === undefined || group.end > posMax) return false;
    if (!silent) {
      const token = state.push(citation, '', 0);
      token.meta = { text: src, group, isLinked: (linkLevel ?? 0) === 0 } satisfies Drawn;
    }
    state.pos = group.end;
    return true;
  }

  /** One paragraph is asked about at each of its signs. */
  private groupsOf(text: string): ReadonlyMap<number, CitationGroup> {
    if (this.scanned?.text !== text) {
      const groups = text.includes('@') ? scanWhole(text, markdownReader).groups : [];
      this.scanned = {
        text,
        groups: new Map(groups.flatMap((group) => (isPandoc(group) ? [[group.start, group]] : []))),
      };
    }
    return this.scanned.groups;
  }

  /** After the text: now it is known whether it cites at all. */
  private addReferences({ tokens, Token }: CoreState): void {
    const inside = tokens.flatMap(({ children }) => children ?? []);
    const drawn = inside.flatMap(({ meta }) => (isDrawn(meta) ? [meta] : []));
    if (drawn.length === 0) return;
    const keys = drawn.flatMap(({ group }) => group.items.flatMap((item) => item.keys.map(({ key }) => key)));
    const cites =
      drawn.some(({ group }) => group.syntax !== 'pandocText') ||
      keys.some((key) => this.paperOf(key) !== null);
    if (!cites) {
      // A text with nothing but `@name`s speaks of people.
      for (const token of inside)
        if (isDrawn(token.meta)) token.meta = { ...token.meta, isMention: true } satisfies Drawn;
      return;
    }
    const token = new Token(references, '', 0);
    token.meta = { keys, hasHeading: tokens.at(-1)?.type === 'heading_close' } satisfies Listed;
    tokens.push(token);
  }

  private draw(token: Token | undefined): string {
    if (!isDrawn(token?.meta)) return '';
    const { text, group, isLinked, isMention } = token.meta;
    return isMention === true
      ? escapeHtml(text.slice(group.start, group.end))
      : citationHtml(text, group, this.works, isLinked);
  }

  private list(token: Token | undefined): string {
    if (!isListed(token?.meta)) return '';
    return referencesHtml(
      token.meta.keys,
      this.works,
      token.meta.hasHeading ? null : vscode.l10n.t('References'),
    );
  }

  private paperOf(key: string): Paper | null {
    const { library, citekeys } = this.parts;
    this.papers ??= new Map(library.library.papers.map((paper) => [citekeys.of(paper), paper]));
    return this.papers.get(key) ?? null;
  }

  private follow(): void {
    this.waiting = null;
    const isStale = [...this.shown].some(([key, looks]) => looksOf(this.paperOf(key)) !== looks);
    if (isStale) this.refresh();
  }

  private refresh(): void {
    this.shown.clear();
    vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, (error: unknown) => {
      this.parts.log.error(`the preview could not be drawn again: ${toMessage(error)}`);
    });
  }
}

interface Drawn {
  readonly text: string;
  readonly group: CitationGroup;
  /** Whether it may hold links: not within the text of one. */
  readonly isLinked: boolean;
  readonly isMention?: boolean;
}

interface Listed {
  readonly keys: readonly string[];
  /** The document ends in a heading, which is the list's. */
  readonly hasHeading: boolean;
}

/** Tokens are the renderer's to hand on: what is in them is looked at again. */
function isDrawn(meta: unknown): meta is Drawn {
  return typeof meta === 'object' && meta !== null && 'group' in meta && 'isLinked' in meta;
}

function isListed(meta: unknown): meta is Listed {
  return typeof meta === 'object' && meta !== null && 'keys' in meta && 'hasHeading' in meta;
}

function isPandoc({ syntax }: CitationGroup): boolean {
  return syntax === 'pandoc' || syntax === 'pandocText' || syntax === 'pandocOwned';
}

function looksOf(paper: Paper | null): string {
  return paper === null ? '' : formatReference(paper);
}
