// Owns the settings that make the editor calm: nothing pops up, nothing phones home, pictures look the same each time.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** @type {Readonly<Record<string, unknown>>} */
const calmSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'workbench.layoutControl.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Light Modern',
  'workbench.reduceMotion': 'on',
  'window.commandCenter': false,
  'window.confirmBeforeClose': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.autoDetect': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'security.workspace.trust.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
};

/**
 * Writes the user settings of a server: it keeps them in its data folder, not in the browser.
 * @param {string} dataDir
 * @param {Record<string, unknown>} settings on top of the calm ones
 */
export async function writeSettings(dataDir, settings) {
  const folder = path.join(dataDir, 'data', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, 'settings.json'),
    JSON.stringify({ ...calmSettings, ...settings }, null, 2),
  );
}
