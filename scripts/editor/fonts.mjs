// Owns that text has glyphs, and the same ones everywhere: a bare machine has no fonts, and none has all scripts.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const packages = {
  'noto-sans-mono': ['400Regular/NotoSansMono_400Regular', '700Bold/NotoSansMono_700Bold'],
  'noto-sans-sc': ['400Regular/NotoSansSC_400Regular'],
  'noto-sans-kr': ['400Regular/NotoSansKR_400Regular'],
  'noto-color-emoji': ['400Regular/NotoColorEmoji_400Regular'],
};

/** The first family found is taken; for a glyph it lacks, the next. */
const families = {
  // What the browser asks for when a page wants the system's own font.
  sans: ['Open Sans', 'Noto Sans SC', 'Noto Sans KR'],
  'sans-serif': ['Open Sans', 'Noto Sans SC', 'Noto Sans KR'],
  monospace: ['Noto Sans Mono', 'Noto Sans SC', 'Noto Sans KR'],
  emoji: ['Noto Color Emoji'],
};

/**
 * Adds fonts from packages to those that came with the browser, and a configuration that knows them all.
 * @param {string} modules
 * @param {string} fontsFolder
 */
export async function gatherFonts(modules, fontsFolder) {
  await mkdir(path.join(fontsFolder, 'fonts'), { recursive: true });
  for (const [name, files] of Object.entries(packages)) {
    for (const file of files) {
      const from = path.join(modules, '@expo-google-fonts', name, `${file}.ttf`);
      await copyFile(from, path.join(fontsFolder, 'fonts', path.basename(from)));
    }
  }
  const aliases = Object.entries(families).map(([family, prefer]) => {
    const names = prefer.map((name) => `<family>${name}</family>`).join('');
    return `  <alias binding="strong"><family>${family}</family><prefer>${names}</prefer></alias>`;
  });
  const configuration = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    // Relative to this file: the folder is renamed once it is whole.
    '  <dir prefix="relative">fonts</dir>',
    '  <cachedir prefix="xdg">fontconfig</cachedir>',
    ...aliases,
    '  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    '</fontconfig>',
  ];
  await writeFile(path.join(fontsFolder, 'fonts.conf'), `${configuration.join('\n')}\n`);
}

/**
 * What the browser's environment needs to find them.
 * @param {string | undefined} fontsFolder
 */
export function fontEnvironment(fontsFolder) {
  return fontsFolder ? { FONTCONFIG_FILE: path.join(fontsFolder, 'fonts.conf') } : {};
}
