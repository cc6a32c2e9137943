import { measured } from "../base/format";
import { text } from "../base/words";
import { mixed, palette } from "../draw/colours";
import { figureOf, type FigureContent } from "../draw/figure";
import { Plot } from "../draw/plot";
import type { Surface } from "../draw/surface";
import { drawClassDensities, drawClassLegend, sumInks, withClasses } from "./classes";
import type { TableFrame, TableScene } from "../server/protocol";

export interface TableMoment {
  kind: "table";
  scene: TableScene;
  frame: TableFrame | null;
}

/** The width of row names next to the correlations, and the most letters of one. */
const NAMES = 96;
const LONGEST = 15;

type Area = { x: number; y: number; width: number; height: number };

const whole = (surface: Surface): Area => ({ x: 0, y: 0, width: surface.width, height: surface.height });

const summary = (key: string) => ({ scene, frame }: TableMoment & { frame: TableFrame }): string =>
  withClasses(scene.classes, text(key, { iteration: frame.iteration, distance: measured(frame.distance), floor: measured(scene.distance.floor) }));

/** Each column alone. */
export function marginals(moment: () => TableMoment | null): FigureContent {
  return figureOf(moment, {
    titleKey: "figure.marginals",
    testid: "marginals",
    legend: [
      { key: "layer.realPoints", sign: "real line" },
      { key: "layer.generatedPoints", sign: "generated area" },
    ],
    draw: drawMarginals,
    classed: ({ scene }) => scene.classes !== null,
    columns: () => [text("table.column"), text("table.x"), "p_data", "p_g"],
    rows: ({ scene, frame }) => {
      const cells = scene.pData.length / scene.names.length;
      return scene.pData.map((density, at) => {
        const column = Math.floor(at / cells);
        const [low, high] = scene.domains[column] ?? [0, 1];
        const x = low + ((high - low) * ((at % cells) + 0.5)) / cells;
        return [scene.names[column] ?? "", measured(x), measured(density), measured(frame?.pG[at])];
      });
    },
    summary: summary("summary.marginals"),
  });
}

export function drawMarginals(surface: Surface, { scene, frame }: TableMoment, shown: (key: string) => boolean, area = whole(surface)): void {
  const sum = sumInks(scene.classes);
  const count = scene.names.length;
  const cells = scene.pData.length / count;
  const across = Math.min(count, Math.max(1, Math.round(Math.sqrt((count * area.width) / area.height / 1.8))));
  const [width, height] = [area.width / across, area.height / Math.ceil(count / across)];
  scene.names.forEach((name, column) => {
    const [low, high] = scene.domains[column] ?? [0, 1];
    const part = (values: number[] | undefined): number[] => (values ?? []).slice(column * cells, (column + 1) * cells);
    const [real, generated] = [part(scene.pData), part(frame?.pG)];
    const top = 1.8 * Math.max(...real);
    const plot = new Plot(surface, { left: 10, right: 10, top: 8, bottom: 36 }, [low, high], [0, top],
      { x: area.x + (column % across) * width, y: area.y + Math.floor(column / across) * height, width, height });
    plot.axis({ side: "bottom", title: name, low, high, grid: true });
    const steps = (values: number[]): [number[], number[]] => [
      values.flatMap((_, cell) => [cell, cell + 1].map((edge) => plot.atX(low + ((high - low) * edge) / cells))),
      values.flatMap((value) => [plot.atY(value), plot.atY(value)]),
    ];
    plot.inside(() => {
      const [xs, ys] = steps(generated);
      if (xs.length > 0 && shown("layer.generatedPoints")) {
        const corners = xs.flatMap((x, at) => [x, ys[at] ?? 0]);
        surface.shape([...corners, xs.at(-1) ?? 0, plot.atY(0), xs[0] ?? 0, plot.atY(0)], sum.generated, scene.classes === null ? 0.22 : 0.1);
        surface.line(xs, ys, { colour: sum.generated, width: 1.4 });
      }
      if (shown("layer.realPoints")) {
        surface.line(...steps(real), { colour: sum.real, width: 2 });
      }
      if (scene.classes !== null) {
        drawClassDensities(surface, plot, scene.classes, frame?.classes ?? null,
          (values, code) => steps(part(values.slice(code * scene.pData.length, (code + 1) * scene.pData.length))),
          { real: shown("layer.realPoints"), generated: shown("layer.generatedPoints") });
      }
    });
    plot.frame();
    if (scene.classes !== null && column === 0) {
      drawClassLegend(surface, plot, scene.classes.names);
    }
  });
}

/** The correlations of all pairs: real ones, generated ones, and their difference. */
export function pairs(moment: () => TableMoment | null): FigureContent {
  return figureOf(moment, {
    titleKey: "figure.pairs",
    testid: "pairs",
    draw: (surface, now) => drawPairs(surface, now),
    columns: () => [text("table.column"), text("table.column"), text("table.real"), text("table.generated")],
    rows: ({ scene: { names, correlations }, frame }) => correlations.map((real, at) => [
      names[Math.floor(at / names.length)] ?? "", names[at % names.length] ?? "", measured(real), measured(frame?.correlations[at]),
    ]),
    summary: summary("summary.pairs"),
  });
}

export function drawPairs(surface: Surface, { scene, frame }: TableMoment, area = whole(surface)): void {
  const inks = palette();
  const count = scene.names.length;
  const each = (area.width - NAMES) / 3;
  const side = Math.min(each - 12, area.height - 34);
  const cell = side / count;
  const generated = frame?.correlations ?? [];
  const maps = [
    ["table.real", scene.correlations],
    ["table.generated", generated],
    ["table.difference", generated.map((value, at) => (value === null ? null : value - (scene.correlations[at] ?? value)))],
  ] as const;
  scene.names.forEach((name, row) => {
    const words = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
    surface.text(words, area.x + NAMES - 6, area.y + 28 + (row + 0.5) * cell, { size: 11, colour: inks.muted, anchor: "end" });
  });
  maps.forEach(([title, values], place) => {
    const x = area.x + NAMES + place * each;
    const y = area.y + 24;
    surface.text(text(title), x, y - 8, { size: 12, colour: inks.text });
    values.forEach((value, at) => {
      const [left, top] = [x + (at % count) * cell, y + Math.floor(at / count) * cell];
      const [red, green, blue] = mixed(value ?? 0);
      surface.shape([left, top, left + cell, top, left + cell, top + cell, left, top + cell], `rgb(${red},${green},${blue})`, 1);
      if (cell >= 34) {
        surface.text(value === null ? "–" : value.toFixed(2).replace("-", "−"), left + cell / 2, top + cell / 2 + 4, { size: 11, colour: inks.text, anchor: "middle" });
      }
    });
    new Plot(surface, { left: 0, right: 0, top: 0, bottom: 0 }, [0, 1], [0, 1], { x, y, width: side, height: side }).frame();
  });
}
