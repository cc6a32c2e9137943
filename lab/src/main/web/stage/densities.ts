import { measured, percent } from "../base/format";
import { text } from "../base/words";
import { palette } from "../draw/colours";
import { figureOf, type FigureContent } from "../draw/figure";
import { drawArrows } from "./arrows";
import { drawClassDensities, drawClassLegend, sumInks, withClasses } from "./classes";
import { Plot, ticks } from "../draw/plot";
import type { Surface } from "../draw/surface";
import type { NumbersFrame, NumbersScene, Stage } from "../server/protocol";

export interface NumbersMoment {
  kind: "numbers";
  scene: NumbersScene;
  frame: NumbersFrame | null;
  stage: Stage | null;
  /** What the axes span: the same in both lanes. */
  domain: [number, number];
  top: number;
}

/** The top of the density axis: fixed by the real data, so it never jumps; a note mentions higher values. */
export function densityTop(scene: NumbersScene): number {
  const highest = Math.max(...scene.pData, 1e-9);
  const values = ticks(0, highest * 2.2, 4);
  const step = (values[1] ?? 1) - (values[0] ?? 0);
  return Math.ceil((highest * 2.2) / step) * step;
}

/** p_data, p_g and D over x. */
export function densities(moment: () => NumbersMoment | null): FigureContent {
  return figureOf(moment, {
    titleKey: "figure.densities",
    testid: "densities",
    legend: [
      { key: "layer.real", sign: "real line" },
      { key: "layer.generated", sign: "generated area" },
      { key: "layer.discriminator", sign: "discriminator dashed" },
      { key: "layer.optimum", sign: "ideal dotted" },
    ],
    draw: drawDensities,
    columns: (now) => [text("table.x"), "p_data", "p_g", "D(x)", text("layer.optimum"),
      ...(now?.scene.classes?.names ?? []).flatMap((name) => [`p_data, ${name}`, `p_g, ${name}`])],
    rows: ({ scene, frame }) => scene.x.map((x, cell) =>
      [x, scene.pData[cell], frame?.pG[cell], frame?.d[cell], frame?.optimum?.[cell],
        ...(scene.classes?.names ?? []).flatMap((_, code) =>
          [scene.classes?.pData, frame?.classes].map((values) => values?.[code * scene.x.length + cell]))].map((value) => measured(value))),
    absent: ({ scene }) => (scene.ratio ? [] : ["layer.optimum"]),
    classed: ({ scene }) => scene.classes !== null,
    summary: ({ scene, frame }) => withClasses(scene.classes, text("summary.densities", {
      iteration: frame.iteration, distance: measured(frame.distance), floor: measured(scene.distance.floor),
    })),
  });
}

export function drawDensities(
  surface: Surface,
  { scene, frame, stage, domain, top }: NumbersMoment,
  shown: (key: string) => boolean,
  area = { x: 0, y: 0, width: surface.width, height: surface.height },
): void {
  const inks = palette();
  const sum = sumInks(scene.classes);
  const plot = new Plot(surface, { left: 50, right: 50, top: 10, bottom: 38 }, domain, [0, top], area);
  const decisions = plot.over([0, 1]);
  plot.axis({ side: "bottom", title: scene.quantity, low: domain[0], high: domain[1], grid: true });
  plot.axis({ side: "left", title: text("axis.density"), short: text("axis.density.short"), low: 0, high: top, grid: true });
  plot.axis({
    side: "right",
    title: text(`axis.decision.${scene.decision}`),
    short: "D(x)",
    low: 0,
    high: 1,
    colour: inks.discriminator,
    ticks: Math.min(5, plot.height / 24),
  });
  const xs = plot.xs(scene.x);
  plot.inside(() => {
    if (frame !== null && shown("layer.generated")) {
      const half = scene.width / 2;
      const steps: number[] = [];
      const heights: number[] = [];
      frame.pG.forEach((density, cell) => {
        const x = scene.x[cell] ?? 0;
        steps.push(plot.atX(x - half), plot.atX(x + half));
        heights.push(plot.atY(density), plot.atY(density));
      });
      const corners = steps.flatMap((x, at) => [x, heights[at] ?? 0]);
      corners.push(steps.at(-1) ?? 0, plot.atY(0), steps[0] ?? 0, plot.atY(0));
      surface.shape(corners, sum.generated, scene.classes === null ? 0.22 : 0.1);
      surface.line(steps, heights, { colour: sum.generated, width: 1.4 });
    }
    if (shown("layer.real")) {
      surface.line(xs, plot.ys(scene.pData), { colour: sum.real, width: 2.2 });
    }
    if (scene.classes !== null) {
      const cells = scene.x.length;
      drawClassDensities(surface, plot, scene.classes, frame?.classes ?? null,
        (values, code) => [xs, plot.ys(values.slice(code * cells, (code + 1) * cells))],
        { real: shown("layer.real"), generated: shown("layer.generated") });
    }
    if (frame?.optimum && shown("layer.optimum")) {
      surface.line(xs, decisions.ys(frame.optimum), { colour: inks.ideal, width: 1.4, dash: [2, 3] });
    }
    if (frame !== null && shown("layer.discriminator")) {
      surface.line(xs, decisions.ys(frame.d), { colour: inks.discriminator, width: 2, dash: [7, 4] });
    }
    drawMinibatch(surface, plot, decisions, stage);
  });
  plot.frame();
  if (scene.classes !== null) {
    drawClassLegend(surface, plot, scene.classes.names);
  }
  const highest = frame === null ? 0 : Math.max(...frame.pG);
  const notes = [
    ...(highest > top ? [text("note.higher", { density: measured(highest) })] : []),
    ...(frame !== null && frame.outside > 0.005 ? [text("note.outside", { share: percent(frame.outside) })] : []),
  ];
  notes.forEach((words, at) => {
    const right = plot.x + plot.width - 6;
    const bottom = plot.y + 21 + 18 * at;
    const left = right - surface.measure(words, 11) - 8;
    surface.shape([left, bottom - 15, right, bottom - 15, right, bottom + 2, left, bottom + 2], inks.paper, 0.88);
    surface.text(words, right - 4, bottom - 3, { size: 11, colour: inks.muted, anchor: "end" });
  });
}

/** The samples of slow motion: real ones as ticks from below, generated ones from above, D's judgement as dots. */
function drawMinibatch(surface: Surface, plot: Plot, decisions: Plot, stage: Stage | null): void {
  if (stage === null || stage.kind !== "numbers") {
    return;
  }
  const inks = palette();
  const bottom = plot.y + plot.height;
  const real = stage.ofGenerator === true ? [] : plot.xs(stage.x ?? []);
  const generated = plot.xs(stage.generated ?? []);
  surface.segments(real.flatMap((x) => [x, bottom, x, bottom - 14]), { colour: inks.real, width: 1.5, opacity: 0.8 });
  surface.segments(generated.flatMap((x) => [x, bottom - 16, x, bottom - 30]), {
    colour: inks.generated, width: 1.5, opacity: 0.8,
  });
  if (stage.pull !== null) {
    // The direction in which G's objective moves each sample, starting where D judges it.
    drawArrows(surface, decisions, {
      from: (stage.generated ?? []).flatMap((x, at) => [x, stage.dGenerated?.[at] ?? 0.5]),
      by: stage.pull.flatMap((by) => [by, 0]),
    });
  }
  surface.dots(real, decisions.ys(stage.dReal ?? []), { radius: 3.2, colour: inks.real, opacity: 0.9 });
  surface.dots(generated, decisions.ys(stage.dGenerated ?? []), { radius: 3.2, colour: inks.generated, opacity: 0.9 });
}
