// Packs the extension as built: `node scripts/pack.mjs [FILE]`, lectern.vsix where no file is named. Its page in the
// editor shows README.md without what only the repository can show or do: pictures and files beside it, npm's commands.
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from './editor/project.mjs';

const [file = 'lectern.vsix'] = process.argv.slice(2);
const readme = path.join('out', 'README.md');
await mkdir(path.join(projectRoot, 'out'), { recursive: true });
await writeFile(
  path.join(projectRoot, readme),
  extensionPage(await readFile(path.join(projectRoot, 'README.md'), 'utf8')),
);
const { status } = spawnSync(
  process.execPath,
  [
    path.join(projectRoot, 'node_modules', '@vscode', 'vsce', 'vsce'),
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--readme-path',
    readme,
    '--out',
    file,
  ],
  { cwd: projectRoot, stdio: 'inherit' },
);
process.exitCode = status ?? 1;

function extensionPage(text) {
  const [before, after] = text.split(/^## Two commands\n[^]*?(?=^## )/m);
  if (after === undefined) throw new Error('README.md has no section “Two commands” any more.');
  return (before + after)
    .replace(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n+/gm, '')
    .replace(/\[([^\]]+)\]\((?!https:|#)[^)]*\)/g, '$1');
}
