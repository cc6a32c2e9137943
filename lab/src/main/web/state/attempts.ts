import { complain, content } from "../base/notice";

/** Carries out what the page asks of the server; a refusal is shown. */
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
    // One change after the other: each begins from what the one before it left.
    const before = this.turn;
    let done = (): void => undefined;
    if (occupies) {
      this.turn = new Promise((resolve) => (done = resolve));
      await before;
      this.occupied(true);
    }
    // What is opened in place of a link that was refused leaves the refusal to be read.
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
