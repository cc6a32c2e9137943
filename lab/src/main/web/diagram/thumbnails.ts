import { classInk, palette, type Palette } from "../draw/colours";
import { Plot } from "../draw/plot";
import type { Surface } from "../draw/surface";
import type { Frame, Scene, Series, Stage } from "../server/protocol";
import { halfLine } from "../stage/halfLine";
import { drawManifold, even, heat, odd } from "../stage/points";
import { drawNetwork } from "./network";
import type { Part } from "./parts";

/** What the thumbnails show. */
export interface Seen {
  scene: Scene;
  frame: Frame | null;
  stage: Stage | null;
  series: Series | null;
  /** The sizes of the hidden layers. */
  hidden: { generator: number[]; discriminator: number[] };
}

const BARE = { left: 3, right: 3, top: 3, bottom: 3 };
const CELLS = 16;
/** Columns of a table that are shown. */
const ROWS = 4;
const DOTS = 160;

/** Draws a part's own data. */
export function drawThumbnail(part: Part, surface: Surface, seen: Seen): void {
  switch (part) {
    case "latent":
      return drawLatent(surface, seen);
    case "generator":
      return drawGenerator(surface, seen);
    case "generated":
      return drawSamples(surface, seen, false);
    case "real":
      return drawSamples(surface, seen, true);
    case "discriminator":
      return drawDiscriminator(surface, seen);
    case "verdict":
      return drawVerdict(surface, seen);
    case "objectiveD":
      return drawObjective(surface, seen.series?.objectiveD ?? [], seen.scene.flatD, "discriminator");
    case "objectiveG":
      return drawObjective(surface, seen.series?.objectiveG ?? [], seen.scene.flatG, "generated");
    case "gradientD":
    case "gradientG":
      return undefined;
  }
}

const span = (values: number[]): [number, number] => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.08 * (high - low) || 1;
  return [low - room, high + room];
};

const within = (surface: Surface, across: [number, number], along: [number, number]): Plot =>
  new Plot(surface, BARE, across, along);

/** One number as a histogram, the first two of several as points; in slow motion, those of the minibatch. */
function drawLatent(surface: Surface, { scene, stage }: Seen): void {
  const { dimension, shown } = scene.latents;
  const inks = palette();
  const drawn = stage?.z ?? null;
  if (dimension === 1) {
    const across = span(shown);
    const counts = new Array<number>(CELLS).fill(0);
    shown.forEach((z) => counts[Math.floor(((z - across[0]) / (across[1] - across[0])) * CELLS)]!++);
    const plot = within(surface, across, [0, Math.max(...counts) * 1.35]);
    counts.forEach((count, cell) => bar(surface, plot, across[0] + ((across[1] - across[0]) * cell) / CELLS,
      across[0] + ((across[1] - across[0]) * (cell + 1)) / CELLS, count, inks.muted, drawn === null ? 0.55 : 0.22));
    if (drawn !== null) {
      ticks(surface, plot, drawn, inks.text);
    }
    return;
  }
  const plot = within(surface, span(even(shown)), span(odd(shown)));
  surface.dots(plot.xs(even(shown)), plot.ys(odd(shown)), { radius: 1.3, colour: inks.muted, opacity: drawn === null ? 0.8 : 0.25 });
  if (drawn !== null) {
    surface.dots(plot.xs(drawn.filter((_, at) => at % dimension === 0)), plot.ys(drawn.filter((_, at) => at % dimension === 1)),
      { radius: 2, colour: inks.text });
  }
}

function bar(surface: Surface, plot: Plot, left: number, right: number, height: number, colour: string, opacity: number): void {
  const [x0, x1, y0, y1] = [plot.atX(left), plot.atX(right), plot.atY(0), plot.atY(height)];
  surface.shape([x0, y0, x0, y1, x1 - 0.7, y1, x1 - 0.7, y0], colour, opacity);
}

function ticks(surface: Surface, plot: Plot, values: number[], colour: string): void {
  const bottom = plot.y + plot.height;
  surface.segments(plot.xs(values).flatMap((x) => [x, bottom, x, bottom - 0.45 * plot.height]), { colour, width: 1.2, opacity: 0.85 });
}

/** G as a map of one number, or as the image of a grid; for more numbers, its network. */
function drawGenerator(surface: Surface, { scene, frame, stage, hidden }: Seen): void {
  const inks = palette();
  if (scene.kind === "numbers" && scene.z !== null && scene.latent !== null && frame?.kind === "numbers" && frame.g !== null) {
    const plot = within(surface, scene.latent, scene.domain);
    const ideal = frame.falling ? scene.idealFalling : scene.idealRising;
    surface.line(plot.xs(scene.z), plot.ys(ideal ?? []), { colour: inks.ideal, width: 1.1, dash: [2, 3] });
    surface.line(plot.xs(scene.z), plot.ys(frame.g), { colour: inks.generated, width: 2 });
  } else if (scene.kind === "points" && scene.manifold !== null && frame?.kind === "points" && frame.manifold !== null) {
    const plot = within(surface, ...scene.domain);
    plot.inside(() => drawManifold(surface, plot, scene.manifold ?? { columns: 1, rows: 1 }, frame.manifold ?? []));
  } else {
    drawNetwork(surface, [scene.latents.dimension, ...hidden.generator, columnsOf(scene)], inks.generated, inks.ideal,
      stage?.ofGenerator === true ? stage.moved : null);
  }
}

function drawDiscriminator(surface: Surface, { scene, frame, stage, hidden }: Seen): void {
  const inks = palette();
  if (scene.kind === "numbers") {
    const plot = within(surface, scene.domain, [0, 1]);
    surface.segments([plot.x, plot.atY(0.5), plot.x + plot.width, plot.atY(0.5)], { colour: inks.ideal, width: 1, dash: [2, 3] });
    surface.line(plot.xs(scene.x), plot.ys(frame?.kind === "numbers" ? frame.d : []), { colour: inks.discriminator, width: 2 });
  } else if (scene.kind === "points" && frame?.kind === "points") {
    const plot = within(surface, ...scene.domain);
    const decisions = frame.heat.map((value) => value ?? 0.5);
    surface.image(heat(scene, decisions), plot.x, plot.y, plot.width, plot.height);
    const line = halfLine(scene, decisions);
    plot.inside(() => surface.segments(line.map((value, at) => (at % 2 === 0 ? plot.atX(value) : plot.atY(value))),
      { colour: inks.discriminator, width: 1.6 }));
  } else if (scene.kind === "table") {
    drawNetwork(surface, [columnsOf(scene), ...hidden.discriminator, 1], inks.discriminator, inks.ideal,
      stage?.ofGenerator === false ? stage.moved : null);
  }
}

const columnsOf = (scene: Scene): number => (scene.kind === "numbers" ? 1 : scene.names.length);

/** Real samples or generated ones; in slow motion those of the minibatch, with the gradient that G gets for each. */
function drawSamples(surface: Surface, { scene, frame, stage }: Seen, real: boolean): void {
  const inks = palette();
  const colour = real ? inks.real : inks.generated;
  const batch = stage === null ? null : real ? stage.x : stage.generated;
  const faint = batch === null ? 1 : 0.35;
  if (scene.kind === "points") {
    const plot = within(surface, ...scene.domain);
    const all = (real ? scene.real : frame?.kind === "points" ? frame.generated : []).slice(0, 2 * DOTS);
    plot.inside(() => {
      if (scene.classes === null) {
        surface.dots(plot.xs(even(all)), plot.ys(odd(all)), { radius: 1.3, colour, opacity: faint });
      } else {
        const codes = real ? scene.classes.real : frame?.kind === "points" ? frame.classes ?? [] : [];
        scene.classes.names.forEach((_, code) => {
          const own = all.filter((__, at) => codes[Math.floor(at / 2)] === code);
          surface.dots(plot.xs(even(own)), plot.ys(odd(own)), { radius: 1.3, colour: classInk(code), opacity: faint });
        });
      }
      if (batch !== null) {
        surface.dots(plot.xs(even(batch)), plot.ys(odd(batch)), { radius: 2.2, colour });
      }
      if (!real && stage?.pull != null && batch !== null) {
        const pull = stage.pull;
        surface.segments(even(batch).flatMap((x, at) => {
          const y = batch[2 * at + 1] ?? 0;
          return [plot.atX(x), plot.atY(y), plot.atX(x + 1.6 * (pull[2 * at] ?? 0)), plot.atY(y + 1.6 * (pull[2 * at + 1] ?? 0))];
        }), { colour: inks.ideal, width: 1.3 });
      }
    });
    return;
  }
  const densities = real ? scene.pData : frame?.kind === scene.kind ? frame.pG : [];
  const columns = scene.kind === "numbers" ? 1 : scene.names.length;
  const shown = Math.min(ROWS, columns);
  const cells = scene.pData.length / columns;
  for (let column = 0; column < shown; column++) {
    const part = (values: number[]): number[] => values.slice(column * cells, (column + 1) * cells);
    const [low, high] = scene.kind === "numbers" ? scene.domain : scene.domains[column] ?? [0, 1];
    const height = surface.height / shown;
    const plot = new Plot(surface, { ...BARE, top: 1, bottom: 2 }, [low, high], [0, 1.5 * Math.max(1e-9, ...part(scene.pData))],
      { x: 0, y: column * height, width: surface.width, height });
    const values = part(densities);
    const xs = values.map((_, cell) => plot.atX(low + ((high - low) * (cell + 0.5)) / cells));
    plot.inside(() => {
      surface.shape([...xs.flatMap((x, at) => [x, plot.atY(values[at] ?? 0)]), xs.at(-1) ?? 0, plot.atY(0), xs[0] ?? 0, plot.atY(0)],
        colour, 0.25 * faint);
      surface.line(xs, plot.ys(values), { colour, width: 1.6, opacity: faint });
      if (batch !== null) {
        const own = batch.filter((_, at) => at % columns === column);
        ticks(surface, plot, own, colour);
        if (!real && stage?.pull != null) {
          const pull = stage.pull.filter((_, at) => at % columns === column);
          const y = plot.y + plot.height * 0.55;
          surface.segments(own.flatMap((x, at) => [plot.atX(x), y, plot.atX(x + 1.6 * (pull[at] ?? 0)), y]), { colour: inks.ideal, width: 1.4 });
        }
      }
    });
  }
}

/** D's output: real samples above, generated ones below, from 0 on the left to 1 on the right. */
function drawVerdict(surface: Surface, { frame, stage }: Seen): void {
  const inks = palette();
  const plot = within(surface, [0, 1], [-1, 1]);
  surface.segments([plot.x, plot.atY(0), plot.x + plot.width, plot.atY(0)], { colour: inks.axis, width: 1 });
  surface.segments([plot.atX(0.5), plot.y, plot.atX(0.5), plot.y + plot.height], { colour: inks.ideal, width: 1, dash: [2, 3] });
  if (stage?.dGenerated != null) {
    const spread = (values: number[], sign: number): number[] => values.map((_, at) => plot.atY(sign * (0.25 + 0.6 * ((at * 0.618) % 1))));
    surface.dots(plot.xs(stage.dReal ?? []), spread(stage.dReal ?? [], 1), { radius: 2, colour: inks.real });
    surface.dots(plot.xs(stage.dGenerated), spread(stage.dGenerated, -1), { radius: 2, colour: inks.generated });
    return;
  }
  if (frame === null) {
    return;
  }
  const { real, generated } = frame.verdicts;
  const scale = 0.95 / Math.max(0.3, ...real, ...generated);
  real.forEach((share, cell) => bar(surface, plot, cell / real.length, (cell + 1) / real.length, share * scale, inks.real, 0.9));
  generated.forEach((share, cell) => bar(surface, plot, cell / generated.length, (cell + 1) / generated.length, -share * scale, inks.generated, 0.9));
}

function drawObjective(surface: Surface, values: (number | null)[], level: number | null, ink: keyof Palette): void {
  const inks = palette();
  const known = values.filter((value): value is number => value !== null);
  const range = span([...(known.length > 0 ? known : [0]), ...(level === null ? [] : [level])]);
  const plot = within(surface, [0, Math.max(1, values.length - 1)], range);
  if (level !== null) {
    surface.segments([plot.x, plot.atY(level), plot.x + plot.width, plot.atY(level)], { colour: inks.ideal, width: 1, dash: [2, 3] });
  }
  surface.line(plot.xs(values.map((_, at) => at)), plot.ys(values), { colour: inks[ink], width: 1.4 });
}
