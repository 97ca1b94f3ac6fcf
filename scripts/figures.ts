/** What benchmarks give: figures as data, printed as lines or, with `--json`, for machines. */

export interface Figure {
  readonly what: string;
  /** Papers it was measured with; null where it does not depend on them. */
  readonly size: number | null;
  readonly value: number;
  /** `×`, `ms`, `bytes`, `rows` … */
  readonly unit: string;
  /** What it must not be more than; null where it is only told. */
  readonly limit: number | null;
}

/** Prints the figures of one subject. */
export function report(subject: string, figures: readonly Figure[], args: readonly string[]): void {
  process.stdout.write(
    args.includes('--json')
      ? `${JSON.stringify({ subject, figures }, null, 1)}\n`
      : `${subject}\n${figures.map((figure) => `  ${lineOf(figure)}\n`).join('')}`,
  );
}

function lineOf({ what, size, value, unit, limit }: Figure): string {
  const of = size === null ? '' : `, ${size} papers`;
  const within = limit === null ? '' : ` (limit ${limit}${value > limit ? ', over' : ''})`;
  return `${String(value).padStart(10)} ${unit}  ${what}${of}${within}`;
}

/** The middle one; of an even number, the higher of the two in the middle. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, two) => one - two)[numbers.length >> 1] ?? Number.NaN;
}

/** The number that such a share of them, from 0 to 1, is below; the largest for 1. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, two) => one - two);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Three figures are as many as a run can tell. */
export function round(value: number): number {
  return Number(value.toPrecision(3));
}
