// Owns that text has glyphs: a bare machine has no fonts, so those that came with the browser are added.
import { existsSync } from 'node:fs';

/**
 * @param {string | undefined} fontsFolder
 * @returns {Promise<Record<string, string>>}
 */
export async function fontEnvironment(fontsFolder) {
  if (!fontsFolder || existsSync('/etc/fonts/fonts.conf')) return {};
  return { FONTCONFIG_PATH: fontsFolder };
}
