import { text } from "../base/words";
import { palette, type Palette } from "../draw/colours";
import type { FigureContent } from "../draw/figure";
import type { Surface } from "../draw/surface";
import type { Frame, Kind, Scene, Stage } from "../server/protocol";
import type { Lane } from "../state/laboratory";
import { densities, densityTop, drawDensities, type NumbersMoment } from "./densities";
import { drawIdealMap, drawMapping, idealMap, mapping } from "./mapping";
import { drawPoints, points, type PointsMoment } from "./points";
import { drawMarginals, drawPairs, marginals, pairs, type TableMoment } from "./table";

type Area = { x: number; y: number; width: number; height: number };
type Shown = (key: string) => boolean;

/** The view of a lane, which depends on the kind of its data. */
export type Moment = NumbersMoment | PointsMoment | TableMoment;

interface View {
  /** The pictures of the stage. */
  figures(moment: () => Moment | null): FigureContent[];
  /** Numbers beside those that every lane has. */
  facts: string[];
  /** What the colours of a picture that is taken away mean. */
  keys: [string, keyof Palette][];
}

const of = <K extends Kind>(kind: K, moment: () => Moment | null) => (): Extract<Moment, { kind: K }> | null => {
  const now = moment();
  return now?.kind === kind ? now as Extract<Moment, { kind: K }> : null;
};

const POINT_KEYS: View["keys"] = [["layer.realPoints", "real"], ["layer.generatedPoints", "generated"]];

/** The views of all kinds of data. */
export const VIEWS: Record<Kind, View> = {
  numbers: {
    figures: (moment) => [densities, mapping, idealMap].map((figure) => figure(of("numbers", moment))),
    facts: ["crossings"],
    keys: [["layer.real", "real"], ["layer.generated", "generated"], ["layer.discriminator", "discriminator"], ["layer.optimum", "ideal"]],
  },
  points: { figures: (moment) => [points(of("points", moment))], facts: ["modes", "quality"], keys: POINT_KEYS },
  table: { figures: (moment) => [marginals, pairs].map((figure) => figure(of("table", moment))), facts: [], keys: POINT_KEYS },
};

const united = (spans: [number, number][]): [number, number] =>
  [Math.min(...spans.map(([low]) => low)), Math.max(...spans.map(([, high]) => high))];

const frameOf = <K extends Kind>(kind: K, frame: Frame | null): Extract<Frame, { kind: K }> | null =>
  frame?.kind === kind ? frame as Extract<Frame, { kind: K }> : null;

const scenesOf = <K extends Kind>(kind: K, lanes: Lane[]): Extract<Scene, { kind: K }>[] =>
  lanes.map((lane) => lane.scene).filter((scene): scene is Extract<Scene, { kind: K }> => scene?.kind === kind);

/** The view of a lane; its axes cover all lanes, to make them comparable by eye. */
export function momentOf(scene: Scene, frame: Frame | null, lanes: Lane[], stage: Stage | null = null): Moment {
  switch (scene.kind) {
    case "numbers": {
      const scenes = scenesOf(scene.kind, lanes);
      const domain = united(scenes.map((each) => each.domain));
      return { kind: scene.kind, scene, frame: frameOf(scene.kind, frame), stage, domain, top: Math.max(...scenes.map(densityTop)) };
    }
    case "points": {
      const scenes = scenesOf(scene.kind, lanes);
      const domain: PointsMoment["domain"] = [united(scenes.map((each) => each.domain[0])), united(scenes.map((each) => each.domain[1]))];
      return { kind: scene.kind, scene, frame: frameOf(scene.kind, frame), stage, domain };
    }
    case "table":
      return { kind: scene.kind, scene, frame: frameOf(scene.kind, frame) };
  }
}

/** Draws all pictures of a lane in an area, for the page's picture and for the animation. */
export function drawLane(surface: Surface, moment: Moment, shown: Shown, area: Area): void {
  const { x, y, width, height } = area;
  if (moment.kind === "points") {
    drawPoints(surface, moment, shown, area);
    return;
  }
  const upper = Math.round(height * 0.53);
  const above = { x, y, width, height: upper };
  const title = (key: string, left: number): void =>
    surface.text(text(key), left, y + upper + 14, { size: 13, colour: palette().text, weight: 600 });
  if (moment.kind === "table") {
    drawMarginals(surface, moment, shown, above);
    title("figure.pairs", x + 20);
    drawPairs(surface, moment, { x, y: y + upper + 20, width, height: height - upper - 20 });
    return;
  }
  drawDensities(surface, moment, shown, above);
  title("figure.mapping", x + 20);
  title("figure.idealMap", x + width / 2 + 44);
  drawMapping(surface, moment, { x, y: y + upper + 6, width: width / 2, height: height - upper - 6 });
  drawIdealMap(surface, moment, shown, { x: x + width / 2, y: y + upper + 36, width: width / 2, height: height - upper - 36 });
}
