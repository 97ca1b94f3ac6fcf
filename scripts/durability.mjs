// `npm run test:durability`: builds test/durability and runs it. `--kills 500 --seconds 180` are its bounds.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const out = path.join(root, 'out', 'durability');

await build({
  entryPoints: ['main.ts', 'killed.ts'].map((name) => path.join(root, 'test', 'durability', name)),
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
const args = [path.join(out, 'main.mjs'), path.join(out, 'killed.mjs'), ...process.argv.slice(2)];
const child = spawn(process.execPath, ['--enable-source-maps', ...args], { cwd: root, stdio: 'inherit' });
child.on('close', (code) => (process.exitCode = code ?? 1));
