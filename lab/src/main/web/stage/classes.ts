import { text } from "../base/words";
import { classInk, classLegend, palette } from "../draw/colours";
import type { Plot } from "../draw/plot";
import type { Surface } from "../draw/surface";
import type { ClassDensitiesScene } from "../server/protocol";

/** The most letters of a class's name in a legend. */
const LONGEST = 18;

/** Values of samples, so many of each, that belong to one class. */
export type Own = (values: number[], each?: number) => number[];

/** Draws the samples of each class in its colour; all in one where there are no classes. */
export function byClass(codes: number[] | null, ink: string, draw: (ink: string, own: Own) => void): void {
  if (codes === null) {
    draw(ink, (values) => values);
    return;
  }
  [...new Set(codes)].sort((one, other) => one - other).forEach((code) =>
    draw(classInk(code), (values, each = 1) => values.filter((_, at) => codes[Math.floor(at / each)] === code)));
}

/** The names of classes in their colours: beside a plot where there is so much room, or in its upper left corner. */
export function drawClassLegend(surface: Surface, plot: Plot, names: string[], beside: { right: number; width: number } | null = null): void {
  const inks = palette();
  const shown = classLegend(names, text("classes.others")).map((name) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name));
  const widest = 32 + Math.max(...shown.map((words) => surface.measure(words, 11)));
  const x = beside !== null && beside.width >= widest ? beside.right - widest : plot.x;
  shown.forEach((words, code) => {
    const y = plot.y + 16 + 17 * code;
    const right = x + 24 + surface.measure(words, 11) + 6;
    surface.shape([x + 4, y - 11, right, y - 11, right, y + 5, x + 4, y + 5], inks.paper, 0.85);
    surface.dots([x + 13], [y - 3], { radius: 4, colour: classInk(code) });
    surface.text(words, x + 22, y + 1, { size: 11, colour: inks.text });
  });
}

/** The inks of all samples of a picture: classes have colours, the sum of them has none. */
export const sumInks = (classes: { names: string[] } | null): { real: string; generated: string } => {
  const inks = palette();
  return classes === null ? { real: inks.real, generated: inks.generated } : { real: inks.text, generated: inks.muted };
};

/** The parts that classes have of a density, each in its colour: real ones as lines, generated ones as areas. */
export function drawClassDensities(
  surface: Surface,
  plot: Plot,
  classes: ClassDensitiesScene,
  generated: number[] | null,
  part: (values: number[], code: number) => [number[], number[]],
  shown: { real: boolean; generated: boolean },
): void {
  const inks = classes.names.map((_, code) => classInk(code));
  if (shown.generated && generated !== null) {
    inks.forEach((ink, code) => {
      const [xs, ys] = part(generated, code);
      const corners = xs.flatMap((x, at) => [x, ys[at] ?? 0]);
      surface.shape([...corners, xs.at(-1) ?? 0, plot.atY(0), xs[0] ?? 0, plot.atY(0)], ink, 0.35);
    });
  }
  if (shown.real) {
    inks.forEach((ink, code) => surface.line(...part(classes.pData, code), { colour: ink, width: 1.8 }));
  }
}

/** A sentence, and which classes there are. */
export const withClasses = (classes: { names: string[] } | null, words: string): string =>
  classes === null ? words : `${words} ${text("classes.summary", { names: classes.names.join(text("upload.between")) })}`;
