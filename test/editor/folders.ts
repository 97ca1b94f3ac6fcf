/** Folders that come, go, and are renamed with listings, notes and bibliographies in them, as by git, mv and unzip. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, writeText } from './lectern';
import { hasPaper, placesOf, unknownKeys } from './known';

const { fs } = vscode.workspace;
/** Whoever cites it, here or in other files of the suite, is counted. */
const cited = 'kingma2014adam';
const open = 'folders/open.md';

/** Beside the folder that is open: what is moved from there comes with all that is in it. */
function outside(name: string): vscode.Uri {
  return vscode.Uri.joinPath(fileUri('.'), '..', `outside-${name}`);
}

async function write(folder: vscode.Uri, path: string, text: string): Promise<void> {
  await fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
}

/** A listing, a bibliography and a note, none of them at the top: of a folder within, watchers know the least. */
async function fill(folder: vscode.Uri, entry = 'boxed1999', title = 'Box of Papers'): Promise<void> {
  await write(
    folder,
    'deep/er/found.papers',
    `CLJan 5, 2024\n${title}Ada Lovelace, Alan Turing\nIt lay there.\n`,
  );
  await write(folder, 'deep/refs.bib', `@book{${entry},\n  title = {Boxed}\n}\n`);
  await write(folder, 'deep/er/note.md', `See [@${cited}] and [@${entry}].\n`);
}

async function touchedBy(document: vscode.TextDocument, name: string): Promise<readonly string[]> {
  const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    document.positionAt(document.getText().indexOf(name) + 1),
    'another1',
  );
  const from = fileUri('.').path;
  return edit
    .entries()
    .map(([{ path }]) => path.slice(from.length).replace(/^\//, ''))
    .sort();
}

export function describeFolders(): void {
  describe('a folder with listings, notes and bibliographies', () => {
    let document: vscode.TextDocument;
    let others = 0;

    /** Its paper, its entry and its note are known, all without asking for anything anew. */
    const isThere = async (title = 'Box of Papers', entry = 'boxed1999') => {
      await eventually(`${title} in the tree`, () => hasPaper(title));
      await eventually('its entry', () => !unknownKeys(document).includes(entry));
      await eventually('its note', async () => (await placesOf(document, cited)) === others + 1);
    };
    const isGone = async (title = 'Box of Papers', entry = 'boxed1999') => {
      await eventually(`${title} gone from the tree`, async () => !(await hasPaper(title)));
      await eventually('its entry gone', () => unknownKeys(document).includes(entry));
      await eventually('its note gone', async () => (await placesOf(document, cited)) === others);
    };

    before(async () => {
      await writeText(open, `See [@${cited}], [@boxed1999] and [@other1999].\n`);
      document = await vscode.workspace.openTextDocument(fileUri(open));
      await vscode.window.showTextDocument(document);
      await eventually('two entries that nobody has', () => unknownKeys(document).length === 2);
      others = await placesOf(document, cited);
    });
    after(async () => {
      await fs.delete(fileUri('folders'), { recursive: true });
      for (const name of ['in', 'old', 'new']) {
        await Promise.resolve(fs.delete(outside(name), { recursive: true })).catch(() => undefined);
      }
    });

    it('is there when it was moved in, and gone when it was moved out', async () => {
      await fill(outside('in'));
      await fs.rename(outside('in'), fileUri('folders/in'));
      await isThere();
      await fs.rename(fileUri('folders/in'), outside('in'));
      await isGone();
    });

    it('is there under its new name, and no longer under the old one', async () => {
      await fs.rename(outside('in'), fileUri('folders/in'));
      await isThere();
      await fs.rename(fileUri('folders/in'), fileUri('folders/renamed'));
      const source = async () => {
        const found = await vscode.commands.executeCommand<readonly vscode.SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          'Box of Papers',
        );
        return found.map(({ location }) => location.uri.path.split('/folders/')[1]);
      };
      await eventually(
        'the paper from the new place',
        async () => (await source()).join() === 'renamed/deep/er/found.papers',
      );
      await isThere();
    });

    it('is another one at once when its content is replaced', async () => {
      await fill(outside('new'), 'other1999', 'Other Box');
      await fs.rename(fileUri('folders/renamed'), outside('old'));
      await fs.rename(outside('new'), fileUri('folders/renamed'));
      await isThere('Other Box', 'other1999');
      await eventually('the former gone', async () => !(await hasPaper('Box of Papers')));
      await eventually('the former entry gone', () => unknownKeys(document).includes('boxed1999'));
      await fs.delete(fileUri('folders/renamed'), { recursive: true });
      await fill(fileUri('folders/renamed'));
      await isThere();
      await eventually('the other gone', async () => !(await hasPaper('Other Box')));
    });

    it('is gone when it is deleted', async () => {
      await isThere();
      await fs.delete(fileUri('folders/renamed'), { recursive: true });
      await isGone();
    });

    it('is there when it is made in one go, and when it fills slowly', async () => {
      for (let time = 1; time <= 5; time++) {
        const folder = fileUri(`folders/made-${time}`);
        await fill(folder);
        await isThere();
        await fs.delete(folder, { recursive: true });
        await isGone();
      }
      const slow = fileUri('folders/slow');
      await fs.createDirectory(vscode.Uri.joinPath(slow, 'deep/er'));
      // Past the first look, as when something large is unpacked.
      await new Promise((resolve) => setTimeout(() => resolve(undefined), 700));
      await fill(slow);
      await isThere();
      await fs.delete(slow, { recursive: true });
      await isGone();
    });

    it('takes part in a rename and in what refers to a key at once, whatever was heard of it', async () => {
      const all = (folder: string) => [`${folder}/deep/er/note.md`, `${folder}/deep/refs.bib`, open];
      for (let time = 1; time <= 5; time++) {
        await fill(fileUri(`folders/new-${time}`));
        assertEqual(await touchedBy(document, 'boxed1999'), all(`folders/new-${time}`));
        await fs.rename(fileUri(`folders/new-${time}`), fileUri(`folders/now-${time}`));
        assertEqual(await touchedBy(document, 'boxed1999'), all(`folders/now-${time}`));
        await fs.delete(fileUri(`folders/now-${time}`), { recursive: true });
        assertEqual(await touchedBy(document, 'boxed1999'), [open]);
      }
      await fill(fileUri('folders/deaf'), 'other1999');
      await isThere('Box of Papers', 'other1999');
      await write(fileUri('folders/deaf'), 'deep/er/note.md', `Now see [@boxed1999] instead.\n`);
      assertEqual(await touchedBy(document, 'boxed1999'), ['folders/deaf/deep/er/note.md', open]);
      const found = await vscode.commands.executeCommand<readonly vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        document.positionAt(document.getText().indexOf('boxed1999') + 1),
      );
      const note = fileUri('folders/deaf/deep/er/note.md').toString();
      assertEqual(found.filter(({ uri }) => uri.toString() === note).length, 1);
      await fs.delete(fileUri('folders/deaf'), { recursive: true });
      await isGone('Box of Papers', 'other1999');
    });

    it('is followed in the folders within it, of which the editor’s watcher does not tell', async () => {
      await fill(outside('in'));
      await fs.rename(outside('in'), fileUri('folders/in'));
      await isThere();
      await fill(fileUri('folders/in'), 'other1999', 'Other Box');
      await isThere('Other Box', 'other1999');
      await eventually('the former entry gone', () => unknownKeys(document).includes('boxed1999'));
      await write(fileUri('folders/in'), 'deep/er/note.md', 'Nobody.\n');
      await eventually('the citation gone', async () => (await placesOf(document, cited)) === others);
      await fs.delete(fileUri('folders/in'), { recursive: true });
      await isGone('Other Box', 'other1999');
    });

    it('is followed when it comes with hundreds of other changes', async () => {
      await fs.createDirectory(fileUri('folders/many'));
      await fill(outside('in'));
      const others = Array.from({ length: 300 }, (_, at) => writeText(`folders/many/${at}.dat`, String(at)));
      await Promise.all([...others, fs.rename(outside('in'), fileUri('folders/in'))]);
      await isThere();
      await fill(fileUri('folders/in'), 'other1999', 'Other Box');
      await isThere('Other Box', 'other1999');
      await eventually('the former entry gone', () => unknownKeys(document).includes('boxed1999'));
      await fs.delete(fileUri('folders/many'), { recursive: true });
      await fs.delete(fileUri('folders/in'), { recursive: true });
      await isGone('Other Box', 'other1999');
    });

    it('keeps the listings in it that were added by hand, when the editor renames it', async () => {
      await writeText(
        'folders/hand/added.txt',
        'CLJan 5, 2024\nA Paper by HandAda Lovelace, Alan Turing\nIt was added.\n',
      );
      await vscode.commands.executeCommand('lectern.addListing', fileUri('folders/hand/added.txt'));
      assertEqual(await hasPaper('A Paper by Hand'), true);
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(fileUri('folders/hand'), fileUri('folders/arm'));
      await vscode.workspace.applyEdit(edit);
      await writeText(
        'folders/arm/added.txt',
        'CLJan 5, 2024\nA Paper by ArmAda Lovelace, Alan Turing\nIt was added.\n',
      );
      await eventually('the moved listing, read again', () => hasPaper('A Paper by Arm'));
      // The new place is read before the old one is let go of.
      await eventually('the former gone', async () => !(await hasPaper('A Paper by Hand')));
      await fs.delete(fileUri('folders/arm'), { recursive: true });
      await eventually('it gone', async () => !(await hasPaper('A Paper by Arm')));
    });
  });
}
