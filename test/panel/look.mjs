// Takes pictures of the panel: `node test/panel/look.mjs FOLDER`.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openPanels } from './browser.mjs';
import { cards } from './cards.mjs';

const folder = process.argv[2] ?? 'out/panel/pictures';
await mkdir(folder, { recursive: true });
const panels = await openPanels();
const views = [
  ['light', 'side', 300, 'plain'],
  ['dark', 'side', 300, 'hostile'],
  ['dark', 'side', 200, 'plain'],
  ['high-contrast', 'side', 320, 'plain'],
  ['light', 'side', 320, 'bare'],
  ['light', 'side', 320, null],
  ['dark', 'large', 1000, 'plain'],
  ['light', 'large', 800, 'math'],
  ['dark', 'side', 320, 'math'],
  ['light', 'side', 320, 'rightToLeft'],
];
for (const [theme, layout, width, card] of views) {
  const panel = await panels.open({ theme, layout, width });
  if (card !== null) await panel.show(cards[card]);
  await panel.page.waitForTimeout(400);
  const name = `${theme}-${layout}-${width}-${card ?? 'empty'}.png`;
  await panel.page.screenshot({ path: path.join(folder, name), fullPage: true });
  console.log(name, ...panel.problems, ...(await panel.violations()));
  await panel.page.close();
}
await panels.close();
