// What a request has changed so far in one organisation, so that a refused element, or a whole refused request, leaves no trace.

export class Journal {
  #undo: (() => void)[] = [];

  /** A place to come back to. */
  mark(): number {
    return this.#undo.length;
  }

  /** Notes how a change is undone. */
  note(undo: () => void): void {
    this.#undo.push(undo);
  }

  /** Undoes what was changed since the mark, latest first. */
  backTo(mark: number): void {
    for (const undo of this.#undo.splice(mark).reverse()) undo();
  }

  /** Keeps everything changed so far. */
  keep(): void {
    this.#undo = [];
  }
}
