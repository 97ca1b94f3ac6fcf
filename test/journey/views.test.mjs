// Views put in another order with the mouse, in the settings each of them stands in.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inEditor } from './support/journey.mjs';
import { takePicture } from './support/picture.mjs';
import { openTree } from './support/treeView.mjs';

const view = (name) => ({ name, query: `title:${name}` });
const folderSettings = '.vscode/settings.json';

inEditor(
  'ordering views',
  {
    workspace: 'test/editor/workspace',
    files: { [folderSettings]: JSON.stringify({ 'lectern.views': ['One', 'Two', 'Three'].map(view) }) },
    settings: {
      'workbench.hover.delay': 60_000,
      'lectern.views': [view('Mine'), { name: 'no query' }, view('Other')],
    },
  },
  (journey) => {
    const { until } = journey;
    let page;
    let views;

    before(async () => {
      ({ page } = journey);
      views = await openTree(page, 'Lectern', 'Views');
      await views.waitForRows();
    });

    const own = async () => (await views.readRows()).map(({ label }) => label).slice(6);
    const ofFolder = async () => {
      const text = await readFile(path.join(journey.app.folder, folderSettings), 'utf8');
      return JSON.parse(text)['lectern.views'].map(({ name }) => name);
    };

    /** By hand: down on the one, a little way, up on the other. */
    const drag = async (from, to) => {
      const start = await (await views.reveal(from)).boundingBox();
      await page.mouse.move(start.x + 60, start.y + start.height / 2);
      await page.mouse.down();
      await page.mouse.move(start.x + 70, start.y + start.height / 2 + 4, { steps: 4 });
      const end = await views.row(to).boundingBox();
      await page.mouse.move(end.x + 60, end.y + end.height / 2, { steps: 8 });
      await page.mouse.move(end.x + 64, end.y + end.height / 2, { steps: 4 });
      await page.waitForTimeout(300);
      await page.mouse.up();
    };

    const becomes = async (expected) => {
      const now = async () => JSON.stringify(await own());
      await until(expected.join(), async () => (await now()) === JSON.stringify(expected)).catch(
        () => undefined,
      );
      assert.deepEqual(await own(), expected);
    };

    it('begins with the folder’s and goes on with one’s own', () =>
      becomes(['One', 'Two', 'Three', 'Mine', 'Other']));

    it('puts a view where another stands, up and down, and writes the folder’s settings', async () => {
      await drag('Three', 'One');
      await becomes(['Three', 'One', 'Two', 'Mine', 'Other']);
      assert.deepEqual(await ofFolder(), ['Three', 'One', 'Two']);
      await drag('Three', 'Two');
      await becomes(['One', 'Two', 'Three', 'Mine', 'Other']);
      assert.deepEqual(await ofFolder(), ['One', 'Two', 'Three']);
      await takePicture(page, 'views-ordered');
    });

    it('leaves a view in its settings, and those that are always there where they are', async () => {
      await drag('Two', 'Other');
      await becomes(['One', 'Three', 'Two', 'Mine', 'Other']);
      await drag('Other', 'One');
      await becomes(['One', 'Three', 'Two', 'Other', 'Mine']);
      await drag('Queue', 'Reading');
      await becomes(['One', 'Three', 'Two', 'Other', 'Mine']);
      assert.equal((await views.readRows())[1]?.label, 'Queue');
      assert.deepEqual(await ofFolder(), ['One', 'Three', 'Two']);
    });
  },
);
