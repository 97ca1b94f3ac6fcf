// What a person feels with many papers: a real editor, driven as by hand.
// `npm run bench:editor -- [PAPERS] [--runs N] [--json] [--write]`: prints the time from each act to what it shows, leaves
// a picture, and with --write puts a table into docs/benchmarks.md. Times are of this machine; nothing fails on them.
import { spawnSync } from 'node:child_process';
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openApp } from '../test/journey/support/app.mjs';
import { takePicture } from '../test/journey/support/picture.mjs';
import { runCommand } from '../test/journey/support/quickInput.mjs';
import { webviewWith } from '../test/journey/support/webview.mjs';
import { circumstances, machine, writePart } from './benchDocument.mjs';
import { projectRoot } from './editor/project.mjs';
import { openContainer } from './editor/workbench.mjs';

const pane = '.sidebar .pane:has(.pane-header[aria-label^="Papers"])';
const row = `${pane} .monaco-list-rows > .monaco-list-row`;
/** What the view says where there are no papers. */
const welcome = `${pane} .welcome-view-content`;
const paperRow = `${row}[aria-label*="status:"]`;
/** A window with so many papers may be busy for a while; what takes longer than this is broken. */
const limit = 300_000;
const marks = 5;
/** Rows that have rested for so long are kept for the next start (src/host/late/firstRows.ts); the papers sooner. */
const untilKept = 6000;

/**
 * @param {number} papers
 * @param {{ extension?: string }} [options]
 * @returns {Promise<{ papers: number, figures: { what: string, ms: number[] }[], picture: string }>}
 */
export async function feel(papers, { extension = path.join(projectRoot, 'out/lectern.vsix') } = {}) {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'lectern-feel-'));
  const workspace = path.join(scratch, 'many');
  await mkdir(workspace);
  const listing = path.join(workspace, 'many.papers');
  const made = spawnSync(process.execPath, ['scripts/run.mjs', 'benchData', `${papers}`, listing], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (made.status !== 0) throw new Error('no listing was made');
  const empty = await openedEmpty(path.join(scratch, 'none'), extension);
  const app = await openApp({ workspace, extension, settings: { 'workbench.hover.delay': 60_000 } });
  try {
    const { page } = app;
    page.setDefaultTimeout(limit);
    const figures = [
      { what: 'container opened in an empty folder, new window', ms: [empty.opened] },
      { what: 'container opened to first rows, nothing known', ms: [await opened(page)] },
    ];
    figures.push({ what: 'group expanded to its rows', ms: await expanded(page) });
    figures.push({ what: 'key typed to filtered rows', ms: await typed(page) });
    // What the filter left may stand in other groups.
    await expanded(page);
    figures.push({ what: 'click to abstract', ms: await clicked(page) });
    figures.push({ what: 'mark to changed row', ms: await marked(page) });
    const picture = await takePicture(page, `many-${papers}`);
    await page.waitForTimeout(untilKept);
    await app.reload();
    const start = performance.now();
    const filtered = await opened(page);
    await foundAnew(page);
    const anew = performance.now() - start;
    await runCommand(page, 'Lectern: Clear Filter', limit);
    await settled(page);
    await page.waitForTimeout(untilKept);
    await app.reload();
    figures.splice(
      2,
      0,
      { what: 'container opened in an empty folder, after a reload', ms: [empty.reloaded] },
      { what: 'container opened to first rows, after a reload', ms: [await opened(page)] },
      { what: 'container opened to first rows, after a reload, under a filter', ms: [filtered] },
      { what: 'container opened to rows found anew, after a reload, under a filter', ms: [anew] },
    );
    return { papers, figures, picture };
  } catch (error) {
    await takePicture(app.page, 'failed-many');
    throw error;
  } finally {
    await app.close();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * What the window takes by itself: the same acts where there is nothing to be read, until the view says so. The rest of
 * the time to first rows is that of the papers.
 */
async function openedEmpty(workspace, extension) {
  await mkdir(workspace);
  const app = await openApp({ workspace, extension, settings: { 'workbench.hover.delay': 60_000 } });
  try {
    app.page.setDefaultTimeout(limit);
    const first = await opened(app.page, welcome);
    await app.reload();
    return { opened: first, reloaded: await opened(app.page, welcome) };
  } finally {
    await app.close();
  }
}

/** After a reload the container may be open already: then it is from the window's being drawn to the first rows. */
async function opened(page, shown = row) {
  const start = performance.now();
  await openContainer(page, 'Lectern');
  await page.locator(shown).first().waitFor({ timeout: limit });
  return performance.now() - start;
}

/** Until the view no longer says that what its filter found is of the last time. */
async function foundAnew(page) {
  await page
    .locator(`${pane} .message`)
    .getByText(/ of \d+ papers$/)
    .waitFor();
}

/** The first topic and its first date. */
async function expanded(page) {
  const times = [];
  for (const level of [1, 2]) {
    const group = page.locator(`${row}[aria-level="${level}"]`).first();
    const start = performance.now();
    if ((await group.getAttribute('aria-expanded')) === 'false')
      await group.locator('.monaco-tl-twistie').click();
    await page
      .locator(`${row}[aria-level="${level + 1}"]`)
      .first()
      .waitFor();
    times.push(performance.now() - start);
  }
  return times;
}

/** From the last key of a word to rows that have changed. Each word is typed after what it narrows has been shown. */
async function typed(page) {
  await runCommand(page, 'Lectern: Filter Papers', limit);
  const box = page.locator('.quick-input-widget:visible .quick-input-box input');
  await box.waitFor();
  const times = [];
  // Each leaves some of the rows of the corpus, and of made-up papers too.
  for (const word of ['model', ' learn', ' data', ' train']) {
    const before = await shown(page);
    await box.pressSequentially(word.slice(0, -1), { delay: 80 });
    await settled(page);
    const between = await shown(page);
    const start = performance.now();
    await box.press(word.slice(-1));
    await changed(page, between === before ? before : between);
    times.push(performance.now() - start);
    await settled(page);
  }
  await page.keyboard.press('Enter');
  await box.waitFor({ state: 'hidden' });
  return times;
}

/** What the view says and shows now, as one text. */
function shown(page) {
  return page.locator(pane).evaluate((element) => element.textContent ?? '');
}

async function changed(page, before) {
  await page.waitForFunction(
    ([selector, text]) => (document.querySelector(selector)?.textContent ?? '') !== text,
    [pane, before],
    { polling: 'raf', timeout: limit },
  );
}

/** Until the view has said the same for half a second. */
async function settled(page) {
  for (let same = 0, last = ''; same < 5;) {
    await page.waitForTimeout(100);
    const now = await shown(page);
    same = now === last ? same + 1 : 0;
    last = now;
  }
}

async function clicked(page) {
  const times = [];
  for (let index = 0; index < marks; index++) {
    const target = page.locator(paperRow).nth(index);
    const title = (await target.locator('.label-name').textContent())?.trim() ?? '';
    const start = performance.now();
    await target.click();
    const frame = await webviewWith(page, 'article', limit);
    await frame.locator('article:not([hidden])').getByText(title, { exact: true }).first().waitFor();
    times.push(performance.now() - start);
  }
  // The first has the panel made.
  return times.slice(1);
}

async function marked(page) {
  const times = [];
  for (let index = 0; index < marks; index++) {
    const target = page.locator(paperRow).nth(index);
    const start = performance.now();
    await target.locator('.monaco-checkbox, .custom-view-tree-node-item-checkbox').first().click();
    await target.and(page.locator('[aria-label*="status: read"]')).waitFor();
    times.push(performance.now() - start);
  }
  return times;
}

export function median(times) {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/** Several runs as one: each figure with the times of all. */
function together(runs) {
  const [first] = runs;
  const figures = first.figures.map(({ what }, at) => ({
    what,
    ms: runs.flatMap((run) => run.figures[at]?.ms ?? []),
  }));
  return { ...first, figures };
}

/** @param {Awaited<ReturnType<typeof feel>>} result */
function asMarkdown({ papers, figures }) {
  const rows = figures.map(({ what, ms }) => {
    const [least, most] = [Math.min(...ms), Math.max(...ms)].map((time) => time.toFixed(0));
    return `| ${what} | ${median(ms).toFixed(0)} ms | ${ms.length} | ${least}–${most} |`;
  });
  return [
    '## In a real editor\n',
    `Made by \`npm run bench:editor -- --write\` ${circumstances()}. With ${papers} papers, driven as by hand: what a`,
    'person waits for, the editor and its window included. Times are of that machine, and nothing fails on them.\n',
    '| what | median | of | from–to, ms |\n| --- | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

if (path.resolve(process.argv[1] ?? '') === import.meta.filename) {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      write: { type: 'boolean' },
      runs: { type: 'string', default: '1' },
    },
  });
  const runs = [];
  while (runs.length < Math.max(1, Number(options.runs)))
    runs.push(await feel(Number(positionals[0] ?? 100_000)));
  const result = together(runs);
  if (options.json) console.log(JSON.stringify({ machine: machine(), ...result }, null, 1));
  else {
    console.log(`${result.papers} papers in the real editor, ms (${result.picture})`);
    for (const { what, ms } of result.figures)
      console.log(
        `${median(ms).toFixed(0).padStart(8)}  ${what}${ms.length > 1 ? ` (median of ${ms.map((time) => time.toFixed(0)).join(', ')})` : ''}`,
      );
  }
  if (options.write) await writePart('editor', asMarkdown(result));
}
