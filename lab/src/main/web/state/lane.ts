import type { Completed, Frame, Scene, Series, Stage } from "../server/protocol";

/** The state of one lane on the page. */
export interface Lane {
  completed: Completed;
  scene: Scene | null;
  frame: Frame | null;
  past: Frame | null;
  series: Series | null;
  stage: Stage | null;
}

export const emptyLane = (completed: Completed): Lane =>
  ({ completed, scene: null, frame: null, past: null, series: null, stage: null });

/** What a lane shows: the slider's moment, or the newest. Null until its scene has arrived. */
export function shownFrame(lane: Lane): Frame | null {
  const frame = lane.past ?? lane.frame;
  return frame !== null && lane.scene !== null && frame.scene === lane.scene.scene && frame.kind === lane.scene.kind
    ? frame
    : null;
}
