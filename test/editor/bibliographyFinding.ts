/** Which bibliography a document has: the same for what is checked, what is explained and what is written. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, paperCalled, rowOf, writeText } from './lectern';

const folder = 'finding';

async function stored(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(`${folder}/${name}`)));
}

async function show(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileUri(`${folder}/${name}`));
  return vscode.window.showTextDocument(document, { preview: false });
}

function problems(document: vscode.TextDocument): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'Lectern')
    .map(({ code, message, range }) => {
      // The sentence may change; the file it names may not.
      const file = /finding\/\S+\.bib/.exec(message)?.[0] ?? '';
      return `${typeof code === 'string' ? code : ''} ${document.getText(range)} ${file}`;
    });
}

async function hasProblems(document: vscode.TextDocument, ...expected: readonly string[]): Promise<void> {
  const wanted = JSON.stringify(expected);
  await eventually(wanted, () => JSON.stringify(problems(document)) === wanted).catch(() =>
    assertEqual(problems(document), expected, 'problems'),
  );
}

async function hoverText({ uri }: vscode.TextDocument, at: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    at,
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((each) => (each instanceof vscode.MarkdownString ? each.value : '')).join('');
}

/** Cites a paper at a place. */
async function cite(editor: vscode.TextEditor, at: vscode.Position, start: string): Promise<void> {
  editor.selection = new vscode.Selection(at, at);
  await vscode.commands.executeCommand('lectern.insertCitation', rowOf(await paperCalled(start)));
}

const missing = (key: string, file: string) => `missing-entry ${key} ${folder}/${file}`;

export function describeBibliographyFinding(): void {
  describe('the bibliography that is meant', () => {
    const set = (value: string | undefined) =>
      vscode.workspace
        .getConfiguration('lectern')
        .update('citation.bibliography', value, vscode.ConfigurationTarget.Workspace);

    before(async () => {
      await set('keep');
      // The editor's watcher is deaf to what changes in folders that are made within one of which it has not told yet.
      const watcher = vscode.workspace.createFileSystemWatcher('**');
      const told = new Set<string>();
      watcher.onDidCreate((uri) => told.add(uri.toString()));
      for (const path of ['', '/tex', '/typ', '/up', '/site']) {
        const uri = fileUri(`${folder}${path}`);
        await vscode.workspace.fs.createDirectory(uri);
        await eventually(`${uri.path} to be told of`, () => told.has(uri.toString()));
      }
      watcher.dispose();
    });
    after(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await set(undefined);
    });

    const parts = [
      {
        name: 'LaTeX',
        main: ['tex/main.tex', '\\input{chapters/list}\n\\bibliography{works}\n'],
        between: ['tex/chapters/list.tex', '\\input{part}\n'],
        part: ['tex/chapters/part.tex', 'See \\cite{devlin2018bert} and \\cite{zebra}.\n'],
        bibliography: 'tex/works.bib',
        other: '\\input{chapters/list}\n\\bibliography{others}\n',
      },
      {
        name: 'Typst',
        main: ['typ/main.typ', '#include "chapters/list.typ"\n#bibliography("works.bib")\n'],
        between: ['typ/chapters/list.typ', '#include "part.typ"\n'],
        part: ['typ/chapters/part.typ', 'See @devlin2018bert and @zebra.\n'],
        bibliography: 'typ/works.bib',
        other: '#include "chapters/list.typ"\n#bibliography("others.bib")\n',
      },
    ] as const;
    for (const { name, main, between, part, bibliography, other } of parts) {
      it(`is, in a part of a ${name} document, the whole’s`, async () => {
        await writeText(`${folder}/${bibliography}`, '@book{zebra, title = {Of Stripes}}\n');
        await writeText(`${folder}/${main[0]}`, main[1]);
        await writeText(`${folder}/${between[0]}`, between[1]);
        await writeText(`${folder}/${part[0]}`, part[1]);
        const editor = await show(part[0]);
        await hasProblems(editor.document, missing('devlin2018bert', bibliography));
        const at = editor.document.positionAt(part[1].indexOf('zebra') + 1);
        assertEqual((await hoverText(editor.document, at)).includes('Stripes'), true);
        await cite(editor, new vscode.Position(1, 0), 'Attention');
        await eventually('the entry', async () =>
          (await stored(bibliography)).includes('@misc{vaswani2017attention,'),
        );
        await hasProblems(editor.document, missing('devlin2018bert', bibliography));
        // The whole names another one: its parts follow.
        await writeText(
          `${folder}/${bibliography.replace('works', 'others')}`,
          '@misc{devlin2018bert}\n@misc{zebra}\n',
        );
        await writeText(`${folder}/${main[0]}`, other);
        await hasProblems(
          editor.document,
          missing('vaswani2017attention', bibliography.replace('works', 'others')),
        );
        await editor.document.save();
      });
    }

    it('lies beside the document, or else in a folder above it', async () => {
      await writeText(`${folder}/up/works.bib`, '@misc{zebra}\n');
      await writeText(
        `${folder}/up/sub/deep/note.md`,
        '---\nbibliography: works.bib\n---\n\n@zebra and @kingma2014adam\n',
      );
      const editor = await show('up/sub/deep/note.md');
      await hasProblems(editor.document, missing('kingma2014adam', 'up/works.bib'));
      await cite(editor, new vscode.Position(3, 0), 'Attention');
      await eventually('the entry', async () =>
        (await stored('up/works.bib')).includes('@misc{vaswani2017attention,'),
      );
      await editor.document.save();
    });

    it('is the project’s, from the project’s folder', async () => {
      await writeText(
        `${folder}/site/_quarto.yml`,
        'project:\n  type: website\nbibliography: refs/all.bib\n',
      );
      await writeText(`${folder}/site/refs/all.bib`, '@misc{zebra}\n');
      await writeText(`${folder}/site/posts/refs/all.bib`, '');
      await writeText(`${folder}/site/posts/one.qmd`, '@zebra and @kingma2014adam\n\n');
      const editor = await show('site/posts/one.qmd');
      await hasProblems(editor.document, missing('kingma2014adam', 'site/refs/all.bib'));
      await cite(editor, new vscode.Position(1, 0), 'Attention');
      await eventually('the entry', async () =>
        (await stored('site/refs/all.bib')).includes('@misc{vaswani2017attention,'),
      );
      assertEqual(await stored('site/posts/refs/all.bib'), '');
      await editor.document.save();
    });
  });
}
