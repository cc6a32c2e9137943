import type { Frame, NumbersScene, PointsScene, Scene } from "../server/protocol";
import type { Lane } from "../state/laboratory";
import { densityTop, type NumbersMoment } from "./densities";
import type { PointsMoment } from "./points";

const united = (spans: [number, number][]): [number, number] =>
  [Math.min(...spans.map(([low]) => low)), Math.max(...spans.map(([, high]) => high))];

const scenesOf = <K extends Scene["kind"]>(lanes: Lane[], kind: K): Extract<Scene, { kind: K }>[] =>
  lanes.map((lane) => lane.scene).filter((scene): scene is Extract<Scene, { kind: K }> => scene?.kind === kind);

/** What a picture in one dimension shows; its axes span what all lanes need, so that they can be compared by eye. */
export function numbersMoment(scene: NumbersScene, frame: Frame | null, lanes: Lane[]): NumbersMoment {
  const scenes = scenesOf(lanes, "numbers");
  return {
    scene,
    frame: frame?.kind === "numbers" ? frame : null,
    stage: null,
    domain: united(scenes.map((each) => each.domain)),
    top: Math.max(...scenes.map(densityTop)),
  };
}

/** Likewise in two dimensions. */
export function pointsMoment(scene: PointsScene, frame: Frame | null, lanes: Lane[]): PointsMoment {
  const scenes = scenesOf(lanes, "points");
  return {
    scene,
    frame: frame?.kind === "points" ? frame : null,
    stage: null,
    domain: [united(scenes.map((each) => each.domain[0])), united(scenes.map((each) => each.domain[1]))],
  };
}
