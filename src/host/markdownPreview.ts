/** Waits for the editor's Markdown preview, and loads what shows citations in it. */
import type * as vscode from 'vscode';
import type { LibraryStore } from '../core/library/libraryStore';
import type { Citekeys } from './citekeys';
import { toMessage } from './errors';
import type { Log } from './log';
import type { Marking } from './marking';
import { once } from './once';
import type { Parts, PreviewPart } from './parts';

export interface PreviewParts {
  readonly library: LibraryStore;
  readonly marking: Marking;
  readonly citekeys: Citekeys;
  readonly parts: Parts;
  readonly log: Log;
}

type Preview = InstanceType<PreviewPart['CitationPreview']>;

export class MarkdownPreview implements vscode.Disposable {
  private readonly parts: PreviewParts;
  private loaded: Preview | null = null;

  constructor(parts: PreviewParts) {
    this.parts = parts;
  }

  /** The preview waits for nobody: it draws the text as it stands, and again when the citations can be read. */
  readonly extendMarkdownIt = <Renderer>(renderer: Renderer): Renderer => {
    this.load()
      .then((preview) => preview.extend(renderer))
      .catch((error: unknown) => this.parts.log.error(`no citations in previews: ${toMessage(error)}`));
    return renderer;
  };

  private readonly load = once(async () => {
    const { CitationPreview } = await this.parts.parts.preview();
    return (this.loaded = new CitationPreview(this.parts));
  });

  dispose(): void {
    this.loaded?.dispose();
  }
}
