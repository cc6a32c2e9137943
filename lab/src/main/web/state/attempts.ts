import { complain, content } from "../base/notice";

/** Executes requests to the server; a refusal is shown. */
export class Attempts {
  private turn: Promise<void> = Promise.resolve();

  /** Tells when a change begins and ends, and when something was refused; asks whether there was nothing to see before. */
  constructor(
    private readonly occupied: (busy: boolean) => void,
    private readonly refused: () => void,
    private readonly isFirst: () => boolean,
  ) {}

  /** Answers false where it was refused. */
  async make(work: () => Promise<void>, occupies = true): Promise<boolean> {
    // One change at a time, because each starts from the result of the previous one.
    const before = this.turn;
    let done = (): void => undefined;
    if (occupies) {
      this.turn = new Promise((resolve) => (done = resolve));
      await before;
      this.occupied(true);
    }
    // Opening something else instead of a refused link must not remove the refusal.
    const first = this.isFirst();
    try {
      await work();
      if (!first) {
        content();
      }
      return true;
    } catch (error) {
      complain(error);
      this.refused();
      return false;
    } finally {
      done();
      if (occupies) {
        this.occupied(false);
      }
    }
  }
}
