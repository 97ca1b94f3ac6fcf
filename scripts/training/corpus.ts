/** The training corpus: papers with the truth beside them, as their bylines show them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { readByline, type Byline } from '../../src/core/listing/byline';

const recordSchema = z.object({
  source: z.string(),
  title: z.string(),
  authors: z.array(z.string()),
  shownAuthors: z.array(z.string()),
  etAl: z.boolean(),
  orgs: z.array(z.string()),
  category: z.nullable(z.string()),
  date: z.nullable(z.string()),
  score: z.nullable(z.number()),
  code: z.boolean(),
  abstract: z.nullable(z.string()),
  tags: z.array(z.string()),
  hard: z.boolean(),
});

export interface Sample extends z.infer<typeof recordSchema> {
  readonly byline: Byline;
  /** Where the people start in the byline. */
  readonly truth: number;
}

/** One file of the corpus: its papers in the order of the listing. */
export interface CorpusPart {
  readonly name: string;
  readonly samples: readonly Sample[];
}

/** Every `*.jsonl.gz` of a folder, in the order of their names. */
export function readCorpus(folder: string): readonly CorpusPart[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl.gz'))
    .sort()
    .map((name) => ({
      name: name.replace('.jsonl.gz', ''),
      samples: gunzipSync(readFileSync(join(folder, name)))
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => toSample(recordSchema.parse(JSON.parse(line)))),
    }));
}

function toSample(record: z.infer<typeof recordSchema>): Sample {
  const title = record.title.trimEnd();
  const byline = readByline(title + peopleText(record.shownAuthors, record.etAl, record.orgs));
  return { ...record, byline, truth: title.length };
}

/** The people's part of a byline, as a listing prints it. */
export function peopleText(shown: readonly string[], etAl: boolean, orgs: readonly string[]): string {
  return shown.join(', ') + (etAl ? ' et al.' : '') + (orgs.length > 0 ? ` · ${orgs.join(', ')}` : '');
}
