import { count, measured } from "../base/format";
import { save } from "../base/dom";
import { text } from "../base/words";
import type { ChartPanel } from "../charts/panel";
import { CanvasSurface } from "../draw/canvasSurface";
import { palette } from "../draw/colours";
import { layerShown } from "../draw/figure";
import type { Surface } from "../draw/surface";
import { SvgSurface } from "../draw/svgSurface";
import type { Frame } from "../server/protocol";
import { drawLane, momentOf, VIEWS } from "../stage/view";
import { shownFrame, type Laboratory } from "../state/laboratory";

const LANE = 640;
const STAGE = 600;
const HEAD = 66;
const CHART = 240;

/** A caption: name, seed, iteration and distance. */
export function drawHead(surface: Surface, laboratory: Laboratory, lane: number, frame: Frame | null, x: number): void {
  const inks = palette();
  const status = laboratory.status?.lanes[lane];
  const scene = laboratory.lanes[lane]?.scene;
  const name = status === undefined ? "" : text("picture.head", { name: status.name, seed: status.seed });
  surface.text(name, x + 20, 26, { size: 16, colour: inks.text, weight: 600 });
  const facts = text("picture.facts", {
    iteration: count(frame?.iteration ?? 0), distance: measured(frame?.distance), floor: measured(scene?.distance.floor),
  });
  surface.text(facts, x + 20, 46, { size: 12, colour: inks.muted });
  let at = x + 20;
  for (const [key, ink] of VIEWS[scene?.kind ?? "numbers"].keys) {
    const words = text(key);
    surface.segments([at, 58, at + 18, 58], { colour: inks[ink], width: 3 });
    surface.text(words, at + 23, 62, { size: 11, colour: inks.text });
    at += 40 + surface.measure(words, 11);
  }
}

function compose(surface: Surface, laboratory: Laboratory, charts: ChartPanel): void {
  laboratory.lanes.forEach((lane, at) => {
    if (lane.scene !== null) {
      const frame = shownFrame(lane);
      drawHead(surface, laboratory, at, frame, at * LANE);
      drawLane(surface, momentOf(lane.scene, frame, laboratory.lanes), layerShown, { x: at * LANE, y: HEAD, width: LANE, height: STAGE });
    }
  });
  const shown = charts.shown();
  const width = surface.width / Math.max(1, shown.length);
  shown.forEach((chart, at) => {
    const y = HEAD + STAGE + 20;
    surface.text(text(chart.content.titleKey), at * width + 56, y + 4, { size: 13, colour: palette().text, weight: 600 });
    chart.drawOn(surface, { x: at * width, y: y + 20, width, height: CHART - 40 });
  });
}

const size = (laboratory: Laboratory): [number, number] => [LANE * laboratory.lanes.length, HEAD + STAGE + CHART];

const title = (laboratory: Laboratory): string => laboratory.lanes[0]?.completed.file ?? "gan4j";

export function saveSvg(laboratory: Laboratory, charts: ChartPanel): void {
  const surface = new SvgSurface(...size(laboratory));
  compose(surface, laboratory, charts);
  save(`${title(laboratory)}.svg`, new Blob([surface.document(palette().paper, title(laboratory))], { type: "image/svg+xml" }));
}

export function savePng(laboratory: Laboratory, charts: ChartPanel): void {
  const [width, height] = size(laboratory);
  const canvas = document.createElement("canvas");
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  const context = canvas.getContext("2d");
  if (context === null) {
    return;
  }
  context.scale(2, 2);
  context.fillStyle = palette().paper;
  context.fillRect(0, 0, width, height);
  compose(new CanvasSurface(context, width, height), laboratory, charts);
  canvas.toBlob((blob) => {
    if (blob !== null) {
      save(`${title(laboratory)}.png`, blob);
    }
  }, "image/png");
}
