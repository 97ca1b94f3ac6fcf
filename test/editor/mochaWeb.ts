// Runs a suite inside the web-worker extension host, with mocha's browser build inside the bundle.
// The bundle must be built with `define: { module: 'undefined' }`: mocha's build would take the bundle's exports for its own.
import 'mocha/mocha.js';
import { report, testTimeout, type LoadSuite } from './mochaRun';

/** Resolves when every test passed; the editor takes a rejection as failure. */
export async function runSuite(load: LoadSuite): Promise<void> {
  // The base of mocha's reporters says nothing itself; the others want a document.
  mocha.setup({ ui: 'bdd', timeout: testTimeout, reporter: Mocha.reporters.Base });
  await load();
  await report(mocha.run());
}
