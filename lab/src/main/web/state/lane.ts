import type { Completed, Frame, Scene, Series, Stage } from "../server/protocol";

/** What the page knows of one lane. */
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

/** What a lane shows: the moment of the slider, or the newest. Null until its scene is there. */
export function shownFrame(lane: Lane): Frame | null {
  const frame = lane.past ?? lane.frame;
  return frame !== null && lane.scene !== null && frame.scene === lane.scene.scene && frame.kind === lane.scene.kind
    ? frame
    : null;
}
