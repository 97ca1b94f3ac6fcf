/** The suite's entry for the web worker's extension host. */
import { runSuite } from './mochaWeb';
import { loadSuite } from './suite';

export function run(): Promise<void> {
  return runSuite(loadSuite);
}
