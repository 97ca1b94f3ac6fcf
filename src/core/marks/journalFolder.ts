/** The port to the folder the journal lies in, and what the journal has to report about it. */
import type { LineFault } from './change';

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes. */
  readonly size: number;
  /** In milliseconds since 1970. */
  readonly modified: number;
}

/** A flat folder of text files (UTF-8). An error is a rejected promise. */
export interface JournalFolder {
  /**
   * All entries. A folder that does not exist has none; one that cannot be read rejects. An entry that goes while the
   * others are looked at (a temporary file is renamed) is left out.
   */
  list(): Promise<readonly FolderEntry[]>;
  read(name: string): Promise<string>;
  /**
   * Writes a file as a whole or not at all: to a temporary name first (not `.jsonl`), then renamed over the old one. Here
   * and wherever marks are said to be on disk, that is: handed to the operating system. The process may end, a power cut
   * may take it, for the editor's file system cannot ask for more.
   */
  writeAtomically(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/**
 * The `.gitattributes` of a folder made for git: lines as they are, and where two branches have gone on with one
 * segment (a window stayed open over a switch of branches) the lines of both.
 */
export const gitAttributes = '*.jsonl -text merge=union\n';

/** What a person should hear of. Each is reported once while it lasts; none of them costs more than it says. */
export type JournalProblem =
  /** Lines that could not be taken; `aside` is the file they were copied to, null where that failed too. */
  | {
      readonly code: 'bad-lines';
      readonly file: string;
      readonly lines: number;
      readonly faults: readonly LineFault[];
      readonly aside: string | null;
    }
  /** Lines of a later version of Lectern. They stay where they are. */
  | { readonly code: 'newer-lines'; readonly file: string; readonly lines: number }
  /** Not one line is a change: left alone. */
  | { readonly code: 'not-a-journal'; readonly file: string }
  | { readonly code: 'not-a-file'; readonly file: string }
  | { readonly code: 'too-large'; readonly file: string; readonly size: number }
  | { readonly code: 'unreadable-file'; readonly file: string; readonly cause: unknown }
  | { readonly code: 'unreadable-folder'; readonly cause: unknown }
  /** Changes are in memory only. */
  | { readonly code: 'unsaved'; readonly changes: number; readonly cause: unknown }
  /** What was `unsaved` is on disk now. */
  | { readonly code: 'saved-again' }
  /** Old segments could not be folded; nothing is lost by that. */
  | { readonly code: 'not-folded'; readonly cause: unknown };

export type Report = (problem: JournalProblem) => void;
