/** What is wrong with the keys of a note, by all that is known of keys; what was found out is kept while that is so. */
import * as vscode from 'vscode';
import { ownEntries } from '../../../core/bibliography/ownEntries';
import { isUnread } from '../../../core/marks/mark';
import { keyChecker, type KeyProblem } from '../../../core/notes/keyProblems';
import { keyBook, type KeyBook } from '../../../core/notes/nearestKeys';
import { typstLabels } from '../../../core/notes/typstLabels';
import type { BibliographyText, NoteBibliographies } from './bibliographies';
import type { OpenNote } from './noteIndex';
import type { NotesContext } from './notesContext';

/** What the problems of a note's keys are told by, besides papers and their marks. */
interface Facts extends NoteBibliographies {
  /** The keys the note brings itself. */
  readonly own: readonly string[];
  readonly isHintOn: boolean;
}

interface Checker {
  readonly facts: Facts;
  readonly check: ReturnType<typeof keyChecker>;
}

/** All keys there are, by the files of which some are. */
interface Book {
  readonly files: readonly BibliographyText[];
  readonly keys: KeyBook;
  /** Whether some key is like one that is unknown, as far as that was asked. */
  readonly near: Map<string, boolean>;
}

export class NoteKeyChecks {
  private readonly context: NotesContext;
  private readonly checkers = new Map<string, Checker>();
  private book: Book | null = null;

  constructor(context: NotesContext) {
    this.context = context;
  }

  /** In the order of the note. */
  problemsOf(note: OpenNote, sources: NoteBibliographies): readonly KeyProblem[] {
    const own = ownEntries(note.text, note.language, note.isOpaque).map(({ key }) => key);
    const check = this.checkerOf(note.uri, { ...sources, own, isHintOn: isHintOn(note.document.uri) });
    const labels = note.language === 'typst' ? typstLabels(note.text) : null;
    const isLabel = (name: string) =>
      labels !== null && (labels.has(name) || this.context.files.isLabel(name));
    return this.meant(check(note.cites, isLabel), note, sources);
  }

  /** The best few keys like one that is unknown. */
  nearest(files: readonly BibliographyText[], key: string, limit: number): readonly string[] {
    return this.bookOf(files).keys.nearest(key, limit);
  }

  /** Other papers have keys now. */
  forgetPapers(): void {
    this.book = null;
    this.checkers.clear();
  }

  /** Papers are marked otherwise. */
  forgetMarks(): void {
    this.checkers.clear();
  }

  forgetNote(uri: string): void {
    this.checkers.delete(uri);
  }

  private checkerOf(uri: string, facts: Facts): Checker['check'] {
    const last = this.checkers.get(uri);
    if (last !== undefined && isSame(last.facts, facts)) return last.check;
    const { papers, marking } = this.context;
    const { files, isNamed, isComplete } = facts;
    const own = new Set(facts.own);
    const inFiles = (key: string) => own.has(key) || files.some(({ byKey }) => byKey.has(key));
    const isUnreadPaper = (key: string) => {
      const paper = papers.paperOf(key);
      return paper !== null && isUnread(marking.markOf(paper.id));
    };
    const check = keyChecker({
      isInLibrary: (key) => papers.has(key) || (!(isNamed && isComplete) && inFiles(key)),
      isInBibliography: isNamed && isComplete ? inFiles : null,
      ...(facts.isHintOn ? { isUnread: isUnreadPaper } : {}),
    });
    this.checkers.set(uri, { facts, check });
    return check;
  }

  /** Without what cannot be known, and what is rather a name: `@somebody` in a Markdown text that names no bibliography and is like no key. */
  private meant(
    problems: readonly KeyProblem[],
    note: OpenNote,
    { files, isNamed, isComplete }: NoteBibliographies,
  ): readonly KeyProblem[] {
    // A file that cannot be read, as one still to be made, may have it.
    if (!isComplete) return problems.filter(({ code }) => code !== 'unknown-key');
    if (note.language !== 'markdown' || isNamed || !problems.some(({ code }) => code === 'unknown-key'))
      return problems;
    const bare = new Set(note.cites.flatMap(({ start, isBare }) => (isBare ? [start] : [])));
    return problems.filter(
      ({ code, key, span }) => code !== 'unknown-key' || !bare.has(span.start) || this.isNear(files, key),
    );
  }

  private isNear(files: readonly BibliographyText[], key: string): boolean {
    const { keys, near } = this.bookOf(files);
    const known = near.get(key) ?? keys.nearest(key, 1).length > 0;
    near.set(key, known);
    return known;
  }

  private bookOf(files: readonly BibliographyText[]): Book {
    if (this.book !== null && isSameList(this.book.files, files)) return this.book;
    const all = [...this.context.papers.keys(), ...files.flatMap(({ byKey }) => [...byKey.keys()])];
    this.book = { files, keys: keyBook(all), near: new Map() };
    return this.book;
  }
}

/** Whether unread papers that are cited are hinted at, in a document or in general. */
export function isHintOn(scope: vscode.Uri | null): boolean {
  return vscode.workspace.getConfiguration('lectern', scope).get('citation.unreadHint') === true;
}

function isSame(one: Facts, other: Facts): boolean {
  return (
    one.isNamed === other.isNamed &&
    one.isComplete === other.isComplete &&
    one.isHintOn === other.isHintOn &&
    isSameList(one.files, other.files) &&
    isSameList(one.own, other.own)
  );
}

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}
