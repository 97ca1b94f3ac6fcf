// Owns what both hosts' runners share: printing each test, counting, and failing when one failed or none ran.
// Must not import mocha at run time: each host gets it from another place.
import type Mocha from 'mocha';

/** Fills the suite: imports the test files, whose `describe` calls then land in the waiting mocha. */
export type LoadSuite = () => void | Promise<void>;

/** A test that hangs is shown by name well before the runner's own limit ends everything. */
export const testTimeout = 60_000;

/** Prints to the console, which both extension hosts hand to the page and the page to the terminal. */
export function report(runner: Mocha.Runner): Promise<void> {
  let passed = 0;
  let failed = 0;
  runner.on('pass', (test) => {
    passed++;
    print(`ok   ${test.fullTitle()} (${test.duration ?? 0} ms)`);
  });
  runner.on('pending', (test) => print(`skip ${test.fullTitle()}`));
  runner.on('fail', (test, error) => {
    failed++;
    print(`FAIL ${test.fullTitle()}\n${describeFailure(error)}`);
  });
  return new Promise((resolve, reject) => {
    runner.once('end', () => {
      print(`${passed} passed, ${failed} failed`);
      // A suite that loads nothing must not pass.
      if (passed + failed === 0) reject(new Error('No test ran.'));
      else if (failed > 0) reject(new Error(`${failed} of ${passed + failed} tests failed.`));
      else resolve();
    });
  });
}

/** Prints lines that the runner passes on. */
export function print(text: string): void {
  for (const line of text.split('\n')) console.log(`[test] ${line}`);
}

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `     ${String(error)}`;
  const comparison =
    'actual' in error && 'expected' in error
      ? `\nactual:   ${asText(error.actual)}\nexpected: ${asText(error.expected)}`
      : '';
  return `${error.stack ?? error.message}${comparison}`.replace(/^/gm, '     ');
}

function asText(value: unknown): string {
  try {
    return value === undefined ? 'undefined' : JSON.stringify(value);
  } catch {
    return String(value);
  }
}
