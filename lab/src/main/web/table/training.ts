import { Emitter } from "../base/emitter";
import { complain } from "../base/notice";
import type { TableCards, TableStatus } from "../server/protocol";
import { Refusal, requests } from "../server/requests";
import { Stream } from "../server/stream";
import { remembered } from "../state/remembered";

/** What rows are asked for by a click on a bar. */
export interface Condition {
  column: string;
  text: string;
  where: string[];
}

/** The training of a table, what is seen of it, and all actions on it. */
export class TableTraining extends Emitter<"status" | "cards" | "conditions" | "connection"> {
  connected = true;
  /** Whether the server has forgotten the run. */
  gone = false;
  /** The newest look without conditions. */
  cards: TableCards | null = null;
  conditions: Condition[] = [];
  /** The newest look under the conditions; null while there are none, or none has come. */
  private asked: TableCards | null = null;
  private asking = false;
  private readonly stream: Stream;

  constructor(public status: TableStatus) {
    super();
    this.stream = new Stream({
      tableStatus: (heard) => this.hear(heard),
      tableCards: (cards) => {
        if (cards.run === this.status.run) {
          this.cards = cards;
          this.tell("cards");
          void this.ask();
        }
      },
      gone: ({ run }) => {
        if (run === this.status.run) {
          this.forget();
        }
      },
      refused: () => void this.lookAgain(),
      connection: (connected) => {
        this.connected = connected;
        this.tell("connection");
      },
    });
    this.adopt();
  }

  /** Finds the training of an upload that this page had, or begins one. */
  static async of(upload: string): Promise<TableTraining> {
    const run = remembered.table(upload);
    if (run !== null) {
      try {
        return new TableTraining(await requests.table(run));
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 404) {
          throw error;
        }
      }
    }
    return new TableTraining(await requests.createTable({ upload }));
  }

  /** What is shown: under the conditions, if there are any. */
  get shown(): TableCards | null {
    return this.conditions.length === 0 ? this.cards : this.asked;
  }

  get where(): string[] {
    return this.conditions.flatMap((condition) => condition.where);
  }

  get playing(): boolean {
    return this.status.state === "running" || this.status.state === "waiting";
  }

  /** Whether there are steps to do. */
  get goesOn(): boolean {
    return !this.gone && this.status.state !== "failed" && ["preparing", "likelihood", "game"].includes(this.status.phase);
  }

  async command(action: "play" | "pause" | "stop"): Promise<void> {
    try {
      this.hear(await requests.controlTable(this.status.run, { action }));
    } catch (error) {
      complain(error);
    }
  }

  /** Begins again, in place of what there is. */
  async restart(seed: string): Promise<void> {
    try {
      const { run, upload } = this.status;
      const fresh = await requests.createTable({ upload, set: { seed }, play: true });
      if (!this.gone) {
        await requests.endTable(run).catch(() => undefined);
      }
      this.status = fresh;
      this.gone = false;
      this.cards = null;
      this.asked = null;
      this.adopt();
      this.tell("status");
    } catch (error) {
      complain(error);
    }
  }

  /** Asks for such rows only; in place of another condition on the column, or not any more. */
  toggle(condition: Condition): void {
    const same = this.conditions.some((each) => each.column === condition.column && each.text === condition.text);
    const others = this.conditions.filter((each) => each.column !== condition.column);
    this.ponder(same ? others : [...others, condition]);
  }

  clear(): void {
    this.ponder([]);
  }

  private ponder(conditions: Condition[]): void {
    this.conditions = conditions;
    if (conditions.length === 0) {
      this.asked = null;
    }
    this.tell("conditions");
    void this.ask();
  }

  /** Fetches rows under the conditions, as they are now: one request at a time. */
  private async ask(): Promise<void> {
    if (this.asking || this.conditions.length === 0) {
      return;
    }
    this.asking = true;
    const { conditions } = this;
    const look = this.cards?.look;
    const { run } = this.status;
    try {
      const answer = await requests.cards(run, this.where);
      if (conditions === this.conditions && run === this.status.run) {
        this.asked = answer;
        this.tell("cards");
      }
    } catch (error) {
      if (conditions === this.conditions) {
        // What no row satisfies is not asked for again with each look.
        complain(error);
        this.conditions = conditions.slice(0, -1);
        this.tell("conditions");
      }
    } finally {
      this.asking = false;
    }
    if (conditions !== this.conditions || look !== this.cards?.look) {
      void this.ask();
    }
  }

  private adopt(): void {
    remembered.keepTable(this.status.upload, this.status.run);
    this.stream.watchTable(this.status.run);
  }

  private hear(status: TableStatus): void {
    if (status.run === this.status.run && status.number >= this.status.number) {
      this.status = status;
      this.tell("status");
    }
  }

  private forget(): void {
    this.gone = true;
    this.tell("status");
  }

  private async lookAgain(): Promise<void> {
    try {
      this.hear(await requests.table(this.status.run));
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) {
        this.forget();
      }
    }
  }
}
