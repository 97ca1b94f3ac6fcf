// Owns how the window looks in a picture: its theme, and where the picture goes.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../../scripts/editor/project.mjs';
import { pick, runCommand, typeInBox } from './quickInput.mjs';

export const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  highContrast: 'Dark High Contrast',
  highContrastLight: 'Light High Contrast',
};

const themeClass = { light: 'vs', dark: 'vs-dark', highContrast: 'hc-black', highContrastLight: 'hc-light' };

/**
 * Chooses a theme as a person does, without a reload.
 * @param {import('playwright-core').Page} page
 * @param {keyof typeof themes} theme
 */
export async function setTheme(page, theme) {
  await runCommand(page, 'Preferences: Color Theme');
  await typeInBox(page, themes[theme]);
  await pick(page, themes[theme]);
  await page.locator(`.monaco-workbench.${themeClass[theme]}`).waitFor();
  await page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
}

/**
 * Saves out/screenshots/NAME.png.
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
export async function takePicture(page, name) {
  const file = path.join(projectRoot, 'out', 'screenshots', `${name}.png`);
  await mkdir(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  return file;
}
