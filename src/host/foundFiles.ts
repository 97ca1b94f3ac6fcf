/** Which files of the workspace are meant: by searches, and by what is told of single files while a search runs. */

export class FoundFiles {
  /** The files, and in which search's time each was found or told of last. */
  private readonly files = new Map<string, number>();
  private turn = 0;

  /** A search of everything begins; gives its turn, for `end`. */
  begin(): number {
    return ++this.turn;
  }

  /** One is there, as a watcher tells or a search of some folders finds. */
  add(address: string): void {
    this.files.set(address, this.turn);
  }

  delete(address: string): void {
    this.files.delete(address);
  }

  has(address: string): boolean {
    return this.files.has(address);
  }

  get all(): readonly string[] {
    return [...this.files.keys()];
  }

  /**
   * Takes in what a search found. What it did not find is there no longer, unless it was told of since the search began:
   * that may have come behind its back. False, and nothing taken in, where another search has begun meanwhile: this one
   * cannot know what that one finds, as in a folder that was added in between.
   */
  end(turn: number, found: Iterable<string>): boolean {
    if (turn !== this.turn) return false;
    for (const address of found) this.add(address);
    for (const [address, told] of this.files) if (told < turn) this.files.delete(address);
    return true;
  }
}
