// Runs a suite inside the Node extension host. Mocha stays outside the bundle: it is ESM only and imported when needed.
import { report, testTimeout, type LoadSuite } from './mochaRun';

/** Resolves when every test passed; the editor takes a rejection as failure. */
export async function runSuite(load: LoadSuite): Promise<void> {
  const { default: Mocha } = await import('mocha');
  // The base of mocha's reporters says nothing itself; the others want a terminal.
  const mocha = new Mocha({ ui: 'bdd', timeout: testTimeout, reporter: Mocha.reporters.Base });
  // Defines `describe`, `it` and the hooks as globals, which mocha itself does only for files it loads.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  await report(mocha.run());
}
