import { measured, percent } from "../base/format";
import { text } from "../base/words";
import { classInk, mixed, palette } from "../draw/colours";
import { figureOf, type FigureContent } from "../draw/figure";
import { Plot } from "../draw/plot";
import type { Surface } from "../draw/surface";
import type { PointsFrame, PointsScene, Stage } from "../server/protocol";
import { drawArrows } from "./arrows";
import { drawClassLegend, withClasses } from "./classes";
import { halfLine } from "./halfLine";

export interface PointsMoment {
  kind: "points";
  scene: PointsScene;
  frame: PointsFrame | null;
  stage: Stage | null;
  /** What the axes span: the same in both lanes. */
  domain: Domain;
}

type Domain = [[number, number], [number, number]];

/** Real and generated points over D's decisions, with G's manifold and the gradients. */
export function points(moment: () => PointsMoment | null): FigureContent {
  return figureOf(moment, {
    titleKey: "figure.points",
    testid: "points",
    legend: [
      { key: "layer.realPoints", sign: "real dot" },
      { key: "layer.generatedPoints", sign: "generated dot" },
      { key: "layer.heat", sign: "heat" },
      { key: "layer.manifold", sign: "generated line" },
      { key: "layer.arrows", sign: "ideal arrow" },
    ],
    draw: drawPoints,
    columns: (now) => ["table.real", "table.generated"].flatMap((kind) =>
      [...(now?.scene.names ?? ["x1", "x2"]), ...(now?.scene.classes == null ? [] : [text("table.class")])]
        .map((name) => `${name} (${text(kind)})`)),
    rows: ({ scene, frame }) => Array.from({ length: Math.min(200, scene.real.length / 2) }, (_, at) =>
      ([[scene.real, scene.classes?.real], [frame?.generated, frame?.classes ?? []]] as const).flatMap(([values, codes]) =>
        [measured(values?.[2 * at]), measured(values?.[2 * at + 1]),
          ...(scene.classes === null ? [] : [scene.classes.names[codes?.[at] ?? -1] ?? ""])])),
    absent: ({ scene }) => (scene.manifold === null ? ["layer.manifold"] : []),
    classed: ({ scene }) => scene.classes !== null,
    summary: ({ scene, frame }) => {
      const { modes } = frame;
      const values = { iteration: frame.iteration, distance: measured(frame.distance), floor: measured(scene.distance.floor) };
      return withClasses(scene.classes, modes === null
        ? text("summary.points", values)
        : text("summary.modes", { ...values, captured: modes.captured, of: modes.of, quality: percent(modes.highQuality) }));
    },
  });
}

export const even = (values: number[]): number[] => values.filter((_, at) => at % 2 === 0);
export const odd = (values: number[]): number[] => values.filter((_, at) => at % 2 === 1);

/** The largest area in which both directions have the same scale. */
function squared(domain: Domain, area: { x: number; y: number; width: number; height: number }):
  { x: number; y: number; width: number; height: number } {
  const [[left, right], [low, high]] = domain;
  const margins = { across: 46 + 78, along: 12 + 38 };
  const scale = Math.min((area.width - margins.across) / (right - left), (area.height - margins.along) / (high - low));
  const width = scale * (right - left) + margins.across;
  const height = scale * (high - low) + margins.along;
  return { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
}

export function drawPoints(
  surface: Surface,
  { scene, frame, stage, domain }: PointsMoment,
  shown: (key: string) => boolean,
  whole = { x: 0, y: 0, width: surface.width, height: surface.height },
): void {
  const inks = palette();
  const [across, along] = domain;
  const plot = new Plot(surface, { left: 46, right: 78, top: 12, bottom: 38 }, across, along, squared(domain, whole));
  const decisions = frame === null ? [] : frame.heat.map((value) => value ?? 0.5);
  if (frame !== null && shown("layer.heat")) {
    const [[left, right], [low, high]] = scene.domain;
    const [x, y] = [plot.atX(left), plot.atY(high)];
    surface.image(heat(scene, decisions), x, y, plot.atX(right) - x, plot.atY(low) - y);
  }
  plot.axis({ side: "bottom", title: scene.names[0], low: across[0], high: across[1] });
  plot.axis({ side: "left", title: scene.names[1], low: along[0], high: along[1] });
  plot.inside(() => {
    if (frame !== null && shown("layer.heat")) {
      const line = halfLine(scene, decisions);
      const ends = line.map((value, at) => (at % 2 === 0 ? plot.atX(value) : plot.atY(value)));
      surface.segments(ends, { colour: inks.discriminator, width: 1.8 });
    }
    if (frame?.manifold && scene.manifold !== null && shown("layer.manifold")) {
      drawManifold(surface, plot, scene.manifold, frame.manifold);
    }
    if (scene.classes !== null) {
      drawClasses(surface, plot, scene, frame, shown);
    }
    if (frame !== null && scene.classes === null && shown("layer.generatedPoints")) {
      const { generated } = frame;
      surface.dots(plot.xs(even(generated)), plot.ys(odd(generated)), { radius: 2.1, colour: inks.generated, edge: inks.paper });
    }
    // Real points are on top, because a few generated ones would hide them in tight modes.
    if (scene.classes === null && shown("layer.realPoints")) {
      surface.dots(plot.xs(even(scene.real)), plot.ys(odd(scene.real)), { radius: 2.2, colour: inks.real, opacity: 0.85, edge: inks.paper });
    }
    if (frame !== null && shown("layer.arrows") && stage?.pull == null) {
      drawArrows(surface, plot, frame.arrows);
    }
    drawMinibatch(surface, plot, stage);
  });
  plot.frame();
  if (scene.classes !== null) {
    drawClassLegend(surface, plot, scene.classes.names);
  }
  if (shown("layer.heat")) {
    drawScale(surface, plot, scene.decision);
  }
}

export function heat(scene: PointsScene, decisions: number[]): ImageData {
  const { columns, rows } = scene.grid;
  const pixels = new ImageData(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [red, green, blue] = mixed(2 * (decisions[row * columns + column] ?? 0.5) - 1);
      const place = 4 * ((rows - 1 - row) * columns + column);
      pixels.data.set([red, green, blue, 255], place);
    }
  }
  return pixels;
}

export function drawManifold(surface: Surface, plot: Plot, grid: { columns: number; rows: number }, values: number[]): void {
  const { columns, rows } = grid;
  const corner = (row: number, column: number): [number, number] => {
    const place = 2 * (row * columns + column);
    return [plot.atX(values[place] ?? 0), plot.atY(values[place + 1] ?? 0)];
  };
  const ends: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (column + 1 < columns) {
        ends.push(...corner(row, column), ...corner(row, column + 1));
      }
      if (row + 1 < rows) {
        ends.push(...corner(row, column), ...corner(row + 1, column));
      }
    }
  }
  surface.segments(ends, { colour: palette().generated, width: 0.9, opacity: 0.55 });
}

/** Points in the colours of their classes: real ones as rings, generated ones as dots. */
function drawClasses(surface: Surface, plot: Plot, scene: PointsScene, frame: PointsFrame | null, shown: (key: string) => boolean): void {
  const inks = palette();
  const { names, real } = scene.classes ?? { names: [], real: [] };
  const of = (values: number[], codes: number[], code: number): number[] =>
    values.filter((_, at) => codes[Math.floor(at / 2)] === code);
  names.forEach((_, code) => {
    if (frame?.classes != null && shown("layer.generatedPoints")) {
      const points = of(frame.generated, frame.classes, code);
      surface.dots(plot.xs(even(points)), plot.ys(odd(points)), { radius: 2.2, colour: classInk(code), edge: inks.paper });
    }
    if (shown("layer.realPoints")) {
      const points = of(scene.real, real, code);
      surface.dots(plot.xs(even(points)), plot.ys(odd(points)), { radius: 3.2, colour: classInk(code), hollow: true });
    }
  });
}

function drawMinibatch(surface: Surface, plot: Plot, stage: Stage | null): void {
  if (stage === null || stage.kind !== "points") {
    return;
  }
  const inks = palette();
  if (stage.ofGenerator !== true) {
    const real = stage.x ?? [];
    surface.dots(plot.xs(even(real)), plot.ys(odd(real)), { radius: 5, colour: inks.real, hollow: true });
  }
  const generated = stage.generated ?? [];
  surface.dots(plot.xs(even(generated)), plot.ys(odd(generated)), { radius: 5, colour: inks.generated, hollow: true });
  if (stage.pull !== null) {
    drawArrows(surface, plot, { from: generated, by: stage.pull });
  }
}

/** The legend of the heatmap's colours. */
function drawScale(surface: Surface, plot: Plot, decision: string): void {
  const inks = palette();
  const steps = 64;
  const pixels = new ImageData(1, steps);
  for (let at = 0; at < steps; at++) {
    const [red, green, blue] = mixed(1 - 2 * at / (steps - 1));
    pixels.data.set([red, green, blue, 255], 4 * at);
  }
  const x = plot.x + plot.width + 14;
  surface.image(pixels, x, plot.y, 12, plot.height);
  const bar = new Plot(surface, { left: 0, right: 0, top: 0, bottom: 0 }, [0, 1], [0, 1],
    { x, y: plot.y, width: 12, height: plot.height });
  bar.frame();
  surface.segments([x, bar.atY(0.5), x + 12, bar.atY(0.5)], { colour: inks.discriminator, width: 2 });
  bar.axis({
    side: "right",
    title: text(`axis.points.${decision}`),
    short: "D",
    low: 0,
    high: 1,
    colour: inks.discriminator,
    ticks: 4,
  });
}
