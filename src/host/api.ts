/** What Lectern tells other extensions: the list as it stands, to read only. Returned by `activate`; documented in the README. */
import type { LibraryStore } from '../core/library/libraryStore';
import { topicOf } from '../core/listing/categories';
import type { Paper } from '../core/paper';
import type { Status } from '../core/marks/mark';
import type { Citekeys } from './citekeys';
import type { Marking } from './marking';
import type { PapersView } from './papersView';

export interface LecternPaper {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  /** arXiv's name of the topic, `cs.CL`. */
  readonly topic: string;
  readonly citekey: string;
  readonly status: Status;
  readonly tags: readonly string[];
  readonly note: string;
}

export interface LecternApi {
  readonly version: 1;
  /** Resolves when the listings found at the start and the stored marks have been read. */
  readonly ready: Promise<void>;
  papers(): readonly LecternPaper[];
  /** Of those, the ones that the filter of the tree lets through. */
  shown(): readonly LecternPaper[];
  /** For the editor's Markdown preview: gives citations and their references to its renderer. */
  extendMarkdownIt<Renderer>(renderer: Renderer): Renderer;
}

export function createApi(parts: {
  readonly library: LibraryStore;
  readonly marking: Marking;
  readonly citekeys: Citekeys;
  readonly view: PapersView;
  readonly started: Promise<void>;
  readonly extendMarkdownIt: LecternApi['extendMarkdownIt'];
}): LecternApi {
  const { library, marking, citekeys, view, started, extendMarkdownIt } = parts;
  const toLecternPaper = (paper: Paper): LecternPaper => {
    const { id, title, authors, date } = paper;
    const { status, tags, note } = marking.markOf(id);
    const topic = topicOf(paper.category).id;
    return { id, title, authors, date, topic, citekey: citekeys.of(paper), status, tags, note };
  };
  return {
    version: 1,
    ready: started.then(() => marking.ready()),
    papers: () => library.library.papers.map(toLecternPaper),
    shown: () => view.papers.map(toLecternPaper),
    extendMarkdownIt,
  };
}
