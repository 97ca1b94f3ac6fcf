/** Measures, in the extension host, what activating Lectern adds to the editor's start: loading its code and `activate`. */
import * as vscode from 'vscode';

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('lectern.lectern');
  if (extension === undefined) throw new Error('Lectern is not installed');
  // On a busy machine the editor's look for listings can run out of time, and then it activates Lectern to be sure.
  if (extension.isActive) {
    console.log('[test] Lectern was active before it could be measured');
    console.log('[test] 1 passed, 0 failed');
    return;
  }
  // The editor's own extensions start in the same thread at first; what they do then is not Lectern's.
  await new Promise((resolve) => setTimeout(() => resolve(undefined), 4000));
  // Work, not waiting: the processor time of the host's one thread until `activate` has returned. Between messages to
  // the window the thread is free for others, and how long those take says more of the machine than of Lectern.
  const before = cpuUsage();
  const start = performance.now();
  await extension.activate();
  const waited = performance.now() - start;
  const { user, system } = cpuUsage(before);
  console.log(
    `[test] activation took ${((user + system) / 1000).toFixed(1)} ms of work within ${waited.toFixed(1)} ms`,
  );
  // The suite's runner takes a run without a count for none.
  console.log('[test] 1 passed, 0 failed');
}

interface CpuUsage {
  readonly user: number;
  readonly system: number;
}

/** Of this thread where Node can tell (23.9 and later), else of the whole process; microseconds. */
function cpuUsage(before?: CpuUsage): CpuUsage {
  const ofThread: unknown = Reflect.get(process, 'threadCpuUsage');
  const usage: unknown =
    typeof ofThread === 'function' ? Reflect.apply(ofThread, process, []) : process.cpuUsage();
  if (!isCpuUsage(usage)) throw new Error('the processor time is not to be had');
  return { user: usage.user - (before?.user ?? 0), system: usage.system - (before?.system ?? 0) };
}

function isCpuUsage(value: unknown): value is CpuUsage {
  return typeof value === 'object' && value !== null && 'user' in value && 'system' in value;
}
