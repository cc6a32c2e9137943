import { complain } from "../base/notice";
import type { Frame } from "../server/protocol";
import { requests } from "../server/requests";

/** Fetches past moments. Only the last requested one is fetched, so dragging the slider builds no queue. */
export class Past {
  private asked: { run: string; lanes: number; iteration: number } | null = null;
  private busy = false;

  constructor(private readonly show: (frames: Frame[]) => void) {}

  ask(run: string, lanes: number, iteration: number): void {
    this.asked = { run, lanes, iteration };
    if (!this.busy) {
      void this.fetch();
    }
  }

  forget(): void {
    this.asked = null;
  }

  private async fetch(): Promise<void> {
    this.busy = true;
    try {
      while (this.asked !== null) {
        const { run, lanes, iteration } = this.asked;
        this.asked = null;
        this.show(await Promise.all(Array.from({ length: lanes }, (_, lane) => requests.past(run, lane, iteration))));
      }
    } catch (error) {
      complain(error);
    } finally {
      this.busy = false;
    }
  }
}
