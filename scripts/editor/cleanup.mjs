// Owns that whatever was started is ended when this process ends, however it ends.

/** @type {Set<() => void>} */
const endings = new Set();
let listening = false;

/**
 * Registers a synchronous ending; the returned function takes it back.
 * @param {() => void} ending
 */
export function onExit(ending) {
  endings.add(ending);
  if (!listening) {
    listening = true;
    process.on('exit', runAll);
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ]) {
      process.on(signal, () => process.exit(code));
    }
  }
  return () => endings.delete(ending);
}

function runAll() {
  for (const ending of [...endings].reverse()) {
    try {
      ending();
    } catch (error) {
      console.error(error);
    }
  }
  endings.clear();
}
