import { count, measured, percent } from "../base/format";
import { text } from "../base/words";
import { palette } from "../draw/colours";
import { figureOf, type FigureContent } from "../draw/figure";
import { Plot } from "../draw/plot";
import type { Surface } from "../draw/surface";
import type { NumbersMoment } from "./densities";

/** The lines from z to G(z), and how many of them cross. */
export function mapping(moment: () => NumbersMoment | null): FigureContent {
  return figureOf(moment, {
    titleKey: "figure.mapping",
    testid: "mapping",
    draw: (surface, now) => drawMapping(surface, now),
    columns: () => ["z", "G(z)"],
    rows: ({ scene, frame }) => (scene.lineZ ?? []).map((z, at) => [measured(z), measured(frame?.lines?.[at])]),
    summary: ({ scene, frame }) => frame.crossings === null
      ? text("figure.nothing")
      : text("summary.mapping", { crossings: frame.crossings, pairs: scene.pairs }),
  });
}

export function drawMapping(
  surface: Surface,
  { scene, frame, stage, domain }: NumbersMoment,
  area = { x: 0, y: 0, width: surface.width, height: surface.height },
): void {
  const inks = palette();
  if (scene.latent === null || scene.lineZ === null) {
    centred(surface, noLine(scene), area);
    return;
  }
  const plot = new Plot(surface, { left: 20, right: 20, top: 40, bottom: 38 }, domain, [0, 1], area);
  const upper = new Plot(surface, { left: 20, right: 20, top: 40, bottom: 38 }, widened(scene.latent), [0, 1], area);
  const [low, high] = widened(scene.latent);
  upper.axis({ side: "top", title: text("axis.z"), low, high });
  plot.axis({ side: "bottom", title: text("axis.gz"), low: domain[0], high: domain[1], colour: inks.muted });
  const lines = frame?.lines;
  if (lines) {
    const ends = scene.lineZ.flatMap((z, at) => [upper.atX(z), plot.y, plot.atX(lines[at] ?? Number.NaN), plot.y + plot.height]);
    plot.inside(() => surface.segments(ends, { colour: inks.generated, width: 1, opacity: 0.75 }));
  }
  if (stage?.z != null && stage.kind === "numbers" && stage.z.length > 0) {
    surface.dots(upper.xs(stage.z), stage.z.map(() => plot.y), { radius: 2.4, colour: inks.ideal, opacity: 0.8 });
    const generated = stage.generated ?? [];
    surface.dots(plot.xs(generated), generated.map(() => plot.y + plot.height), { radius: 2.4, colour: inks.generated });
  }
  plot.frame();
  if (frame?.crossings != null) {
    const words = text("note.crossings", {
      crossings: count(frame.crossings),
      pairs: count(scene.pairs),
      share: percent(frame.crossings / Math.max(1, scene.pairs)),
    });
    tag(surface, words, plot.x + plot.width / 2, plot.y + plot.height - 8);
  }
}

/** G, and the ideal monotone map beside it. */
export function idealMap(moment: () => NumbersMoment | null): FigureContent {
  return figureOf(moment, {
    titleKey: "figure.idealMap",
    testid: "ideal-map",
    legend: [
      { key: "layer.generator", sign: "generated line" },
      { key: "layer.idealMap", sign: "ideal dotted" },
    ],
    draw: drawIdealMap,
    columns: () => ["z", "G(z)", text("layer.idealMap")],
    rows: ({ scene, frame }) => {
      const ideal = (frame?.falling === true ? scene.idealFalling : scene.idealRising) ?? [];
      return (scene.z ?? []).map((z, at) => [measured(z), measured(frame?.g?.[at]), measured(ideal[at])]);
    },
    summary: () => text("summary.idealMap"),
  });
}

export function drawIdealMap(
  surface: Surface,
  { scene, frame, domain }: NumbersMoment,
  shown: (key: string) => boolean,
  area = { x: 0, y: 0, width: surface.width, height: surface.height },
): void {
  const inks = palette();
  if (scene.latent === null || scene.z === null) {
    centred(surface, noLine(scene), area);
    return;
  }
  const plot = new Plot(surface, { left: 44, right: 14, top: 10, bottom: 38 }, scene.latent, domain, area);
  plot.axis({ side: "bottom", title: text("axis.z"), low: scene.latent[0], high: scene.latent[1], grid: true });
  plot.axis({ side: "left", title: text("axis.gz"), low: domain[0], high: domain[1], grid: true });
  const xs = plot.xs(scene.z);
  const ideal = frame?.falling === true ? scene.idealFalling : scene.idealRising;
  plot.inside(() => {
    if (ideal !== null && shown("layer.idealMap")) {
      surface.line(xs, plot.ys(ideal), { colour: inks.ideal, width: 1.6, dash: [2, 3] });
    }
    if (frame?.g && shown("layer.generator")) {
      surface.line(xs, plot.ys(frame.g), { colour: inks.generated, width: 2.2 });
    }
  });
  plot.frame();
}

/** Why there is no line from z to G(z). */
const noLine = (scene: NumbersMoment["scene"]): string => text(scene.classes === null ? "note.manyLatent" : "note.classes");

function widened([low, high]: [number, number]): [number, number] {
  const more = (high - low) * 0.04;
  return [low - more, high + more];
}

/** Text on a plate, legible over lines. */
export function tag(surface: Surface, words: string, x: number, y: number): void {
  const inks = palette();
  const half = surface.measure(words, 12) / 2 + 7;
  surface.shape([x - half, y - 15, x + half, y - 15, x + half, y + 5, x - half, y + 5], inks.paper, 0.88);
  surface.text(words, x, y, { size: 12, colour: inks.text, anchor: "middle" });
}

function centred(surface: Surface, words: string, area: { x: number; y: number; width: number; height: number }): void {
  surface.text(words, area.x + area.width / 2, area.y + area.height / 2, {
    size: 12, colour: palette().muted, anchor: "middle",
  });
}
