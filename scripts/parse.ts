/** Reads a listing on the command line: `npm run --silent parse -- FILE [--reference-date YYYY-MM-DD]`, `-` for stdin. */
import { readFileSync, statSync, writeSync } from 'node:fs';
import { URL } from 'node:url';
import { isDay, toDay, type Day } from '../src/core/calendar';
import { parseBoundaryModel } from '../src/core/listing/boundaryModel';
import { createModelChoice } from '../src/core/listing/modelChoice';
import { iterateListing, type ListingItem } from '../src/core/listing/readListing';
import type { Entry } from '../src/core/paper';
import type { Problem } from '../src/core/problem';
import { describeProblem, type Translate } from '../src/host/problemText';
import { createLocator } from './locator';

/** From out/scripts, where this file runs. */
const modelFile = new URL('../../media/boundary.bin', import.meta.url);

interface Arguments {
  readonly file: string;
  readonly referenceDate: Day | null;
}

const usage =
  'Usage: npm run --silent parse -- FILE [--reference-date YYYY-MM-DD]   (- reads standard input)';

/** Exit code: 0 where there were papers, 1 where there were none, 2 where the command is wrong. */
function main(args: readonly string[]): number {
  const given = readArguments(args);
  if (given === null) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  let text: string;
  let referenceDate: Day;
  try {
    text = readFileSync(given.file === '-' ? 0 : given.file, 'utf8');
    referenceDate = given.referenceDate ?? fileDay(given.file);
  } catch (error) {
    process.stderr.write(`${given.file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  const model = parseBoundaryModel(readFileSync(modelFile));
  const choice = model ? { chooseBoundary: createModelChoice(model) } : {};
  return print(given.file, text, iterateListing(text, { referenceDate, ...choice })) > 0 ? 0 : 1;
}

function readArguments(args: readonly string[]): Arguments | null {
  const files: string[] = [];
  let referenceDate: Day | null = null;
  for (let index = 0; index < args.length; index++) {
    const [name = '', inline] = (args[index] ?? '').split('=', 2);
    if (name === '--reference-date') {
      const day = inline ?? args[(index += 1)] ?? '';
      if (!isDay(day)) return null;
      referenceDate = day;
    } else if (name.startsWith('--')) return null;
    else files.push(args[index] ?? '');
  }
  const [file] = files;
  return file === undefined || files.length > 1 ? null : { file, referenceDate };
}

/** The day a file was last changed, here; today for standard input. */
function fileDay(file: string): Day {
  const at = file === '-' ? new Date() : statSync(file).mtime;
  return toDay(at.getFullYear(), at.getMonth() + 1, at.getDate()) ?? '1970-01-01';
}

/** Prints papers and problems as they come, and gives the number of papers. */
function print(file: string, text: string, items: Iterable<ListingItem>): number {
  const locate = createLocator(text);
  const out = openOutput(1);
  const complaints = openOutput(2);
  let papers = 0;
  const complain = (problem: Problem): void => {
    const { line, column } = locate(problem.span.start);
    complaints.write(`${file}:${line}:${column} ${problem.code} ${describeProblem(problem, english)}\n`);
  };
  for (const item of items) {
    if (item.kind === 'problem') complain(item.problem);
    else {
      papers += 1;
      out.write(`${JSON.stringify(toRecord(item.entry))}\n`);
      item.problems.forEach(complain);
    }
    if (out.closed) break;
  }
  out.flush();
  complaints.flush();
  return papers;
}

/** The fields of FORMAT.md, null where the listing has none. */
function toRecord(entry: Entry): Record<string, unknown> {
  const { title, authors, etAl, orgs, category, date, score, code, abstract } = entry;
  return { title: title === '' ? null : title, authors, etAl, orgs, category, date, score, code, abstract };
}

const english: Translate = (message, ...args) =>
  message.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)] ?? ''));

interface Output {
  readonly closed: boolean;
  write(text: string): void;
  flush(): void;
}

/** Buffered writing that waits for a slow reader and stops quietly when it has gone. */
function openOutput(descriptor: number): Output {
  let pending: string[] = [];
  let size = 0;
  let closed = false;
  const flush = (): void => {
    let rest = Buffer.from(pending.join(''));
    pending = [];
    size = 0;
    while (rest.length > 0 && !closed) {
      try {
        rest = rest.subarray(writeSync(descriptor, rest));
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : '';
        // A full pipe: its reader is slower than we are.
        if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
        else closed = true;
      }
    }
  };
  return {
    get closed() {
      return closed;
    },
    write(text) {
      pending.push(text);
      size += text.length;
      if (size > 1 << 16) flush();
    },
    flush,
  };
}

process.exitCode = main(process.argv.slice(2));
