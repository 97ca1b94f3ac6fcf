// Owns one run of a suite in one page: what the tests print, how they ended, or that they did not end in time.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

const testLine = /\[test\] ?(.*)$/;
/** Said by every server whose native parts were not built, and by every editor without a network. */
const noise =
  /bindings file|watchdog|open-vsx|Failed to load resource|Service ?Worker|Creating a socket|grace-time|same-origin/i;

/**
 * @param {object} options
 * @param {import('playwright-core').BrowserContext} options.context
 * @param {string} options.url
 * @param {number} options.limit milliseconds
 * @param {string} options.screenshot written when the suite fails
 * @returns {Promise<boolean>} whether the suite passed
 */
export async function runInPage({ context, url, limit, screenshot }) {
  const page = await context.newPage();
  const seen = [];
  /** @type {(end: { code: number } | 'late' | 'crashed') => void} */
  let finish = () => undefined;
  const ended = new Promise((resolve) => (finish = resolve));
  await page.exposeFunction('codeAutomationExit', (code) => finish({ code }));
  // The editor's own log, one entry at a time; the same entries are in the console in colours, beside the tests' lines.
  await page.exposeFunction('codeAutomationLog', (level, args) => {
    const text = args.map(String).join(' ');
    if (!noise.test(text) && !testLine.test(text)) seen.push(`${level}: ${text}`);
  });
  page.on('console', (message) => {
    const line = testLine.exec(message.text());
    if (line) console.log(`  ${line[1]}`);
  });
  page.on('pageerror', (error) => seen.push(`page error: ${error.message}`));
  page.on('crash', () => finish('crashed'));

  const timer = setTimeout(() => finish('late'), limit);
  await page.goto(url);
  const end = await ended;
  clearTimeout(timer);

  const passed = end !== 'late' && end !== 'crashed' && end.code === 0;
  if (!passed) {
    if (end === 'late')
      console.error(`The suite did not end within ${limit / 1000} s. The editor's last words:`);
    if (end === 'crashed') console.error("The page crashed. The editor's last words:");
    for (const line of seen.slice(-40)) console.error(`  | ${line.slice(0, 500)}`);
    if (end !== 'crashed') await picture(page, screenshot);
  }
  // Leaving the page first lets the editor say goodbye to its extension host, as closing a window does.
  if (end !== 'crashed') await page.goto('about:blank');
  await page.close();
  return passed;
}

async function picture(page, file) {
  await mkdir(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  console.error(`What it looked like: ${path.relative(process.cwd(), file)}`);
}
