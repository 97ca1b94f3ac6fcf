/** What of a text stays on one line with a formula: the bracket before it, the comma after it. Pure. */
import type { MathRun, Run } from '../core/mathText';

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** A formula with what must not be parted from it by a line's end. */
  | { readonly kind: 'formula'; readonly lead: string; readonly run: MathRun; readonly trail: string };

/** Takes a text's runs; gives its pieces in order. Their texts together are the runs' texts. */
export function toPieces(runs: readonly Run[]): readonly Piece[] {
  const parts = runs.map((run, index) => toParts(run, runs[index - 1], runs[index + 1]));
  return runs.flatMap((run, index): readonly Piece[] => {
    if (run.kind === 'math') {
      return [
        { kind: 'formula', lead: parts[index - 1]?.lead ?? '', run, trail: parts[index + 1]?.trail ?? '' },
      ];
    }
    const text = parts[index]?.body ?? '';
    return text === '' ? [] : [{ kind: 'text', text }];
  });
}

interface Parts {
  readonly trail: string;
  readonly body: string;
  readonly lead: string;
}

const noParts: Parts = { trail: '', body: '', lead: '' };

function toParts(run: Run, before: Run | undefined, after: Run | undefined): Parts {
  if (run.kind === 'math') return noParts;
  const trail = binds(before) ? (trailPattern.exec(run.text)?.[0] ?? '') : '';
  const rest = run.text.slice(trail.length);
  const lead = binds(after) ? (leadPattern.exec(rest.slice(-longest))?.[0] ?? '') : '';
  return { trail, body: rest.slice(0, rest.length - lead.length), lead };
}

// A long formula may need a line of its own; nothing is tied to it, or a narrow panel could not break at all.
function binds(run: Run | undefined): boolean {
  return run?.kind === 'math' && !run.display && run.tex.length <= 40;
}

const longest = 8;
const trailPattern = /^[)\]}.,;:!?%’”'"\d\p{Pd}]{1,8}/u;
const leadPattern = /[([{‘“'"\d.,+~\u00A0\p{Pd}]{1,8}$/u;
