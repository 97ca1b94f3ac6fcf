// What a window shows from its start on while a filter stands: what was found the last time and said to be so, then what is found now.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../scripts/editor/project.mjs';
import { workbenchReady } from '../../scripts/editor/workbench.mjs';
import { inEditor } from './support/journey.mjs';
import { takePicture } from './support/picture.mjs';
import { acceptBox, runCommand, typeInBox } from './support/quickInput.mjs';

/** More than are there as soon as their first rows. */
const papers = 20_000;
/** Rows that have rested for so long are kept (src/host/late/firstRows.ts). */
const untilKept = 6000;
const wanted = 'title:zebra status:unread';
const zebras = ['Zebra Crossings as Attention', 'Why a Zebra Has No Horn'];
const listing = 'zebras.papers';
const textOf = (titles) =>
  titles.map((title) => `CLMay 1, 2021\n${title}Grace Hopper\nIt has stripes.\n`).join('\n');
const searching = /still searching$/;
const lastTime = /of \d+ papers the last time, still searching$/;

inEditor(
  'a start under a filter',
  { files: { [listing]: textOf(zebras) }, settings: { 'workbench.hover.delay': 60_000 } },
  (journey) => {
    let page;

    before(async () => {
      ({ page } = journey);
      await page.addInitScript(recordPane);
      const run = path.join(projectRoot, 'scripts', 'run.mjs');
      const made = path.join(journey.app.folder, 'many.papers');
      const { status } = spawnSync(process.execPath, [run, 'benchData', `${papers}`, made], {
        cwd: path.dirname(journey.app.folder),
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      assert.equal(status, 0);
      await journey.until('all papers', async () => (await counted()) >= papers);
      // A file that was just written is not kept: what it holds can have been written while it was read.
      await page.waitForTimeout(2500);
      await runCommand(page, 'Lectern: Read Listings Again');
      await runCommand(page, 'Lectern: Filter Papers');
      await typeInBox(page, wanted);
      await foundNow(zebras);
      await acceptBox(page);
    });

    /** How many papers the groups of the tree count. */
    const counted = async () => {
      const rows = (await journey.tree.readRows()).filter(({ level }) => level === 1);
      return rows.reduce((sum, { description }) => sum + Number(/^\d+/.exec(description)?.[0]), 0);
    };
    const message = () => journey.tree.pane.locator('.message').innerText();
    const titles = async () =>
      (await journey.tree.visibleRows()).filter(({ level }) => level === 3).map(({ label }) => label);
    const foundNow = (expected) =>
      journey.until(`${expected.length} found`, async () => {
        if (!new RegExp(`: ${expected.length} of \\d+ papers$`).test(await message())) return false;
        return JSON.stringify((await titles()).sort()) === JSON.stringify([...expected].sort());
      });
    /** Closes the window and opens it again, waits until it has found what it should, and gives all it showed until then. */
    const shownUntil = async (expected, change = async () => undefined) => {
      const address = page.url();
      await page.goto('about:blank');
      await change();
      await page.goto(address);
      await workbenchReady(page);
      await journey.openPapers();
      await foundNow(expected);
      return page.evaluate(() => window.shownByPapers);
    };
    const kept = async () => {
      const { dataDir } = journey.app.server;
      const names = await readdir(dataDir, { recursive: true });
      return path.join(dataDir, names.find((name) => name.endsWith('first-rows.json')) ?? 'none');
    };
    const rest = () => page.waitForTimeout(untilKept);

    it('shows at once what was found the last time, and says that it still searches', async () => {
      await rest();
      const shown = await shownUntil(zebras);
      const first = shown.findIndex(({ rows }) => rows.some((row) => row.includes('Zebra')));
      // The editor draws rows and message each in its own time.
      assert.match(shown[first].message, searching);
      const later = shown.slice(first);
      assert.ok(later.some(({ message: said }) => lastTime.test(said)));
      // Once they were there they stayed, and no other number was told.
      for (const { message: said, rows } of later) {
        assert.match(said, new RegExp(`: 2 of ${papers + 2} papers|: still searching$`));
        assert.equal(rows.filter((row) => row.includes('Zebra')).length, zebras.length);
      }
      assert.doesNotMatch(shown.at(-1).message, searching);
      await takePicture(page, 'start-filtered');
    });

    it('takes away what a mark has changed since, as soon as it has searched', async () => {
      await rest();
      const before = await readFile(await kept());
      const first = journey.tree.row(zebras[0]);
      await first.locator('.monaco-checkbox, .custom-view-tree-node-item-checkbox').first().click();
      await foundNow(zebras.slice(1));
      // As if the window had gone before these rows were kept.
      await rest();
      const shown = await shownUntil(zebras.slice(1), async () => writeFile(await kept(), before));
      const old = shown.filter(({ rows }) => rows.some((row) => row.includes(zebras[0])));
      assert.ok(old.length > 0, 'what was kept was not shown');
      assert.match(old[0].message, searching);
    });

    it('shows nothing of a listing that has changed since', async () => {
      await rest();
      const others = ['A Zebra of Another Herd', zebras[1]];
      const shown = await shownUntil(others, () =>
        writeFile(path.join(journey.app.folder, listing), textOf(others)),
      );
      assert.deepEqual(
        shown.filter(({ message: said }) => lastTime.test(said)),
        [],
      );
      const first = shown.find(({ message: said }) => said.startsWith('Filter'));
      assert.match(first.message, /: still searching$/);
    });

    it('finds all without what was kept, or with what is damaged', async () => {
      await rest();
      const file = await kept();
      const text = await readFile(file, 'utf8');
      for (const damaged of [text.slice(0, -9), text.replace('Zebra', 'Okapi'), 'null', '']) {
        const shown = await shownUntil(['A Zebra of Another Herd', zebras[1]], () =>
          writeFile(file, damaged),
        );
        assert.deepEqual(
          shown.filter(
            ({ message: said, rows }) => lastTime.test(said) || rows.some((row) => /Okapi/.test(row)),
          ),
          [],
        );
      }
    });
  },
);

/** In the page: keeps what the view of papers says and shows, each time it is otherwise. */
function recordPane() {
  window.shownByPapers = [];
  const look = () => {
    const pane = document.querySelector('.sidebar .pane:has(.pane-header[aria-label^="Papers"])');
    if (pane !== null) {
      const rows = [...pane.querySelectorAll('.monaco-list-rows > .monaco-list-row')];
      const now = {
        message: pane.querySelector('.message')?.innerText ?? '',
        rows: rows.map((row) => row.getAttribute('aria-label') ?? ''),
      };
      if (JSON.stringify(now) !== JSON.stringify(window.shownByPapers.at(-1))) window.shownByPapers.push(now);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
