/** A listing as a document: what the editor shows of it, and what a person puts right in it. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, lectern, paperCalled, writeText } from './lectern';

const name = 'doubtful.papers';
const lines = [
  '95.3LGMay 3, 2024Code',
  'Learning with MLPGPT Chen Wei · google',
  'A first abstract.',
  'CLJun 13',
  'A Study of SpeechMcNamara Van DykeLee',
  'A second abstract.',
  'CLMay 4, 2024',
  'Not a Real PaperAda Lovelace, Alan Turing',
  'A third abstract.',
  '',
];

async function openListing(): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileUri(name));
  await vscode.window.showTextDocument(document);
  return document;
}

async function titles(): Promise<readonly string[]> {
  const has = lines.map((line) => line.slice(0, 6));
  return (await lectern())
    .papers()
    .map(({ title }) => title)
    .filter((title) => has.includes(title.slice(0, 6)));
}

async function symbols(): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    fileUri(name),
  );
  return found.map((symbol) => `${symbol.range.start.line} ${symbol.name} (${symbol.detail})`);
}

function diagnostics(): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(fileUri(name));
}

/** What the light bulb offers before a word of a line. */
async function fixesAt(line: number, word: string): Promise<readonly vscode.CodeAction[]> {
  const at = new vscode.Position(line, lines[line]?.indexOf(word) ?? 0);
  return vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    fileUri(name),
    new vscode.Range(at, at),
  );
}

async function fix(line: number, word: string, title: string): Promise<void> {
  const fixes = await fixesAt(line, word);
  const found = fixes.find((each) => each.title.startsWith(title));
  if (found?.command === undefined)
    throw new Error(`no “${title}” in ${fixes.map((each) => each.title).join(' · ')}`);
  const given: readonly unknown[] = found.command.arguments ?? [];
  await vscode.commands.executeCommand(found.command.command, ...given);
}

async function hints(): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<readonly vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    fileUri(name),
    new vscode.Range(0, 0, lines.length, 0),
  );
  return found.map(({ position }) => `${position.line}:${position.character}`);
}

export function describeListingDocument(): void {
  describe('a listing as a document', () => {
    before(async () => {
      await lectern();
      await writeText(name, lines.join('\n'));
      await eventually('the listing is read', async () => (await titles()).length === 3);
      await openListing();
    });

    it('has a language of its own', async () => {
      assertEqual((await openListing()).languageId, 'paper-listing');
      const added = await vscode.workspace.openTextDocument(fileUri('copied.txt'));
      await vscode.window.showTextDocument(added);
      await eventually(
        'the file that was added by hand has it too',
        () =>
          vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('copied.txt'))?.languageId ===
          'paper-listing',
      );
      await openListing();
    });

    it('has an outline of its papers', async () => {
      assertEqual(await symbols(), [
        '0 Learning with ML (PGPT Chen Wei · May 3, 2024)',
        `3 A Study of Speech (McNamara Van DykeLee · ${await yearlessDay()})`,
        '6 Not a Real Paper (Ada Lovelace, Alan Turing · May 4, 2024)',
      ]);
    });

    it('folds by entry', async () => {
      const folds = await vscode.commands.executeCommand<readonly vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        fileUri(name),
      );
      assertEqual(
        folds.map(({ start, end }) => [start, end]),
        [
          [0, 2],
          [3, 5],
          [6, 8],
        ],
      );
    });

    it('is coloured by its parts', async () => {
      const [legend, tokens] = await Promise.all([
        vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
          'vscode.provideDocumentSemanticTokensLegend',
          fileUri(name),
        ),
        vscode.commands.executeCommand<vscode.SemanticTokens>(
          'vscode.provideDocumentSemanticTokens',
          fileUri(name),
        ),
      ]);
      const types = [...tokens.data].filter((_, at) => at % 5 === 3).map((type) => legend.tokenTypes[type]);
      assertEqual(types.slice(0, 8), [
        'paperScore',
        'paperCategory',
        'paperDate',
        'paperCode',
        'paperTitle',
        'paperAuthor',
        'paperOrganisation',
        'paperAbstract',
      ]);
      assertEqual([...tokens.data].slice(20, 25), [1, 0, 'Learning with ML'.length, 4, 0]);
    });

    it('shows where titles end where that is asked for', async () => {
      const settings = () => vscode.workspace.getConfiguration('lectern', fileUri(name));
      assertEqual(await hints(), []);
      await settings().update('listing.showBoundary', true, vscode.ConfigurationTarget.Workspace);
      assertEqual(await hints(), ['1:16', '4:17', '7:16']);
      await settings().update('listing.showBoundary', undefined, vscode.ConfigurationTarget.Workspace);
      assertEqual(await hints(), []);
    });

    it('has its doubts on the bylines', async () => {
      await eventually('the problems', () => diagnostics().length > 1);
      assertEqual(
        diagnostics()
          .filter(({ code }) => code === 'doubtful-boundary')
          .map(({ range }) => [range.start.line, range.start.character, range.end.line, range.end.character]),
        [
          [1, 0, 1, 38],
          [4, 0, 4, 37],
        ],
      );
    });

    it('offers the runner-up and that the title is right where it is doubtful', async () => {
      const offered = await fixesAt(1, 'Learning');
      assertEqual(
        offered.map(({ title, kind }) => [title, kind?.value]),
        [
          ['The title ends here: Learning with MLPGP | T Chen Wei · google', 'quickfix'],
          ['The title is right', 'quickfix'],
          ['This is not an entry', 'quickfix'],
        ],
      );
    });

    it('ends a title at the runner-up, and undo takes that back', async () => {
      await fix(1, 'Learning', 'The title ends here');
      await eventually('the new title', async () => !(await titles()).includes('Learning with ML'));
      await eventually(
        'the doubt is settled',
        () => !diagnostics().some(({ range }) => range.start.line === 1),
      );
      await vscode.commands.executeCommand('lectern.undo');
      await eventually('the old title', async () => (await titles()).includes('Learning with ML'));
      await eventually('the doubt is back', () => diagnostics().some(({ range }) => range.start.line === 1));
    });

    it('ends a title at the cursor, in list, outline and hints, with marks and id kept', async () => {
      const before = await paperCalled('Learning with ML');
      await fix(1, 'GPT', 'The title ends at the cursor');
      await eventually('the new title', async () => (await titles()).includes('Learning with MLP'));
      const after = await paperCalled('Learning with MLP');
      assertEqual([after.id, after.authors], [before.id, ['GPT Chen Wei']]);
      assertEqual((await symbols())[0], '0 Learning with MLP (GPT Chen Wei · May 3, 2024)');
    });

    it('settles a doubt when the title is right', async () => {
      await fix(4, 'A Study', 'The title is right');
      await eventually(
        'the doubt is gone',
        () => !diagnostics().some(({ code }) => code === 'doubtful-boundary'),
      );
      await paperCalled('A Study of Speech');
    });

    it('leaves out what is no entry, and takes it in again', async () => {
      await fix(7, 'Real', 'This is not an entry');
      await eventually('it is gone', async () => !(await titles()).includes('Not a Real Paper'));
      assertEqual((await symbols()).length, 2);
      await fix(7, 'Real', 'This is an entry after all');
      await eventually('it is back', async () => (await titles()).includes('Not a Real Paper'));
      await fix(6, 'CL', 'This is not an entry');
      await eventually('it is gone again', async () => !(await titles()).includes('Not a Real Paper'));
    });

    it('offers the reference date only where a date leaves out its year', async () => {
      const offers = async (line: number, word: string) =>
        (await fixesAt(line, word)).some(({ title }) => title === 'Set the reference date…');
      assertEqual([await offers(3, 'Jun'), await offers(0, 'May')], [true, false]);
      await vscode.commands.executeCommand('lectern.setReferenceDate', fileUri(name), 0, '2020-12-01');
      assertEqual((await paperCalled('A Study of Speech')).date, '2020-06-13');
      assertEqual((await symbols())[1], '3 A Study of Speech (McNamara Van DykeLee · June 13, 2020)');
    });

    it('reads what is typed before it is saved', async () => {
      const document = await openListing();
      const edit = new vscode.WorkspaceEdit();
      edit.insert(
        document.uri,
        new vscode.Position(0, 0),
        'CLMay 5, 2024\nA New OneAda Lovelace, Alan Turing\nHere.\n',
      );
      await vscode.workspace.applyEdit(edit);
      assertEqual((await symbols())[0], '0 A New One (Ada Lovelace, Alan Turing · May 5, 2024)');
      await vscode.commands.executeCommand('workbench.action.files.revert');
      assertEqual((await symbols()).length, 2);
    });
  });
}

export function describeListingReloaded(): void {
  describe('after a reload a listing', () => {
    it('is read as it was put right', async () => {
      await eventually('the corrections', async () => (await titles()).includes('Learning with MLP'));
      assertEqual((await titles()).toSorted(), ['A Study of Speech', 'Learning with MLP']);
      assertEqual((await paperCalled('A Study of Speech')).date, '2020-06-13');
    });

    it('that was copied anew is read as it was put right', async () => {
      await writeText(name, lines.join('\r\n\r\n').replace('May 3', 'May 13'));
      await eventually('the new copy', async () => (await paperCalled('Learning')).date === '2024-05-13');
      assertEqual((await paperCalled('Learning')).title, 'Learning with MLP');
      assertEqual((await titles()).length, 2);
    });
  });
}

async function yearlessDay(): Promise<string> {
  const { date } = await paperCalled('A Study of Speech');
  return `June 13, ${date?.slice(0, 4) ?? ''}`;
}
