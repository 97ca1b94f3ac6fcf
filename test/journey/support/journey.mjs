// Owns what all journeys share: one editor for the steps of one, a picture of each step that fails, the editor's end.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../scripts/editor/project.mjs';
import { openApp } from './app.mjs';
import { editorText } from './editor.mjs';
import { takePicture } from './picture.mjs';
import { openTree } from './treeView.mjs';

/**
 * @typedef {object} Journey what the steps are taken with; filled before the first one
 * @property {import('./app.mjs').App} app
 * @property {import('playwright-core').Page} page
 * @property {Awaited<ReturnType<typeof openTree>>} tree Lectern's view Papers, with rows in it
 * @property {() => Promise<void>} openPapers the same view anew, after a reload or in another folder
 * @property {(what: string, isSo: () => Promise<unknown>) => Promise<void>} until waits for something; says what, in vain
 * @property {(expected: RegExp) => Promise<void>} shows waits for a text in the active editor
 */

/**
 * A journey: opens an editor with the packed extension, takes the steps in turn, and closes it.
 * @param {string} title
 * @param {Partial<Parameters<typeof openApp>[0]> & { needs?: string }} options those of `openApp`, its workspace by the
 *   name it has in the repository; `needs` is a file without which the journey is skipped, and says so
 * @param {(journey: Journey) => void} steps defines them
 */
export function inEditor(title, { workspace, needs, ...options }, steps) {
  describe(title, function () {
    this.timeout(180_000);
    /** @type {Partial<Journey>} */
    const journey = {
      until: (what, isSo) => until(journey.page, what, isSo),
      shows: async (expected) => {
        const isShown = async () => expected.test(await editorText(journey.page));
        // The comparison says what there is instead.
        await until(journey.page, String(expected), isShown).catch(() => undefined);
        assert.match(await editorText(journey.page), expected);
      },
      openPapers: async () => {
        journey.tree = await openTree(journey.page, 'Lectern', 'Papers');
        await journey.tree.waitForRows();
      },
    };

    before(async function () {
      if (needs !== undefined && !existsSync(path.join(projectRoot, needs))) {
        console.log(`      skipped: ${needs} is not there`);
        this.skip();
      }
      journey.app = await openApp({
        // What ships, not what lies in the source folder.
        extension: path.join(projectRoot, process.env.LECTERN_VSIX ?? 'out/lectern.vsix'),
        ...(workspace === undefined ? {} : { workspace: path.join(projectRoot, workspace) }),
        ...options,
      });
      journey.page = journey.app.page;
      await journey.openPapers().catch(async (error) => {
        await takePicture(journey.page, fileName(`failed-${title}`));
        throw error;
      });
    });
    after(() => journey.app?.close());
    afterEach(async function () {
      const { state, title: step } = this.currentTest;
      if (state === 'failed') await takePicture(journey.page, fileName(`failed-${title}-${step}`));
    });
    steps(journey);
  });
}

async function until(page, what, isSo, limit = 10_000) {
  for (const end = Date.now() + limit; Date.now() < end; await page.waitForTimeout(100)) {
    if (await isSo()) return;
  }
  assert.fail(`waited in vain for ${what}`);
}

function fileName(text) {
  return text.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100);
}
