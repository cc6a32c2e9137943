import type { Messages } from "./protocol";

/** The names of all messages. */
const EVENTS: Record<keyof Messages, true> = {
  frame: true, gone: true, scene: true, seeds: true, series: true, stage: true, status: true, tableCards: true, tableStatus: true,
};

/** A handler for each message that is awaited. */
type MessageListener = { [Name in keyof Messages]?: (message: Messages[Name]) => void };

export interface StreamListener extends MessageListener {
  connection(connected: boolean): void;
  /** The server would not open the stream: perhaps it does not know the run any more. */
  refused(): void;
}

/**
 * The stream of server-sent events: for one run and one strip, with or without what the diagram shows, or for a table. The
 * browser opens it again by itself after a break; where it gives up (the server refused), this class tries again with growing pauses.
 */
export class Stream {
  private source: EventSource | null = null;
  private address = "";
  private pause = 1000;
  private retry = 0;

  constructor(private readonly listener: StreamListener) {}

  watch(run: string | null, strip: string | null, diagram: boolean): void {
    const query = new URLSearchParams();
    if (run !== null) {
      query.append("run", run);
      if (diagram) {
        query.append("diagram", "true");
      }
    }
    if (strip !== null) {
      query.append("seeds", strip);
    }
    this.follow(query);
  }

  watchTable(run: string): void {
    this.follow(new URLSearchParams({ table: run }));
  }

  private follow(query: URLSearchParams): void {
    const address = query.size === 0 ? "" : `/api/stream?${query}`;
    if (address !== this.address) {
      this.address = address;
      this.open();
    }
  }

  private open(): void {
    window.clearTimeout(this.retry);
    this.source?.close();
    this.source = null;
    if (this.address === "") {
      return;
    }
    const source = new EventSource(this.address);
    this.source = source;
    source.onopen = () => {
      this.pause = 1000;
      this.listener.connection(true);
    };
    source.onerror = () => {
      if (source !== this.source) {
        return;
      }
      this.listener.connection(false);
      if (source.readyState === EventSource.CLOSED) {
        this.listener.refused();
        this.retry = window.setTimeout(() => this.open(), this.pause);
        this.pause = Math.min(2 * this.pause, 15000);
      }
    };
    const listener: MessageListener = this.listener;
    const hear = <Name extends keyof Messages>(name: Name): void =>
      source.addEventListener(name, (event) =>
        listener[name]?.(JSON.parse((event as MessageEvent<string>).data) as Messages[Name]));
    (Object.keys(EVENTS) as (keyof Messages)[]).forEach(hear);
  }
}
