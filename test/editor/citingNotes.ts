/** Citation keys in notes of every language: completed, explained, found, checked and renamed. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, lectern, paperCalled, rowOf, writeText } from './lectern';

export interface Language {
  readonly name: string;
  readonly path: string;
  /** A citation of some keys. */
  readonly cite: (...keys: readonly string[]) => string;
}

const pandoc = (...keys: readonly string[]) => `[${keys.map((key) => `@${key}`).join('; ')}]`;
/** A note of each notes language. */
export const languages: readonly Language[] = [
  { name: 'Markdown', path: 'cites/note.md', cite: pandoc },
  { name: 'Quarto', path: 'cites/note.qmd', cite: pandoc },
  { name: 'R Markdown', path: 'cites/note.Rmd', cite: pandoc },
  { name: 'LaTeX', path: 'cites/note.tex', cite: (...keys) => `\\citep[see][]{${keys.join(', ')}}` },
  { name: 'Typst', path: 'cites/note.typ', cite: (...keys) => keys.map((key) => `@${key}`).join(' ') },
  {
    name: 'Org',
    path: 'cites/note.org',
    cite: (...keys) => `[cite:${keys.map((key) => `@${key}`).join(';')}]`,
  },
  { name: 'AsciiDoc', path: 'cites/note.adoc', cite: (...keys) => `cite:[${keys.join(', ')}]` },
  { name: 'reStructuredText', path: 'cites/note.rst', cite: (...keys) => `:cite:p:\`${keys.join(', ')}\`` },
  { name: 'MyST', path: 'cites/note.myst.md', cite: (...keys) => `{cite}\`${keys.join(', ')}\`` },
];

const [attention, bert, adam] = ['vaswani2017attention', 'devlin2018bert', 'kingma2014adam'] as const;

/** Opens a note with a text of its own, marked with `|` where the cursor is. */
export async function openWith(
  path: string,
  marked: string,
): Promise<[vscode.TextDocument, vscode.Position]> {
  const offset = marked.indexOf('|');
  const text = offset < 0 ? marked : marked.slice(0, offset) + marked.slice(offset + 1);
  // Only made here: a file that changes below an open document is the editor's trouble, and none of ours.
  await vscode.workspace.fs.stat(fileUri(path)).then(
    () => undefined,
    () => writeText(path, ''),
  );
  const document = await vscode.workspace.openTextDocument(fileUri(path));
  await vscode.window.showTextDocument(document);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
  return [document, document.positionAt(Math.max(0, offset))];
}

function placeOf(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`${text} is not in ${document.getText()}`);
  return document.positionAt(at + 1);
}

async function suggestions(
  document: vscode.TextDocument,
  at: vscode.Position,
  resolved = 0,
): Promise<readonly vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
    undefined,
    resolved,
  );
  return list.items.filter(({ command }) => command?.command === 'lectern.internal.cited');
}

async function accept(document: vscode.TextDocument, item: vscode.CompletionItem): Promise<void> {
  const { range, insertText, command } = item;
  if (range === undefined || typeof insertText !== 'string') throw new Error('not a plain suggestion');
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range instanceof vscode.Range ? range : range.replacing, insertText);
  await vscode.workspace.applyEdit(edit);
  const given: readonly unknown[] = command?.arguments ?? [];
  if (command !== undefined) await vscode.commands.executeCommand(command.command, ...given);
}

function problems(document: vscode.TextDocument): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'Lectern')
    .map(({ code, range }) => `${typeof code === 'string' ? code : ''} ${document.getText(range)}`);
}

async function hasProblems(document: vscode.TextDocument, ...expected: readonly string[]): Promise<void> {
  const wanted = JSON.stringify(expected);
  await eventually(
    `${wanted}, has ${JSON.stringify(problems(document))}`,
    () => JSON.stringify(problems(document)) === wanted,
  ).catch(() => assertEqual(problems(document), expected, 'problems'));
}

async function fixes(
  document: vscode.TextDocument,
  at: vscode.Position,
): Promise<readonly vscode.CodeAction[]> {
  const found = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(at, at),
    vscode.CodeActionKind.QuickFix.value,
  );
  return found;
}

export function describeCitingNotes(): void {
  describe('a citation key', () => {
    after(async () => {
      const settings = vscode.workspace.getConfiguration('lectern');
      await settings.update('citation.unreadHint', undefined, vscode.ConfigurationTarget.Global);
      await settings.update('citation.codeLens', undefined, vscode.ConfigurationTarget.Global);
    });

    for (const { name, path, cite } of languages) {
      describe(`in ${name}`, () => {
        it('is completed from a word of the title, also beside another', async () => {
          await paperCalled('Adam');
          const text = `Text\n\nSee ${cite(attention, 'stoch|')} there.\n`;
          const [document, at] = await openWith(path, text);
          const [first] = await suggestions(document, at);
          if (first === undefined) throw new Error('nothing is suggested');
          await accept(document, first);
          assertEqual(document.getText(), `Text\n\nSee ${cite(attention, adam)} there.\n`);
        });

        it('tells of its paper', async () => {
          const [document] = await openWith(path, `Text\n\nSee ${cite(attention, adam)} there.\n`);
          for (const [key, title] of [
            [attention, 'Attention Is All You Need'],
            [adam, 'Adam: A Method for Stochastic Optimization'],
          ] as const) {
            const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
              'vscode.executeHoverProvider',
              document.uri,
              placeOf(document, key),
            );
            const texts = hovers.flatMap(({ contents }) =>
              contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')),
            );
            const shown = texts.join('').replaceAll('&nbsp;', ' ').replaceAll('\\', '');
            assertEqual(shown.includes(title), true, shown);
            assertEqual(document.getText(hovers[0]?.range), key);
          }
        });

        it('leads to its paper, and from there to all who cite it', async () => {
          const [document] = await openWith(path, `# On\n\nSee ${cite(bert, attention)} there.\n`);
          const places = await vscode.commands.executeCommand<readonly vscode.LocationLink[]>(
            'vscode.executeDefinitionProvider',
            document.uri,
            placeOf(document, attention),
          );
          assertEqual(
            places.map(({ targetUri, targetRange }) => [
              targetUri.path.split('/').at(-1),
              targetRange.start.line,
            ]),
            [['reading.papers', 0]],
          );
          const found = await vscode.commands.executeCommand<readonly vscode.Location[]>(
            'vscode.executeReferenceProvider',
            document.uri,
            placeOf(document, attention),
          );
          // The editor's own Markdown takes the brackets for a link and adds that.
          const own = found.filter(
            ({ uri, range }) =>
              uri.toString() === document.uri.toString() && !document.getText(range).startsWith('@'),
          );
          assertEqual(
            own.map(({ range }) => document.getText(range)),
            [attention],
          );
        });

        it('that nobody has is a problem, with what it may have been', async () => {
          const [document] = await openWith(path, `See ${cite(attention, 'kingma2014adm')} there.\n`);
          await hasProblems(document, 'unknown-key kingma2014adm');
          const [fix] = await fixes(document, placeOf(document, 'kingma2014adm'));
          assertEqual(fix?.title, `Change to “${adam}”`);
          if (fix?.edit !== undefined) await vscode.workspace.applyEdit(fix.edit);
          assertEqual(document.getText(), `See ${cite(attention, adam)} there.\n`);
          await hasProblems(document);
        });
      });
    }

    it('is renamed in all notes and bibliographies, and the paper goes by the new one', async () => {
      const paper = await paperCalled('Conformer');
      const { citekey } = paper;
      await writeText('cites/all.bib', `@article{${citekey},\n  title = {Conformer}\n}\n`);
      const documents: [Language, vscode.TextDocument][] = [];
      for (const language of languages) {
        const [document] = await openWith(language.path, `See ${language.cite(bert, citekey)} there.\n`);
        documents.push([language, document]);
      }
      await writeText('cites/closed.md', `Not open: [@${citekey}].\n`);
      const [[, first] = []] = documents;
      if (first === undefined) throw new Error('no document');
      const rename = async (to: string) =>
        vscode.commands.executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          first.uri,
          placeOf(first, (await paperCalled('Conformer')).citekey),
          to,
        );
      // At once: whatever a watcher has told by now, a rename leaves no file behind.
      const edit = await rename('conf20');
      const touched = new Set(edit.entries().map(([uri]) => vscode.workspace.asRelativePath(uri)));
      assertEqual(
        ['cites/closed.md', 'cites/all.bib'].filter((path) => !touched.has(path)),
        [],
        'left behind',
      );
      await vscode.workspace.applyEdit(edit);
      for (const [language, document] of documents)
        assertEqual(document.getText(), `See ${language.cite(bert, 'conf20')} there.\n`, language.name);
      const bibliography = await vscode.workspace.openTextDocument(fileUri('cites/all.bib'));
      assertEqual(bibliography.getText().split('\n')[0], '@article{conf20,');
      const note = await vscode.workspace.openTextDocument(fileUri('cites/closed.md'));
      assertEqual(note.getText(), 'Not open: [@conf20].\n');
      await eventually('the new key', async () => (await paperCalled('Conformer')).citekey === 'conf20');
      await vscode.workspace.applyEdit(await rename(citekey));
      await eventually('the old key', async () => (await paperCalled('Conformer')).citekey === citekey);
    });

    it('cannot become another paper’s', async () => {
      const [document] = await openWith('cites/note.md', `See [@${attention}].\n`);
      const renamed = vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        placeOf(document, attention),
        bert,
      );
      // The editor asks others in our place, who may have nothing to say, or refuse too.
      const touched = await Promise.resolve(renamed).then(
        (edit) => edit.entries().length,
        () => 0,
      );
      assertEqual(touched, 0);
    });

    it('may be an entry’s of the note’s bibliography that is in no listing', async () => {
      const entry =
        '@book{knuth1997art,\n  author = {Donald E. Knuth},\n  title = {The Art of {\\"U}bung},\n  year = 1997\n}\n';
      await writeText('cites/own/refs.bib', entry);
      const head = '---\nbibliography: refs.bib\n---\n\n';
      const [document, at] = await openWith(
        'cites/own/note.md',
        `${head}See [@knu|] and [@${bert}] and [@gone].\n`,
      );
      await hasProblems(document, 'unknown-key knu', `missing-entry ${bert}`, 'unknown-key gone');
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        at,
        undefined,
        10,
      );
      const found = list.items.find(({ insertText }) => insertText === '@knuth1997art');
      assertEqual(found?.detail, 'knuth1997art · Donald E. Knuth · 1997');
      if (found !== undefined) await accept(document, found);
      assertEqual(document.getText(), `${head}See [@knuth1997art] and [@${bert}] and [@gone].\n`);
      await hasProblems(document, `missing-entry ${bert}`, 'unknown-key gone');
      await writeText('cites/own/refs.bib', `${entry}@misc{gone}\n@misc{${bert}}\n@misc{gone}\n`);
      await hasProblems(document);
      const duplicates = () => vscode.languages.getDiagnostics(fileUri('cites/own/refs.bib'));
      await eventually('the duplicate', () => duplicates().length === 1);
      assertEqual(
        duplicates().map(({ code, range }) => [code, range.start.line]),
        [['duplicate-key', 7]],
      );
    });

    it('is found by any word, and those cited last come first', async () => {
      const [document, at] = await openWith('cites/note.md', 'See [@|].\n');
      const titles = async (query: string) => {
        const [typed, end] = await openWith('cites/note.md', `See [@${query}|].\n`);
        return (await suggestions(typed, end)).map(({ label }) =>
          typeof label === 'string' ? label : label.label,
        );
      };
      assertEqual(await titles('vaswani'), ['Attention Is All You Need']);
      assertEqual(await titles('2018'), [
        'BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding',
      ]);
      assertEqual(await titles('nothing'), []);
      const [conformer] = await suggestions(
        (await openWith('cites/note.md', 'See [@gulati|].\n'))[0],
        at.translate(0, 6),
      );
      if (conformer === undefined) throw new Error('the paper is not suggested');
      await accept(document, conformer);
      assertEqual((await titles(''))[0]?.startsWith('Conformer'), true);
      // However it was cited.
      await vscode.commands.executeCommand('lectern.insertCitation', rowOf(await paperCalled('BERT')));
      assertEqual((await titles(''))[0]?.startsWith('BERT'), true);
    });

    it('is offered behind a bracket that opens after another key, and said in full beside its title', async () => {
      const [document, at] = await openWith('cites/note.md', `As @${attention} [@|]\n`);
      const found = await suggestions(document, at, 50);
      const item = found.find(({ insertText }) => insertText === `@${adam}`);
      if (item === undefined) throw new Error('the paper is not suggested');
      assertEqual(item.detail?.startsWith(`${adam} · Diederik P. Kingma`), true, item.detail);
      await accept(document, item);
      assertEqual(document.getText(), `As @${attention} [@${adam}]\n`);
    });

    it('that nobody has is said to be in neither place', async () => {
      const [document] = await openWith('cites/note.md', 'See [@kingma2014adm].\n');
      await hasProblems(document, 'unknown-key kingma2014adm');
      const messages = vscode.languages.getDiagnostics(document.uri).map(({ message }) => message);
      assertEqual(messages, [
        '“kingma2014adm” is neither in your list of papers nor in a bibliography of this folder.',
      ]);
      const own = '---\nbibliography: own.bib\n---\n\nSee [@kingma2014adm] and [@kingma2014adam].\n';
      await writeText('cites/own.bib', '@misc{other, title = {Other}}\n');
      const [named] = await openWith('cites/named.md', own);
      await hasProblems(named, 'unknown-key kingma2014adm', 'missing-entry kingma2014adam');
      assertEqual(
        vscode.languages.getDiagnostics(named.uri).map(({ message }) => message),
        [
          '“kingma2014adm” is neither in your list of papers nor in cites/own.bib.',
          '“kingma2014adam” is in your list of papers, but not in cites/own.bib.',
        ],
      );
      // Others count where a key is cited.
      await openWith('cites/named.md', '');
    });

    it('is not looked for in code, mail addresses and cross-references', async () => {
      for (const marked of ['`[@stoch|`', '    code @stoch|', 'me@stoch|', 'See @fig-st|']) {
        const [document, at] = await openWith('cites/note.md', `Text\n\n${marked}\n`);
        assertEqual((await suggestions(document, at)).length, 0, marked);
      }
      // The last one shows that the note has been looked at.
      const text = 'Thanks to @somebody and `[@kingma2014adm]`, and [@nobody2000].\n';
      const [document] = await openWith('cites/note.md', text);
      await hasProblems(document, 'unknown-key nobody2000');
    });

    it('is followed while it is typed, with changes at several places', async () => {
      const [document] = await openWith('cites/note.md', 'One.\n\nTwo.\n\nThree.\n');
      const edit = new vscode.WorkspaceEdit();
      for (const line of [0, 2, 4])
        edit.insert(document.uri, new vscode.Position(line, 3), ` [@nobody${line}] `);
      await vscode.workspace.applyEdit(edit);
      await hasProblems(document, 'unknown-key nobody0', 'unknown-key nobody2', 'unknown-key nobody4');
      const more = new vscode.WorkspaceEdit();
      more.delete(document.uri, document.lineAt(2).rangeIncludingLineBreak);
      more.replace(document.uri, new vscode.Range(4, 6, 4, 12), bert.slice(0, 6));
      await vscode.workspace.applyEdit(more);
      assertEqual(document.lineAt(3).text, 'Thr [@devlin4] ee.');
      await hasProblems(document, 'unknown-key nobody0', 'unknown-key devlin4');
    });

    it('tells which papers are cited', async () => {
      const shown = async () => (await lectern()).shown().map(({ title }) => title.split(/[ :]/)[0]);
      const clear = () => vscode.commands.executeCommand('lectern.clearFilter');
      for (const { path, cite } of languages) await openWith(path, `See ${cite(attention, adam)}.\n`);
      await vscode.commands.executeCommand('lectern.filter', 'cited:yes (author:kingma OR author:devlin)');
      await eventually('Adam', async () => (await shown()).includes('Adam'));
      for (const { path } of languages) await openWith(path, `Nobody.\n`);
      await openWith('cites/note.md', `Only [@${bert}].\n`);
      await vscode.commands.executeCommand('lectern.filter', 'cited:yes title:bert');
      await eventually('BERT', async () => (await shown()).includes('BERT'));
      await vscode.commands.executeCommand('lectern.showView', 'Cited but unread');
      await eventually('BERT among the unread', async () => (await shown()).includes('BERT'));
      await vscode.commands.executeCommand('lectern.markRead', rowOf(await paperCalled('BERT')));
      await eventually('BERT is read', async () => !(await shown()).includes('BERT'));
      await vscode.commands.executeCommand('lectern.showView', 'Read but never cited');
      assertEqual((await shown()).includes('BERT'), false);
      await openWith('cites/note.md', 'Nobody.\n');
      await vscode.commands.executeCommand('lectern.markNew', rowOf(await paperCalled('BERT')));
      await clear();
    });

    it('has a link to look its paper up only where an identifier is written', async () => {
      const [document] = await openWith(
        'cites/note.md',
        'See arXiv:1706.03762v5, doi:10.1000/xyz123. And `arXiv:1706.03762`.\n',
      );
      const links = await vscode.commands.executeCommand<readonly vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        document.uri,
      );
      assertEqual(
        links.map(({ target }) => target?.toString(true)),
        ['https://arxiv.org/abs/1706.03762v5', 'https://doi.org/10.1000/xyz123'],
      );
    });

    it('is not needed to find papers among the symbols', async () => {
      const symbols = await vscode.commands.executeCommand<readonly vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'stochastic',
      );
      assertEqual(
        symbols.map(({ name }) => name),
        ['Adam: A Method for Stochastic Optimization'],
      );
    });

    it('is given another form by a choice of the editor’s', async () => {
      for (const [path, marked, title, expected] of [
        [
          'cites/form.md',
          'See [@devlin|2018bert, p. 3].',
          'Cite in the sentence',
          'See @devlin2018bert [p. 3].',
        ],
        [
          'cites/form.tex',
          'See \\citep{dev|lin2018bert}.',
          'Cite without authors',
          'See \\citeyearpar{devlin2018bert}.',
        ],
        [
          'cites/form.typ',
          'See @devlin|2018bert.',
          'Cite in the sentence',
          'See #cite(<devlin2018bert>, form: "prose").',
        ],
        [
          'cites/form.org',
          'See [cite/t:@devlin|2018bert].',
          'Cite in brackets',
          'See [cite:@devlin2018bert].',
        ],
      ] as const) {
        const [document, at] = await openWith(path, marked);
        const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          new vscode.Range(at, at),
          vscode.CodeActionKind.RefactorRewrite.value,
        );
        const action = actions.find((each) => each.title === title);
        if (action?.edit === undefined) throw new Error(`${title} is not offered in ${path}`);
        await vscode.workspace.applyEdit(action.edit);
        assertEqual(document.getText(), expected);
      }
      const [document, at] = await openWith('cites/form.md', 'No cita|tion.');
      assertEqual(
        await vscode.commands.executeCommand(
          'vscode.executeCodeActionProvider',
          document.uri,
          new vscode.Range(at, at),
          vscode.CodeActionKind.RefactorRewrite.value,
        ),
        [],
      );
    });

    it('has a hint and a lens where the settings say so', async () => {
      const settings = vscode.workspace.getConfiguration('lectern');
      const [document] = await openWith('cites/note.md', `See [@${bert}].\n`);
      await hasProblems(document);
      await settings.update('citation.unreadHint', true, vscode.ConfigurationTarget.Global);
      await settings.update('citation.codeLens', true, vscode.ConfigurationTarget.Global);
      await hasProblems(document, `cited-unread ${bert}`);
      const lenses = async () => {
        const found = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
        );
        return found.flatMap(({ command }) =>
          command?.command === 'lectern.openPaper' ? [command.title] : [],
        );
      };
      assertEqual(await lenses(), [
        'BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding · Jacob Devlin, Ming-Wei Chang, Kenton Lee et al. · new',
      ]);
      await settings.update('citation.unreadHint', undefined, vscode.ConfigurationTarget.Global);
      await settings.update('citation.codeLens', undefined, vscode.ConfigurationTarget.Global);
      await hasProblems(document);
      assertEqual(await lenses(), []);
    });
  });
}
