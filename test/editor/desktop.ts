/** The suite's entry for the Node extension host. */
import { runSuite } from './mochaDesktop';
import { loadSuite } from './suite';

export function run(): Promise<void> {
  return runSuite(loadSuite);
}
