// Owns opening an address in the browser of the person at this machine, if there is one.
import { spawn } from 'node:child_process';

/** Does nothing where no browser can be opened: the address has been printed. */
export function openInBrowser(url) {
  const [program, ...args] = opener();
  if (!program) return;
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  // Not every desktop has the program.
  child.on('error', () => undefined);
  child.unref();
}

function opener() {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open'] : [];
}
