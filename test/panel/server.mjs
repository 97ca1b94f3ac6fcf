// Serves the panel's own page, built from source, with a fake host in front of it.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { themes } from './themes.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const out = path.join(root, 'out', 'panel');
const nonce = 'PanelTestNonce0123456789';

/** Builds the panel and serves it; `?theme=dark&layout=large` choose how it looks. */
export async function servePanel() {
  await build({
    absWorkingDir: root,
    entryPoints: { panel: 'src/panel/main.ts', math: 'src/panel/math.ts' },
    bundle: true,
    format: 'esm',
    splitting: true,
    chunkNames: '[name]',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    outdir: out,
    logLevel: 'warning',
  });
  await build({
    absWorkingDir: root,
    entryPoints: ['src/host/panelHtml.ts', 'src/core/card.ts'],
    bundle: true,
    format: 'esm',
    outdir: out,
    outbase: 'src',
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  });
  const htmlFile = path.join(out, 'host', 'panelHtml.mjs');
  const cardFile = path.join(out, 'core', 'card.mjs');
  const { toPanelHtml } = await import(pathToFileURL(htmlFile).href);
  const { legible } = await import(pathToFileURL(cardFile).href);

  const strings = JSON.parse(await readFile(path.join(here, 'strings.json'), 'utf8'));
  const page = (query) => {
    const theme = query.get('theme') ?? 'light';
    const html = toPanelHtml({
      nonce,
      cspSource: "'self'",
      uris: { script: '/panel.js', style: '/panel.css' },
      strings,
      lang: 'en-GB',
      layout: query.get('layout') ?? 'side',
    });
    const data = JSON.stringify({ theme, variables: themes[theme] }).replaceAll('"', '&quot;');
    const fake = `<script nonce="${nonce}" src="/fakeHost.js" data-theme="${data}"></script>`;
    return html.replace('<script type="module"', `${fake}\n<script type="module"`);
  };
  const files = {
    '/panel.js': [path.join(out, 'panel.js'), 'text/javascript'],
    '/math.js': [path.join(out, 'math.js'), 'text/javascript'],
    '/panel.css': [path.join(root, 'media', 'panel.css'), 'text/css'],
    '/fakeHost.js': [path.join(here, 'fakeHost.js'), 'text/javascript'],
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const file = files[url.pathname];
    if (url.pathname === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(page(url.searchParams));
    } else if (file === undefined) {
      response.writeHead(404).end();
    } else {
      readFile(file[0]).then(
        (content) => response.setHeader('content-type', file[1]).end(content),
        (error) => response.writeHead(500).end(String(error)),
      );
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return { url: `http://127.0.0.1:${port}/`, legible, close: () => server.close() };
}
