import { button, make } from "../base/dom";
import { count, measured, percent } from "../base/format";
import { complain } from "../base/notice";
import { onTheme } from "../base/theme";
import { onLanguage, text, write } from "../base/words";
import { CanvasSurface } from "../draw/canvasSurface";
import { palette } from "../draw/colours";
import { Plot } from "../draw/plot";
import type { Scene, Seeds, SeedsResult } from "../server/protocol";
import { requests } from "../server/requests";
import { densityTop } from "../stage/densities";
import { even, odd } from "../stage/points";
import { openTable } from "../stage/dataTable";
import type { Laboratory } from "../state/laboratory";

const WIDTH = 176;
const HEIGHT = 104;

/** The same setting with many seeds, as small pictures and a rate. */
export class SeedsView {
  readonly element: HTMLElement;
  private readonly rate = make("p", { class: "rate", testid: "seeds-rate", attributes: { "aria-live": "polite" } });
  private readonly bar = make("progress", { testid: "seeds-progress", label: "seeds.progress" });
  private readonly strip = make("ol", { class: "strip", testid: "strip" });
  private readonly number = make("input", { testid: "seeds-count", attributes: { type: "number", min: "2", value: "20", id: "seeds-count" } });
  private readonly first = make("input", { testid: "seeds-first", attributes: { type: "number", value: "1", id: "seeds-first" } });
  private readonly stop = button("seeds.stop", "seeds-stop", () => void this.end(), { class: "small" });

  constructor(
    private readonly laboratory: Laboratory,
    private readonly showStage: () => void,
  ) {
    this.number.max = String(laboratory.info.limits.seeds);
    this.element = make(
      "section",
      { class: "seeds", label: "seeds.title", testid: "seeds-view" },
      make("header", { class: "seeds-heading" },
        make("div", {}, make("h2", { say: "seeds.title" }), make("p", { say: "seeds.what" })),
        make("div", { class: "row" },
          make("label", { attributes: { for: "seeds-first" } }, make("span", { say: "seeds.first" })), this.first,
          make("label", { attributes: { for: "seeds-count" } }, make("span", { say: "seeds.count" })), this.number,
          button("seeds.start", "seeds-start", () => void this.start(), { class: "primary" }),
          this.stop,
          button("figure.table", "seeds-table", () => this.table(), { class: "small" }))),
      make("div", { class: "seeds-progress" }, this.bar, this.rate),
      this.strip,
    );
    this.element.hidden = true;
    const redraw = (): void => {
      this.strip.replaceChildren();
      this.update();
    };
    onTheme(redraw);
    onLanguage(redraw);
  }

  async start(): Promise<void> {
    try {
      await this.end();
      const strip = await requests.seeds({ experiment: this.laboratory.experiment() }, Number(this.first.value), Number(this.number.value));
      this.strip.replaceChildren();
      this.laboratory.watchSeeds(strip);
    } catch (error) {
      complain(error);
    }
  }

  private async end(): Promise<void> {
    const { strip } = this.laboratory;
    if (strip !== null && strip.state !== "finished" && strip.state !== "failed") {
      try {
        await requests.endSeeds(strip.strip);
      } catch (error) {
        complain(error);
      }
      this.laboratory.watchSeeds(null);
    }
  }

  update(): void {
    const { strip } = this.laboratory;
    const working = strip !== null && (strip.state === "running" || strip.state === "waiting");
    this.stop.hidden = !working;
    this.bar.hidden = strip === null;
    if (strip === null) {
      write(this.rate, text("seeds.none"));
      return;
    }
    this.bar.max = strip.of;
    this.bar.value = strip.done;
    const words = strip.state === "failed" ? (strip.why ?? text("seeds.failed")) : strip.state === "waiting"
      ? text("seeds.waiting")
      : strip.done === 0 ? text("seeds.working", { of: strip.of })
      : text("seeds.rate", {
          successes: strip.successes, done: strip.done, of: strip.of,
          share: strip.done === 0 ? "–" : percent(strip.successes / strip.done), limit: strip.success,
          median: measured(median(strip.results.map((result) => result.distance))),
        });
    if (this.rate.dataset["words"] !== words) {
      this.rate.dataset["words"] = words;
      write(this.rate, words);
    }
    for (const result of strip.results.slice(this.strip.children.length)) {
      this.strip.append(this.picture(strip, result));
    }
  }

  private picture(strip: Seeds, result: SeedsResult): HTMLElement {
    const canvas = make("canvas", { attributes: { "aria-hidden": "true" } });
    const scale = window.devicePixelRatio;
    canvas.width = WIDTH * scale;
    canvas.height = HEIGHT * scale;
    const context = canvas.getContext("2d");
    if (context !== null) {
      context.scale(scale, scale);
      drawSmall(new CanvasSurface(context, WIDTH, HEIGHT), strip.scene, result);
    }
    const words = make("span", { class: "seed-words" });
    write(words, text("seeds.seed", { seed: result.seed, distance: measured(result.distance) }));
    const press = make("button", { class: result.success ? "seed success" : "seed", title: "seeds.open", testid: `seed-${result.seed}` },
      canvas, make("span", { class: "seed-line" }, words, make("span", { class: "sign", say: result.success ? "seeds.yes" : "seeds.no" })));
    press.type = "button";
    press.addEventListener("click", () => {
      void this.laboratory.open([{ experiment: this.laboratory.experiment(), set: { seed: String(result.seed) } }], true);
      this.showStage();
    });
    return make("li", {}, press);
  }

  private table(): void {
    openTable(text("seeds.title"), () => ({
      columns: [text("control.seed"), text("seeds.distance"), text("fact.floor"), text("seeds.success"), text("axis.iteration")],
      rows: (this.laboratory.strip?.results ?? []).map((result) => [
        result.seed, measured(result.distance, 4), measured(result.floor), text(result.success ? "seeds.yes" : "seeds.no"), count(result.iterations),
      ]),
    }));
  }
}

function drawSmall(surface: CanvasSurface, scene: Scene | null, result: SeedsResult): void {
  const inks = palette();
  const margins = { left: 4, right: 4, top: 4, bottom: 18 };
  if (scene?.kind === "numbers") {
    const [low, high] = scene.domain;
    const plot = new Plot(surface, margins, [low, high], [0, densityTop(scene)]);
    plot.axis({ side: "bottom", title: "", low, high, ticks: 3 });
    const xs = plot.xs(scene.x);
    plot.inside(() => {
      const ys = plot.ys(result.pG ?? []);
      surface.shape([...xs.flatMap((x, at) => [x, ys[at] ?? 0]), xs.at(-1) ?? 0, plot.atY(0), xs[0] ?? 0, plot.atY(0)], inks.generated, 0.25);
      surface.line(xs, ys, { colour: inks.generated, width: 1.2 });
      surface.line(xs, plot.ys(scene.pData), { colour: inks.real, width: 1.6 });
    });
    plot.frame();
  } else if (scene !== null) {
    // Of more than two columns, the first two.
    const [across, along] = scene.kind === "points" ? scene.domain : scene.domains;
    if (across === undefined || along === undefined) {
      return;
    }
    const side = (WIDTH - HEIGHT + 22) / 2;
    const plot = new Plot(surface, { ...margins, left: side, right: side }, across, along);
    plot.axis({ side: "bottom", title: "", low: across[0], high: across[1], ticks: 3 });
    plot.inside(() => {
      const real = scene.kind === "points" ? scene.real : [];
      const generated = result.points ?? [];
      surface.dots(plot.xs(even(real)), plot.ys(odd(real)), { radius: 1.2, colour: inks.real, opacity: 0.6 });
      surface.dots(plot.xs(even(generated)), plot.ys(odd(generated)), { radius: 1.2, colour: inks.generated, opacity: 0.8 });
    });
    plot.frame();
  }
}

function median(values: (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) {
    return null;
  }
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
