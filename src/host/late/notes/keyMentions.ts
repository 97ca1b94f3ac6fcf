/**
 * Which keys stand anywhere in the texts of the workspace, read by a grammar or not. Asked about entries of bibliographies
 * that no note is known to cite, before that is said of them.
 */
import * as vscode from 'vscode';
import { noteExtensions, notesLanguageOf } from '../../../core/citation/notesLanguage';
import { mayCiteAll, mentionedIn, wantedKeys, type WantedKeys } from '../../../core/notes/mentions';
import type { FolderWatch } from '../../folderWatch';
import { foreignFiles, foreignPath } from '../../foreignFiles';
import { nextTurn } from '../../nextTurn';
import { once } from '../../once';

/** What else may cite: other languages for texts, notebooks, macros, scripts that become documents, projects' own files. */
const otherExtensions = [
  ...[
    'ipynb',
    'lyx',
    'html',
    'htm',
    'txt',
    'text',
    'wiki',
    'mediawiki',
    'textile',
    'norg',
    'dj',
    'djot',
    'tm',
  ],
  ...[
    'jmd',
    'pmd',
    'lhs',
    'dtx',
    'sty',
    'cls',
    'def',
    'R',
    'r',
    'py',
    'jl',
    'Rmd',
    'Rnw',
    'MD',
    'svx',
    'cfg',
    'yml',
    'yaml',
    'sh',
    'mk',
  ],
];
const pattern = `**/*.{${[...noteExtensions(), ...otherExtensions].join(',')}}`;
/** Of more or longer files nothing is said. */
const filesAtMost = 10_000;
const bytesAtMost = 20_000_000;
const readAtOnce = 16;
/** Milliseconds of reading before the editor has its turn. */
const slice = 10;

/** What a text has of the keys that were asked for. */
interface Looked {
  readonly keys: ReadonlySet<string>;
  /** It may cite anything. */
  readonly citesAll: boolean;
}

/** A text that may cite anything, for whoever knows its bibliographies. */
export interface CitingText {
  readonly uri: vscode.Uri;
  readonly text: string;
}

export interface Mentions {
  /** In lower case. */
  readonly keys: ReadonlySet<string>;
  readonly citingAll: readonly CitingText[];
}

export class KeyMentions implements vscode.Disposable {
  private readonly folders: FolderWatch;
  private readonly isBibliography: (uri: vscode.Uri) => boolean;
  private readonly listening: vscode.Disposable;
  private readonly changed = new vscode.EventEmitter<undefined>();
  /** Another one when all is to be read again: what is still being read for the old one is not taken for new. */
  private looked = new Map<string, Looked>();
  private files = this.found();
  private asked = new Set<string>();
  private wanted: WantedKeys = wantedKeys([]);

  /** A text is otherwise than it was. */
  readonly onDidChange = this.changed.event;

  /** Bibliographies have keys without citing them; of YAML the name does not tell. */
  constructor(folders: FolderWatch, isBibliography: (uri: vscode.Uri) => boolean) {
    this.folders = folders;
    this.isBibliography = isBibliography;
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const forget = (uri: vscode.Uri) => {
      this.looked.delete(uri.toString());
      this.changed.fire(undefined);
    };
    const findAnew = (uri: vscode.Uri) => {
      this.files = this.found();
      forget(uri);
    };
    this.listening = vscode.Disposable.from(
      this.changed,
      watcher,
      watcher.onDidChange(forget),
      watcher.onDidCreate(findAnew),
      watcher.onDidDelete(findAnew),
      folders.onDidChange(() => {
        this.lookAnew();
        this.changed.fire(undefined);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.looked.delete(uri.toString())),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.looked.delete(uri.toString())),
    );
  }

  /** What was read is read again when it is asked for next. */
  lookAnew(): void {
    this.files = this.found();
    this.looked = new Map();
  }

  /** Where some keys stand; null where that cannot be told, of too many texts, or one that cannot be read. */
  async of(keys: readonly string[]): Promise<Mentions | null> {
    if (keys.some((key) => !this.asked.has(key))) {
      this.asked = new Set([...this.asked, ...keys]);
      this.wanted = wantedKeys(this.asked);
      this.looked = new Map();
    }
    const files = await this.files();
    if (files === null) return null;
    const open = vscode.workspace.textDocuments.filter(
      (document) => isText(document) && !this.isBibliography(document.uri),
    );
    const isOpen = new Set(open.map(({ uri }) => uri.toString()));
    const found = new Set<string>();
    const citingAll: CitingText[] = [];
    const take = ({ keys: own, citesAll }: Looked, citing: () => CitingText) => {
      for (const key of own) found.add(key);
      if (citesAll) citingAll.push(citing());
    };
    for (const document of open) {
      const { uri } = document;
      const text = document.getText();
      take(this.lookIn(text, uri, document.languageId), () => ({ uri, text }));
    }
    let until = Date.now() + slice;
    const closed = files.filter((uri) => !isOpen.has(uri.toString()) && !this.isBibliography(uri));
    for (let from = 0; from < closed.length; from += readAtOnce) {
      const some = closed.slice(from, from + readAtOnce);
      const looks = await Promise.all(some.map((uri) => this.lookAt(uri)));
      for (const [at, looked] of looks.entries()) {
        const uri = some[at];
        if (looked === null || uri === undefined) return null;
        if (looked.citesAll) {
          const text = await readText(uri);
          if (text === null) return null;
          take(looked, () => ({ uri, text }));
        } else take(looked, () => ({ uri, text: '' }));
      }
      if (Date.now() < until) continue;
      await nextTurn();
      until = Date.now() + slice;
    }
    return { keys: found, citingAll };
  }

  dispose(): void {
    this.listening.dispose();
  }

  /** Finds the texts when it is first asked; null where they are too many. */
  private found(): () => Promise<readonly vscode.Uri[] | null> {
    return once(async () => {
      const found = await this.folders.find(pattern, foreignFiles, null, filesAtMost);
      return found.length < filesAtMost ? found : null;
    });
  }

  private async lookAt(uri: vscode.Uri): Promise<Looked | null> {
    const key = uri.toString();
    const { looked: all } = this;
    const known = all.get(key);
    if (known !== undefined) return known;
    const text = await readText(uri);
    if (text === null) return null;
    const looked = this.lookIn(text, uri, '');
    all.set(key, looked);
    return looked;
  }

  private lookIn(text: string, { path }: vscode.Uri, languageId: string): Looked {
    return {
      keys: mentionedIn(text, this.wanted),
      citesAll: mayCiteAll(text, notesLanguageOf(languageId, path)),
    };
  }
}

async function readText(uri: vscode.Uri): Promise<string | null> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > bytesAtMost) return null;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    // Gone since it was found: it cites nothing any more.
    return error instanceof vscode.FileSystemError && error.code === 'FileNotFound' ? '' : null;
  }
}

/** Whether a document may cite: neither a bibliography itself nor another look at a file. A notebook's cells may. */
function isText({ uri, languageId }: vscode.TextDocument): boolean {
  if (/^(?:git|output|comment|chat|vscode-(?!remote|vfs|test-web|notebook-cell$))/.test(uri.scheme))
    return false;
  if (foreignPath.test(uri.path)) return false;
  if (notesLanguageOf(languageId, uri.path) !== 'plain') return true;
  const extension = /\.(\w+)$/.exec(uri.path)?.[1] ?? '';
  return uri.scheme === 'untitled' || otherExtensions.includes(extension);
}
