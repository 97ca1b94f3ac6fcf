/** What a search must find, read as slowly as may be; and the papers and terms to try it with. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { yearOf, type Day } from '../../../../src/core/calendar';
import { fold } from '../../../../src/core/fold';
import { categoryCodes, topicOf } from '../../../../src/core/listing/categories';
import { ListedPaper } from '../../../../src/core/listing/listedPaper';
import { isUnread, noMark, statuses, type Mark } from '../../../../src/core/marks/mark';
import type { Paper } from '../../../../src/core/paper';
import { resolveRange } from '../../../../src/core/query/dayRange';
import type { Query } from '../../../../src/core/query/query';
import type { QueryFacts } from '../../../../src/core/query/paperColumns';
import { aMark, aPaper } from '../../../support/builders';
import { soughtTexts } from '../../../../src/core/query/sought';

export const context = {
  today: '2026-03-31' as const,
  dayOf: (time: number): Day => (time < 0 ? '2025-01-01' : '2026-03-30'),
};

export interface Case {
  readonly paper: Paper;
  readonly mark: Mark;
  readonly citekey: string | null;
  readonly isCited: boolean;
}

/** What a query means, word by word and as slow as may be. */
export function slowly(query: Query, { paper, mark, citekey, isCited }: Case): boolean {
  const item = { paper, mark, citekey, isCited };
  const has = (text: string | null, words: string) => text !== null && flat(text).includes(flat(words));
  switch (query.kind) {
    case 'all':
      return true;
    case 'and':
      return query.parts.every((part) => slowly(part, item));
    case 'or':
      return query.parts.some((part) => slowly(part, item));
    case 'not':
      return !slowly(query.part, item);
    case 'text': {
      const fields = {
        title: [paper.title],
        author: paper.authors,
        org: paper.orgs,
        key: [citekey],
        note: [mark.note],
        source: [sourceName(paper)],
      };
      const inAbstract = slowlyInAbstract(paper.abstract, flat(query.text));
      if (query.field === 'abstract') return inAbstract;
      if (query.field !== 'any') return fields[query.field].some((text) => has(text, query.text));
      const { title, author, org, key, note } = fields;
      const texts = [...title, ...author, ...org, ...mark.tags, ...key, ...note];
      return inAbstract || texts.some((text) => has(text, query.text));
    }
    case 'tag':
      return mark.tags.some((tag) =>
        query.whole ? flat(tag) === flat(query.text) : flat(tag).startsWith(flat(query.text)),
      );
    case 'topic': {
      const { id, name, archive } = topicOf(paper.category);
      const meant = flat(query.text);
      const code = categoryCodes().find((one) => one.toLowerCase() === meant);
      if (code !== undefined) return id === topicOf(code).id || id.startsWith(`${topicOf(code).id}.`);
      return (
        id.toLowerCase() === meant || [name, archive ?? ''].some((text) => beginsWord(flat(text), meant))
      );
    }
    case 'status': {
      const { name } = query;
      if (name === 'unread') return isUnread(mark);
      return statuses.some((status) => status === name) ? mark.status === name : mark.status.startsWith(name);
    }
    case 'number': {
      const { range } = query;
      const year = paper.date === null ? null : yearOf(paper.date);
      const value = { year, score: paper.score, rating: mark.rating }[query.field];
      if (value === null) return false;
      if (range.kind === 'is') return value === range.value;
      if (range.kind === 'between') return range.from <= value && value <= range.to;
      return {
        '<': value < range.value,
        '<=': value <= range.value,
        '>': value > range.value,
        '>=': value >= range.value,
      }[range.sign];
    }
    case 'date': {
      const since = mark.statusSince === null ? null : context.dayOf(mark.statusSince);
      const day = query.field === 'date' ? paper.date : since;
      const { from, to } = resolveRange(query.range, context.today);
      return day !== null && (from ?? '') <= day && day <= (to ?? '9999-99-99');
    }
    case 'flag':
      return (query.field === 'code' ? paper.code : isCited) === query.value;
    case 'presence':
      assert.equal(query.field, 'tag');
      return mark.tags.length > 0 === query.present;
    default:
      return query satisfies never;
  }
}

/** The hits in the order of their worth: title, its words' beginnings first, people, organisations, tags, key, note, abstract. */
export function slowlyRanked(query: Query, cases: readonly Case[]): readonly Paper[] {
  const found = cases.filter((one) => slowly(query, one));
  const worth = new Map(
    found.map((one) => [one, soughtTexts(query).reduce((sum, { words }) => sum + points(one, words), 0)]),
  );
  const day = ({ paper }: Case): string => paper.date ?? '';
  const sorted = found.sort((a, b) => {
    const more = (worth.get(b) ?? 0) - (worth.get(a) ?? 0);
    return more !== 0 ? more : day(a) === day(b) ? 0 : day(a) < day(b) ? 1 : -1;
  });
  return sorted.map(({ paper }) => paper);
}

function points({ paper, mark, citekey }: Case, words: string): number {
  const has = (texts: readonly (string | null)[]): boolean =>
    texts.some((text) => text !== null && flat(text).includes(words));
  if (has([paper.title])) return ` ${flat(paper.title)}`.includes(` ${words}`) ? 10 : 8;
  if (has(paper.authors)) return 6;
  if (has(paper.orgs)) return 5;
  if (has(mark.tags) || has([citekey])) return 4;
  if (has([mark.note])) return 2;
  return slowlyInAbstract(paper.abstract, words) ? 1 : 0;
}

function beginsWord(text: string, words: string): boolean {
  const before = Array.from({ length: text.length }, (_, at) => text[at - 1] ?? ' ');
  return before.some((unit, at) => !/[\p{L}\p{N}]/u.test(unit) && text.startsWith(words, at));
}

function slowlyInAbstract(abstract: string | null, words: string): boolean {
  if (abstract === null || !/[\p{L}\p{N}]/u.test(words)) return false;
  if (!/^[a-z0-9]{1,2}$/.test(words)) return flat(abstract).includes(words);
  return flat(abstract)
    .split(/[^\p{L}\p{N}]+/u)
    .includes(words);
}

function flat(text: string): string {
  return fold(text).replace(/\s+/g, ' ').replaceAll('ς', 'σ').trim();
}

function sourceName(paper: Paper): string {
  return paper.source.replace(/^.*\//, '');
}

const words = [
  ...'attention is all self-attention Müller ai train σοφός 注意力 c++ 3$\\times$ GPT-4 (n) “AI” e \ufb01eld'.split(
    ' ',
  ),
  'of  the',
  '\n',
];
const someWords = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(' '));
const someDay = fc.constantFrom<Day | null>(null, '2026-03-30', '2025-06-01', '2019-12-31');
export const someCase = fc.record({
  paper: fc.record({
    title: someWords,
    authors: fc.array(fc.constantFrom('Ann Müller', 'Bo Xu', 'Attila Is'), { maxLength: 3 }),
    orgs: fc.array(fc.constantFrom('mit', 'attention-labs'), { maxLength: 2 }),
    category: fc.constantFrom('CL', 'LG', 'hep-th', null),
    date: someDay,
    score: fc.constantFrom(null, 0, 90, 90.5),
    code: fc.boolean(),
    abstract: fc.option(someWords),
  }),
  mark: fc
    .record({
      status: fc.constantFrom(...statuses),
      statusSince: fc.constantFrom(null, -1, 1),
      tags: fc.uniqueArray(fc.constantFrom('ml', 'mlops', 'to read', 'Müller'), { maxLength: 3 }),
      note: fc.oneof(fc.constant(''), someWords),
      citekey: fc.constant(null),
      rating: fc.constantFrom(null, 1 as const, 5 as const),
      seen: fc.constant([]),
    })
    .map(aMark),
  citekey: fc.constantFrom(null, 'muller2024attention'),
  isCited: fc.boolean(),
});

export const terms = [
  ...'attention tent at a ai self-att c++ + $ σοφός 意 field gpt-4 is the title:is title:attention abstract:ai'.split(
    ' ',
  ),
  ...'author:muller author:xu org:att key:muller note:all source:list source:b.papers abstract:train'.split(
    ' ',
  ),
  ...'tag:ml tag:"ml" tag:none tag:any tag:to topic:cl topic:cs topic:machine topic:hep-th status:read'.split(
    ' ',
  ),
  ...'status:unread year:2025 year:>2019 score:>90 score:80..95 rating:5 date:<30d date:2025 code:yes'.split(
    ' ',
  ),
  ...'statusdate:this-month cited:no'.split(' '),
  ...['"attention is"', '"f-attention is a"', 'tag:"to read"', '"of the"'],
];

export type Made = typeof someCase extends fc.Arbitrary<infer T> ? T : never;

export function papersOf(cases: readonly Made[]): readonly Case[] {
  return cases.map((one, at) => {
    const paper = aPaper(
      { ...one.paper, title: `${one.paper.title} n${at}` },
      `file:///${'ab'[at % 2] ?? ''}.papers`,
    );
    return { ...one, paper: at % 3 === 0 ? paper : listed(paper) };
  });
}

/** The same paper with its abstract in the bytes of a listing, among others. */
function listed(paper: Paper): Paper {
  const [before, abstract, after] = ['attention is ', paper.abstract ?? '', ' the (n) ai'].map((text) =>
    Buffer.from(text),
  );
  const bytes = Buffer.concat([before, abstract, after].flatMap((part) => part ?? []));
  const [start, end] = [before?.length ?? 0, bytes.length - (after?.length ?? 0)];
  const { abstract: text, span, ...facts } = paper;
  const places = { abstractStart: text === null ? -1 : start, abstractEnd: end };
  return new ListedPaper({ ...facts, ...span, ...places }, { bytes, decode: (some) => decoder.decode(some) });
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function factsAmong(cases: readonly Case[]): (paper: Paper) => QueryFacts {
  const byId = new Map(cases.map((one) => [one.paper.id, one]));
  return (paper) => {
    const { mark = noMark, citekey = null, isCited = false } = byId.get(paper.id) ?? {};
    return { mark, citekey, isCited, topic: topicOf(paper.category), sourceName: sourceName(paper) };
  };
}

/** A clock that is always past the end, so that each step does the least it can. */
export function impatient(): () => number {
  let time = 0;
  return () => (time += 1000);
}

export function titlesOf(papers: readonly Paper[]): readonly string[] {
  return papers.map(({ title }) => title);
}
