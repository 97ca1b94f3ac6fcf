/** Holds package.json, its texts and the code in step, both ways. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as z from 'zod/mini';
import {
  atCursorMenu,
  commandNames,
  contextKeys,
  correctionCommandNames,
  keepingCommandNames,
  noteCommandNames,
  referenceCommandNames,
  referenceSettingNames,
  settingNames,
  viewCommandNames,
  viewIds,
} from '../../src/host/ids';

const text = z.string();
const menuItem = z.object({ command: z.optional(text), submenu: z.optional(text), when: z.optional(text) });
const manifestSchema = z.object({
  engines: z.object({ vscode: text }),
  main: text,
  browser: text,
  icon: text,
  devDependencies: z.record(text, text),
  contributes: z.object({
    viewsContainers: z.object({ activitybar: z.array(z.object({ id: text, icon: text })) }),
    views: z.record(text, z.array(z.object({ id: text, icon: text, when: z.optional(text) }))),
    viewsWelcome: z.array(z.object({ view: text, when: text })),
    commands: z.array(z.object({ command: text, title: text, enablement: z.optional(text) })),
    menus: z.record(text, z.array(menuItem)),
    submenus: z.array(z.object({ id: text })),
    keybindings: z.array(z.object({ command: text, key: text, when: text, args: z.optional(z.unknown()) })),
    configuration: z.object({ properties: z.record(text, z.object({ default: z.unknown() })) }),
  }),
});
/** What a key of the tree does: it selects the row that has the focus, then runs a command on what is selected. */
const chainSchema = z.object({
  commands: z.tuple([z.literal('list.select'), z.object({ command: text, args: z.literal('selection') })]),
});
const source = fs.readFileSync('package.json', 'utf8');
const { contributes, ...manifest } = manifestSchema.parse(JSON.parse(source));
const words = z.record(text, text).parse(JSON.parse(fs.readFileSync('package.nls.json', 'utf8')));

function sorted(names: Iterable<string>): readonly string[] {
  const list = [...new Set(names)].sort();
  assert.notEqual(list.length, 0, 'an empty set would agree with anything');
  return list;
}

describe('package.json', () => {
  it('contributes exactly the commands that the code registers', () => {
    assert.deepEqual(
      sorted(contributes.commands.map(({ command }) => command)),
      sorted([
        ...commandNames,
        ...correctionCommandNames,
        ...keepingCommandNames,
        ...noteCommandNames,
        ...referenceCommandNames,
        ...viewCommandNames,
      ]),
    );
  });

  it('uses in menus, keys and welcome texts only commands that exist', () => {
    const used = [
      ...Object.values(contributes.menus).flatMap((items) => items.flatMap(({ command }) => command ?? [])),
      ...contributes.keybindings.flatMap(({ command, args }) =>
        command === 'runCommands' ? chainSchema.parse(args).commands[1].command : command,
      ),
      ...Object.values(words).flatMap((word) =>
        [...word.matchAll(/command:(lectern\.\w+)/g)].map(([, id]) => id ?? ''),
      ),
    ];
    assert.deepEqual(
      sorted(used).filter((name) => !contributes.commands.some(({ command }) => command === name)),
      [],
    );
  });

  it('names each text of package.nls.json and no other', () => {
    assert.deepEqual(
      sorted([...source.matchAll(/%([\w.]+)%/g)].map(([, key]) => key ?? '')),
      sorted(Object.keys(words)),
    );
  });

  it('has the settings that the code reads', () => {
    const names = Object.keys(contributes.configuration.properties);
    assert.deepEqual(
      sorted(names),
      sorted([...settingNames, ...referenceSettingNames].map((name) => `lectern.${name}`)),
    );
  });

  it('asks in `when` clauses only for context keys that the code sets', () => {
    const clauses = [
      ...Object.values(contributes.menus).flatMap((items) => items.flatMap(({ when }) => when ?? [])),
      ...contributes.keybindings.map(({ when }) => when),
      ...contributes.viewsWelcome.map(({ when }) => when),
      ...Object.values(contributes.views).flatMap((views) => views.flatMap(({ when }) => when ?? [])),
      ...contributes.commands.flatMap(({ enablement }) => enablement ?? []),
    ];
    const asked = clauses.flatMap((clause) => [...clause.matchAll(/\blectern\.\w+/g)].map(([key]) => key));
    assert.deepEqual(sorted(asked), sorted(Object.values(contextKeys)));
  });

  it('gives every key binding a `when` clause', () => {
    assert.deepEqual(
      contributes.keybindings.filter(({ when }) => when === ''),
      [],
    );
  });

  it('lets each key of the tree that is for papers mean the row with the focus, unless several are selected', () => {
    const ofTree = contributes.keybindings.filter(({ when }) =>
      when.includes('focusedView == lecternPapers'),
    );
    const plain = ofTree.filter(({ args }) => args === 'selection');
    const chained = ofTree.filter(({ command }) => command === 'runCommands');
    assert.deepEqual(
      ofTree.filter((key) => !plain.includes(key) && !chained.includes(key)).map(({ command }) => command),
      ['lectern.undo', 'lectern.redo'],
    );
    assert.deepEqual(
      chained.map(({ key, when, args }) => [chainSchema.parse(args).commands[1].command, key, when]),
      plain.map(({ command, key, when }) => [command, key, `${when} && !listMultiSelection`]),
    );
  });

  it('contributes the views of the code, under names the editor can derive commands from', () => {
    const views = Object.values(contributes.views).flat();
    assert.deepEqual(sorted(views.map(({ id }) => id)), sorted(Object.values(viewIds)));
    assert.deepEqual(
      views.filter(({ id }) => id.startsWith('lectern.')),
      [],
    );
  });

  it('shows submenus that exist', () => {
    const shown = Object.values(contributes.menus).flatMap((items) =>
      items.flatMap(({ submenu }) => submenu ?? []),
    );
    assert.deepEqual(sorted(shown), sorted(contributes.submenus.map(({ id }) => id)));
  });

  it('offers at the cursor what the tree offers for a paper, except what is for rows', () => {
    const named = (menu: string) =>
      (contributes.menus[menu] ?? []).map(({ command, submenu }) => command ?? submenu ?? '');
    const ofRows = [
      'lectern.insertCitation',
      'lectern.setStatus',
      'lectern.draftRelatedWork',
      'lectern.notSamePaper',
    ];
    const ofPapers = (contributes.menus['view/item/context'] ?? [])
      .filter(({ when = '' }) => when.includes('view == lecternPapers'))
      .map(({ command, submenu }) => command ?? submenu ?? '')
      .filter((name) => !ofRows.includes(name));
    const own = ['lectern.revealPaper', 'lectern.openWebPage', 'lectern.undoMarks'];
    assert.deepEqual(sorted(named(atCursorMenu)), sorted([...ofPapers, ...own]));
    assert.deepEqual(
      Object.values(contributes.menus)
        .flatMap((items) => items.filter(({ submenu }) => submenu === atCursorMenu))
        .map(({ when }) => when),
      [contextKeys.onCitation],
    );
  });

  it('points to icons that are there', () => {
    const icons = [
      manifest.icon,
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...Object.values(contributes.views).flatMap((views) => views.map(({ icon }) => icon)),
    ];
    assert.deepEqual(
      icons.filter((icon) => !fs.existsSync(icon)),
      [],
    );
  });

  it('has type declarations of the editor that are not newer than the editor it asks for', () => {
    const types = manifest.devDependencies['@types/vscode'] ?? '';
    assert.equal(`^${types}`, manifest.engines.vscode);
  });
});
