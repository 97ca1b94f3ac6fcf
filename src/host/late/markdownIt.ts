/** As much of markdown-it as its plugins use here: the editor's preview hands it over, and nobody vouches for it. */

export interface Token {
  readonly type: string;
  readonly content: string;
  readonly children?: readonly Token[] | null;
  meta?: unknown;
}

export interface InlineState {
  readonly src: string;
  readonly posMax: number;
  pos: number;
  /** Above 0 within the text of a link. */
  readonly linkLevel?: number;
  push(type: string, tag: string, nesting: 0): Token;
}

export interface CoreState {
  readonly tokens: Token[];
  readonly Token: new (type: string, tag: string, nesting: 0) => Token;
}

type InlineRule = (state: InlineState, silent: boolean) => boolean;

export interface MarkdownIt {
  readonly inline: { readonly ruler: { before(name: string, own: string, rule: InlineRule): void } };
  readonly core: { readonly ruler: { push(own: string, rule: (state: CoreState) => void): void } };
  readonly renderer: { readonly rules: Record<string, (tokens: readonly Token[], at: number) => string> };
}

export function isMarkdownIt(value: unknown): value is MarkdownIt {
  return (
    typeof at(value, 'inline', 'ruler', 'before') === 'function' &&
    typeof at(value, 'core', 'ruler', 'push') === 'function' &&
    typeof at(value, 'renderer', 'rules') === 'object'
  );
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
    value,
  );
}
