import type { Frame, Scene, Series, Status } from "../server/protocol";

export interface Newest {
  scene: Scene | null;
  frame: Frame | null;
  series: Series | null;
}

/** The newest messages of each lane; they may arrive before the answer that introduces the lane. */
export class Heard {
  private readonly lanes: Newest[] = [];

  keep(message: { run: string; lane: number }, put: (newest: Newest) => void): void {
    put((this.lanes[message.lane] ??= { scene: null, frame: null, series: null }));
  }

  /** What was heard of a lane of the scene that a status speaks of. */
  of(lane: number, status: Status): Newest {
    const current = <T extends { run: string; scene: number }>(message: T | null | undefined): T | null =>
      message?.run === status.run && message.scene === status.scene ? message : null;
    const newest = this.lanes[lane];
    return { scene: current(newest?.scene), frame: current(newest?.frame), series: current(newest?.series) };
  }
}
