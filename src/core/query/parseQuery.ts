/** Reads what a person typed as a query. Every text is one: what has no place in it is searched as a word, and said. */
import {
  allOf,
  anyOf,
  everything,
  isQueryField,
  opposite,
  type Query,
  type QueryProblem,
  type QueryProblemCode,
} from './query';
import { maxQueryLength, readQuoted, tokenizeQuery, type QueryToken } from './queryToken';
import { toSearchText } from './searchText';
import { readTerm } from './termValue';

export interface ParsedQuery {
  readonly query: Query;
  /** In the order of the text. */
  readonly problems: readonly QueryProblem[];
  /** Their spans together are the text. */
  readonly tokens: readonly QueryToken[];
}

/** Groups within groups; deeper ones are no person's. Also keeps every walk over a query shallow. */
const deepest = 20;

/**
 * Words and "phrases", `field:value`, `-` or NOT before a term, OR between terms, brackets; terms side by side must all
 * hold and bind more tightly than OR. Never throws; linear in the text, of which the first 1,000 units count.
 */
export function parseQuery(text: string): ParsedQuery {
  const tokens = tokenizeQuery(text);
  const parser = new Parser(text, tokens);
  const query = parser.readAll();
  const problems = [...parser.problems].sort((a, b) => a.span.start - b.span.start);
  return { query, problems, tokens };
}

class Parser {
  readonly problems: QueryProblem[] = [];
  private readonly text: string;
  private readonly tokens: readonly QueryToken[];
  private at = 0;
  private depth = 0;

  constructor(text: string, tokens: readonly QueryToken[]) {
    this.text = text;
    this.tokens = tokens.filter(({ kind }) => kind !== 'blank');
  }

  readAll(): Query {
    const groups: Query[] = [];
    while (this.peek() !== undefined) {
      groups.push(this.readAny());
      const close = this.peek();
      if (close === undefined) break;
      this.report('stray-close', close);
      this.at++;
    }
    return allOf(groups);
  }

  /** Alternatives up to a closing bracket or the end. */
  private readAny(): Query {
    const alternatives: Query[] = [];
    for (;;) {
      const parts = this.readTerms();
      const or = this.peek();
      if (parts !== null) alternatives.push(parts);
      if (or?.kind !== 'or') break;
      this.at++;
      const next = this.peek();
      // While the second half is still being typed the first one alone is shown.
      if (parts === null || next === undefined || next.kind === 'close') this.report('missing-term', or);
    }
    return alternatives.length === 0 ? everything : anyOf(alternatives);
  }

  /** Terms side by side; null where there is none. */
  private readTerms(): Query | null {
    const parts: Query[] = [];
    for (let token = this.peek(); token !== undefined; token = this.peek()) {
      if (token.kind === 'or' || token.kind === 'close') break;
      if (token.kind === 'and') {
        this.at++;
        const next = this.peek()?.kind;
        const lacks = parts.length === 0 || next === undefined || next === 'close' || next === 'or';
        if (lacks) this.report('missing-term', token);
      } else {
        const part = this.readPart(token);
        if (part !== null) parts.push(part);
      }
    }
    return parts.length === 0 ? null : allOf(parts);
  }

  /** One term or group with the signs before it; null where nothing is left of it. */
  private readPart(token: QueryToken): Query | null {
    let first = token;
    let negated = false;
    while (first.kind === 'not') {
      const sign = first;
      negated = !negated;
      this.at++;
      const next = this.peek();
      if (next === undefined || next.kind === 'or' || next.kind === 'and' || next.kind === 'close') {
        this.report('missing-term', sign);
        return null;
      }
      first = next;
    }
    this.at++;
    const part = this.readOne(first);
    if (part === null || part.kind === 'all') return null;
    return negated ? opposite(part) : part;
  }

  private readOne(token: QueryToken): Query | null {
    switch (token.kind) {
      case 'open':
        return this.readGroup(token);
      case 'field':
        return this.readField(token);
      case 'word':
        return this.readWord(token);
      case 'phrase': {
        const { text, closed } = readQuoted(this.textOf(token));
        if (!closed) this.report('unclosed-quote', token);
        return this.toText(text, token);
      }
      case 'stray':
        this.report(token.span.start >= maxQueryLength ? 'too-long' : 'missing-term', token);
        return null;
      // These are taken before a part is read, or follow a field.
      case 'blank':
      case 'value':
      case 'and':
      case 'or':
      case 'not':
      case 'close':
        return null;
      default:
        return token.kind satisfies never;
    }
  }

  private readGroup(open: QueryToken): Query | null {
    if (this.depth === deepest) {
      this.report('too-deep', open);
      return null;
    }
    this.depth++;
    const inner = this.readAny();
    this.depth--;
    if (this.peek() === undefined) this.report('unclosed-group', open);
    else this.at++;
    return inner;
  }

  private readField(token: QueryToken): Query | null {
    const name = this.textOf(token).slice(0, -1).toLowerCase();
    const next = this.tokens[this.at];
    const valueToken = next?.kind === 'value' ? next : null;
    if (valueToken === null || !isQueryField(name)) {
      this.report('unfinished-value', token);
      return null;
    }
    this.at++;
    const raw = this.textOf(valueToken);
    const { text, closed } = raw.startsWith('"') ? readQuoted(raw) : { text: raw, closed: null };
    if (closed === false) this.report('unclosed-quote', valueToken);
    const whole: QueryToken = {
      kind: 'word',
      span: { start: token.span.start, end: valueToken.span.end },
    };
    const term = readTerm(name, text, closed === true);
    if (term.kind !== 'problem') return term;
    this.report(term.code, whole);
    const leftOut = term.code === 'unfinished-value' || term.code === 'nothing-to-find';
    return leftOut ? null : this.toText(this.textOf(whole), whole);
  }

  private readWord(token: QueryToken): Query | null {
    const word = this.textOf(token);
    // Not the colon of `http://` or of a pasted title.
    if (/^[a-z]+:[^/\s]/i.test(word)) this.report('unknown-field', token);
    return this.toText(word, token);
  }

  private toText(raw: string, token: QueryToken): Query | null {
    const text = raw.replace(/\s+/g, ' ').trim();
    if (toSearchText(text) !== '') return { kind: 'text', field: 'any', text };
    this.report('nothing-to-find', token);
    return null;
  }

  private peek(): QueryToken | undefined {
    return this.tokens[this.at];
  }

  private textOf({ span }: QueryToken): string {
    return this.text.slice(span.start, span.end);
  }

  private report(code: QueryProblemCode, { span }: QueryToken): void {
    this.problems.push({ code, span, text: this.text.slice(span.start, span.end) });
  }
}
