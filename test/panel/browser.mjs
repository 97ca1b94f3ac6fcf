// Opens the panel's page in the headless browser that the editor harness installs.
import { launchBrowser } from '../../scripts/editor/browser.mjs';
import { ensureBrowser, ensureEditor } from '../../scripts/editor/install.mjs';
import { knownTags } from './cards.mjs';
import { servePanel } from './server.mjs';

export async function openPanels() {
  const server = await servePanel();
  const browser = await launchBrowser(await ensureBrowser(await ensureEditor()));
  return {
    async open({ theme = 'light', layout = 'side', width = 320, height = 900 } = {}) {
      const page = await browser.context.newPage();
      const problems = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
      });
      page.on('dialog', (dialog) => {
        problems.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await page.setViewportSize({ width, height });
      await page.goto(`${server.url}?theme=${theme}&layout=${layout}`);
      await page.waitForFunction(() => window.fakeHost.messages.some(({ kind }) => kind === 'ready'));
      const send = (message) =>
        page.evaluate((data) => window.dispatchEvent(new MessageEvent('message', { data })), message);
      await send({ kind: 'tags', known: knownTags });
      return {
        page,
        problems,
        send,
        // As toCard does.
        show: (card) => send({ kind: 'show', card: { ...card, title: server.legible(card.title) } }),
        messages: () => page.evaluate(() => window.fakeHost.messages),
        violations: () => page.evaluate(() => window.fakeHost.violations),
      };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
