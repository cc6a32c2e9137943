import { Emitter } from "../base/emitter";
import type {
  Catalogue, Command, Completed, ExperimentTree, Frame, LabInfo, Json,
  LaneRequest, Scene, Seeds, SpeedRequest, Status,
} from "../server/protocol";
import { Refusal, requests } from "../server/requests";
import { Stream } from "../server/stream";
import { Attempts } from "./attempts";
import { replaced, yamlText } from "./experiment";
import { Heard } from "./heard";
import { hashOf } from "./link";
import { emptyLane, type Lane } from "./lane";
import { liveChange } from "./live";
import { Past } from "./past";
import { remembered } from "./remembered";

export { shownFrame, type Lane } from "./lane";

export type Change =
  "settings" | "lanes" | "status" | "scene" | "frame" | "series" | "stage" | "connection" | "seeds" | "selection" | "busy";

/** The page's run, its lanes, and all actions on them. */
export class Laboratory extends Emitter<Change> {
  lanes: Lane[] = [];
  run: string | null = null;
  status: Status | null = null;
  strip: Seeds | null = null;
  /** The strip that the stream is asked for; none where the server has forgotten it. */
  private watched: string | null = null;
  /** Whether the page shows the diagram, for which D has to be asked. */
  private diagram = true;
  connected = true;
  busy = false;
  /** The lane that the controls speak of. */
  selected = 0;
  speed: SpeedRequest = { iterationsPerSecond: 300 };
  /** The iteration that the slider shows, or null for now. */
  shownPast: number | null = null;
  hash = "";

  private readonly stream: Stream;
  private readonly heard = new Heard();
  private readonly attempts = new Attempts(
    (busy) => {
      this.busy = busy;
      this.tell("busy");
    },
    () => this.tell("settings"),
    () => this.lanes.length === 0,
  );
  /** The last thing asked for was a step, which is told of as a short run: nothing that there is to pause. */
  private stepping = false;
  private readonly past = new Past((frames) => {
    if (this.shownPast !== null) {
      this.lanes.forEach((lane, at) => (lane.past = frames[at] ?? null));
      this.tell("frame");
    }
  });

  constructor(
    readonly info: LabInfo,
    readonly catalogue: Catalogue,
  ) {
    super();
    this.stream = new Stream({
      status: (status) => this.hearStatus(status),
      scene: (scene) => this.hearScene(scene),
      frame: (frame) => this.hearFrame(frame),
      series: (series) => {
        this.heard.keep(series, (heard) => (heard.series = series));
        this.hear(series, "series", (lane) => (lane.series = series));
      },
      stage: (stage) => this.hear(stage, "stage", (lane) => (lane.stage = stage)),
      seeds: (strip) => {
        this.strip = strip;
        this.tell("seeds");
      },
      gone: ({ run, strip }) => {
        void this.hearGone(run);
        this.hearStripGone(strip);
      },
      refused: () => void this.lookAgain(),
      connection: (connected) => {
        if (connected !== this.connected) {
          this.connected = connected;
          this.tell("connection");
        }
      },
    });
  }

  experiment(lane = this.selected): ExperimentTree {
    return this.lanes[lane]?.completed.experiment ?? {};
  }

  get comparing(): boolean {
    return this.lanes.length > 1;
  }

  get running(): boolean {
    return (this.status?.state === "running" && !this.stepping) || this.status?.state === "waiting";
  }

  /** Whether the run goes on by itself, or will as soon as it can. */
  get playing(): boolean {
    return this.status?.state === "running" || this.status?.state === "waiting";
  }

  select(lane: number): void {
    this.selected = lane;
    this.tell("selection");
  }

  /** Finds the run again that this page had before it was loaded anew; false where there is none. */
  async resume(hash: string): Promise<boolean> {
    const { run } = remembered;
    if (run === null) {
      return false;
    }
    try {
      const status = await requests.status(run);
      const completed = await Promise.all(status.lanes.map((_, lane) => requests.experiment(run, lane)));
      const itsHash = await hashOf(completed.map((each) => each.experiment));
      if (hash !== "" && hash !== itsHash) {
        return false;
      }
      this.lanes = completed.map(emptyLane);
      this.speed = status.speed;
      this.adopt(status);
      this.tell("lanes");
      await this.settled();
      return true;
    } catch (error) {
      if (error instanceof Refusal) {
        return false;
      }
      throw error;
    }
  }

  /** Shows these experiments from their beginning: in the run that there is, or in a new one. */
  async open(requested: LaneRequest[], play = false): Promise<boolean> {
    return this.attempts.make(async () => {
      const completed = await Promise.all(requested.map((each) => requests.complete(each)));
      await this.begin(completed, play);
    });
  }

  /** Changes fields of the selected lane: live where that can be, otherwise from the beginning. */
  async change(set: Record<string, Json>, lane = this.selected): Promise<boolean> {
    return this.attempts.make(async () => {
      const paths = Object.keys(set);
      const only = paths[0];
      if (paths.length === 1 && only !== undefined && (await this.changedLive(only, set[only] ?? null, lane))) {
        return;
      }
      const texts = Object.fromEntries(Object.entries(set).map(([path, value]) => [path, yamlText(value)]));
      const next = await requests.complete({ experiment: this.experiment(lane), set: texts });
      const completed = this.lanes.map((each, at) => (at === lane ? next : each.completed));
      await this.begin(completed, this.playing);
    });
  }

  /** Begins again from the seed, with the experiments as the controls show them. */
  async restart(play = false): Promise<boolean> {
    return this.attempts.make(() => this.begin(this.lanes.map((lane) => lane.completed), play));
  }

  async command(command: Command): Promise<boolean> {
    const run = this.run;
    if (run === null) {
      return false;
    }
    return this.attempts.make(async () => {
      if (command.action !== "speed" && command.action !== "change") {
        this.now();
        this.stepping = command.action === "step";
      }
      this.hearStatus(await requests.control(run, command));
    }, false);
  }

  setSpeed(speed: SpeedRequest): void {
    this.speed = speed;
    const { secondsPerStage, iterationsPerSecond } = speed;
    void this.command(typeof secondsPerStage === "number"
      ? { action: "speed", secondsPerStage }
      : { action: "speed", iterationsPerSecond: iterationsPerSecond ?? null });
    if (typeof secondsPerStage !== "number") {
      this.lanes.forEach((lane) => (lane.stage = null));
      this.tell("stage");
    }
  }

  /** Shows the moment nearest to an iteration. Only the last one asked for is fetched. */
  showPast(iteration: number): void {
    this.shownPast = iteration;
    if (this.run !== null) {
      this.past.ask(this.run, this.lanes.length, iteration);
    }
  }

  /** Shows the present again. */
  now(): void {
    this.shownPast = null;
    this.past.forget();
    this.lanes.forEach((lane) => (lane.past = null));
    this.tell("frame");
  }

  /** Says whether the diagram is shown. */
  showDiagram(shown: boolean): void {
    this.diagram = shown;
    this.listen();
  }

  private listen(): void {
    this.stream.watch(this.run, this.watched, this.diagram);
  }

  watchSeeds(strip: Seeds | null): void {
    this.strip = strip;
    this.watched = strip?.strip ?? null;
    this.listen();
    this.tell("seeds");
  }

  private async begin(completed: Completed[], play: boolean): Promise<void> {
    const lanes: LaneRequest[] = completed.map((each) => ({ experiment: each.experiment }));
    let status: Status;
    if (this.run === null || this.status === null || this.status.state === "failed") {
      status = await requests.create(lanes, play, this.speed);
    } else {
      status = await requests.control(this.run, { action: "restart", lanes, play });
    }
    const counted = this.lanes.length !== completed.length ||
      this.lanes.some((lane, at) => lane.completed.kind !== completed[at]?.kind);
    this.shownPast = null;
    this.stepping = false;
    this.lanes = completed.map((each, at) => {
      const before = this.lanes[at];
      // The present picture stays until the new scene arrives, to avoid flicker.
      return before === undefined || counted
        ? { ...emptyLane(each), ...this.heard.of(at, status) }
        : { ...before, completed: each, past: null, stage: null };
    });
    this.selected = Math.min(this.selected, this.lanes.length - 1);
    this.adopt(status);
    if (counted) {
      this.tell("lanes");
    }
    await this.settled();
  }

  private adopt(status: Status): void {
    this.run = status.run;
    remembered.run = status.run;
    this.listen();
    this.hold(status);
    this.tell("status"); // the lanes are others, even where the stream was faster than the answer
  }

  private async settled(): Promise<void> {
    remembered.keepFiles(this.lanes.map((lane) => lane.completed));
    this.hash = await hashOf(this.lanes.map((lane) => lane.completed.experiment));
    if (location.hash !== this.hash) {
      history.replaceState(null, "", this.hash);
    }
    this.tell("settings");
  }

  private async changedLive(path: string, value: Json, lane: number): Promise<boolean> {
    const before = this.experiment(lane);
    const live = liveChange(path, value, before, this.status?.lanes[lane]);
    if (live === null || this.run === null || this.status?.state === "failed") {
      return false;
    }
    const changed = await requests.control(this.run, { action: "change", lane, [live.field]: live.value });
    const completed = await requests.complete({ experiment: replaced(before, path, value) });
    const place = this.lanes[lane];
    if (place !== undefined) {
      place.completed = completed;
    }
    this.hearStatus(changed);
    await this.settled();
    return true;
  }

  private hearStatus(status: Status): void {
    if (this.hold(status)) {
      this.tell("status");
    }
  }

  /** Keeps a status, unless a newer one is there: an answer may arrive after the stream's messages about its effect, or before. */
  private hold(status: Status): boolean {
    const late = this.status?.run === status.run && status.number < this.status.number;
    if (this.run !== status.run || late) {
      return false;
    }
    this.status = status;
    return true;
  }

  private hearScene(scene: Scene): void {
    this.heard.keep(scene, (heard) => (heard.scene = scene));
    this.hear(scene, "scene", (lane) => {
      if (lane.scene?.scene !== scene.scene) {
        lane.frame = lane.frame?.scene === scene.scene ? lane.frame : null;
        lane.series = lane.series?.scene === scene.scene ? lane.series : null;
      }
      lane.scene = scene;
    });
  }

  private hearFrame(frame: Frame): void {
    this.heard.keep(frame, (heard) => (heard.frame = frame));
    this.hear(frame, "frame", (lane) => {
      // A frame of another scene waits for its scene; a late frame is not shown after a newer one.
      if (lane.frame === null || frame.scene !== lane.frame.scene || frame.number >= lane.frame.number) {
        lane.frame = frame;
      }
    });
  }

  private hear(message: { run: string; lane: number }, change: Change, take: (lane: Lane) => void): void {
    const lane = this.lanes[message.lane];
    if (message.run === this.run && lane !== undefined) {
      take(lane);
      this.tell(change);
    }
  }

  /** The server was started anew or has forgotten the run: another one takes its place. */
  private async lookAgain(): Promise<void> {
    const { run, strip } = this;
    try {
      if (strip !== null) {
        await requests.strip(strip.strip);
      }
    } catch (error) {
      if (strip !== null && error instanceof Refusal && error.status === 404) {
        this.hearStripGone(strip.strip);
      }
    }
    try {
      if (run !== null) {
        await requests.status(run);
      }
    } catch (error) {
      if (run !== null && error instanceof Refusal && error.status === 404) {
        await this.hearGone(run);
      }
    }
  }

  /** What a forgotten strip has shown stays; nothing more is expected of it. */
  private hearStripGone(strip: string | undefined): void {
    if (strip !== undefined && strip === this.strip?.strip) {
      this.watched = null;
      this.listen();
    }
  }

  private async hearGone(run: string | undefined): Promise<void> {
    if (run !== undefined && run === this.run) {
      this.run = null;
      this.status = null;
      await this.open(this.lanes.map((lane) => ({ experiment: lane.completed.experiment })));
    }
  }
}
