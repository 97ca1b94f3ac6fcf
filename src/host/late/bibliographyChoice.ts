/** What a person said about documents that name no bibliography: asked once, remembered for the workspace. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { fileName, folderOf } from './fileNames';

/** A file to use, to be named in the document where that can be done. */
export type BibliographyChoice =
  { readonly kind: 'file'; readonly uri: vscode.Uri } | { readonly kind: 'never' };

const stateKey = 'bibliographies';
const choicesSchema = z.record(z.string(), z.union([z.literal('never'), z.object({ file: z.string() })]));
/** More documents than that nobody answers for; the oldest answers go. */
const keptAtMost = 500;

export class BibliographyChoices {
  private readonly state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.state = state;
  }

  of(document: vscode.Uri): BibliographyChoice | null {
    const choice = this.all()[document.toString()];
    if (choice === undefined) return null;
    return choice === 'never' ? { kind: 'never' } : { kind: 'file', uri: vscode.Uri.parse(choice.file) };
  }

  async remember(document: vscode.Uri, choice: BibliographyChoice): Promise<void> {
    const stored = choice.kind === 'never' ? choice.kind : { file: choice.uri.toString() };
    const others = Object.entries(this.all()).filter(([address]) => address !== document.toString());
    const kept = [...others, [document.toString(), stored] as const].slice(-keptAtMost);
    await this.state.update(stateKey, Object.fromEntries(kept));
  }

  private all(): z.output<typeof choicesSchema> {
    const parsed = choicesSchema.safeParse(this.state.get(stateKey));
    return parsed.success ? parsed.data : {};
  }
}

/** Asks which file to keep for a document, without taking the keyboard from who is writing. Null: not now. */
export async function askForBibliography(document: vscode.TextDocument): Promise<BibliographyChoice | null> {
  const folder = folderOf(document.uri);
  const others = await bibliographiesNear(document.uri);
  const usual = vscode.Uri.joinPath(folder, 'references.bib');
  const beside = others.filter((uri) => folderOf(uri).toString() === folder.toString());
  const first = beside.find((uri) => uri.toString() === usual.toString()) ?? beside[0] ?? usual;
  const isNew = !others.includes(first);
  const use = isNew
    ? vscode.l10n.t('Create {0}', fileName(first))
    : vscode.l10n.t('Use {0}', fileName(first));
  const other = vscode.l10n.t('Another File…');
  const never = vscode.l10n.t('Never for This Document');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      '{0} names no bibliography. Lectern can keep one in step with what you cite, and name it there.',
      fileName(document.uri),
    ),
    use,
    ...(others.length > (isNew ? 0 : 1) ? [other] : []),
    never,
  );
  if (answer === use) return { kind: 'file', uri: first };
  if (answer === never) return { kind: 'never' };
  return answer === other ? pickFile(others, isNew ? first : null) : null;
}

/** The .bib files of the folder that is open, those nearest to a document first. */
async function bibliographiesNear(document: vscode.Uri): Promise<readonly vscode.Uri[]> {
  if (vscode.workspace.getWorkspaceFolder(document) === undefined) return [];
  const found = await vscode.workspace.findFiles('**/*.{bib,bibtex}', '**/node_modules/**', 200);
  const depth = (uri: vscode.Uri) => uri.path.split('/').length;
  return [...found].sort((a, b) => depth(a) - depth(b) || (a.path < b.path ? -1 : 1));
}

async function pickFile(
  files: readonly vscode.Uri[],
  fresh: vscode.Uri | null,
): Promise<BibliographyChoice | null> {
  const items = files.map((uri) => ({ uri, label: vscode.workspace.asRelativePath(uri) }));
  const create = fresh === null ? [] : [{ uri: fresh, label: vscode.l10n.t('Create {0}', fileName(fresh)) }];
  const picked = await vscode.window.showQuickPick([...items, ...create], {
    title: vscode.l10n.t('Which bibliography?'),
  });
  return picked === undefined ? null : { kind: 'file', uri: picked.uri };
}
