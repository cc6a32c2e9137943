import type { Frame, Scene, SeedStrip, Series, Stage, Status } from "./protocol";

export interface StreamListener {
  status(status: Status): void;
  scene(scene: Scene): void;
  frame(frame: Frame): void;
  series(series: Series): void;
  stage(stage: Stage): void;
  seeds(strip: SeedStrip): void;
  gone(run: string): void;
  stripGone(strip: string): void;
  connection(connected: boolean): void;
  /** The server would not open the stream: perhaps it does not know the run any more. */
  refused(): void;
}

/**
 * The stream of server-sent events, for one run and one strip. The browser opens it again by itself after a break; where it
 * gives up (the server refused), this class tries again with growing pauses.
 */
export class Stream {
  private source: EventSource | null = null;
  private address = "";
  private pause = 1000;
  private retry = 0;

  constructor(private readonly listener: StreamListener) {}

  watch(run: string | null, strip: string | null): void {
    const query = new URLSearchParams();
    if (run !== null) {
      query.append("run", run);
    }
    if (strip !== null) {
      query.append("seeds", strip);
    }
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
    const hear = <T>(name: string, tell: (message: T) => void): void =>
      source.addEventListener(name, (event) => tell(JSON.parse((event as MessageEvent<string>).data) as T));
    hear<Status>("status", (status) => this.listener.status(status));
    hear<Scene>("scene", (scene) => this.listener.scene(scene));
    hear<Frame>("frame", (frame) => this.listener.frame(frame));
    hear<Series>("series", (series) => this.listener.series(series));
    hear<Stage>("stage", (stage) => this.listener.stage(stage));
    hear<SeedStrip>("seeds", (strip) => this.listener.seeds(strip));
    hear<{ run?: string; strip?: string }>("gone", (gone) => {
      if (gone.run !== undefined) {
        this.listener.gone(gone.run);
      } else if (gone.strip !== undefined) {
        this.listener.stripGone(gone.strip);
      }
    });
  }
}
