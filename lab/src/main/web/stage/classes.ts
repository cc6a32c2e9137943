import { text } from "../base/words";
import { classInk, classLegend, palette } from "../draw/colours";
import type { Plot } from "../draw/plot";
import type { Surface } from "../draw/surface";
import type { ClassDensitiesScene } from "../server/protocol";

/** The most letters of a class's name in a legend. */
const LONGEST = 18;

/** The names of classes in their colours, in the upper left corner of a plot. */
export function drawClassLegend(surface: Surface, plot: Plot, names: string[]): void {
  const inks = palette();
  classLegend(names, text("classes.others")).forEach((name, code) => {
    const y = plot.y + 16 + 17 * code;
    const words = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
    const right = plot.x + 24 + surface.measure(words, 11) + 6;
    surface.shape([plot.x + 4, y - 11, right, y - 11, right, y + 5, plot.x + 4, y + 5], inks.paper, 0.85);
    surface.dots([plot.x + 13], [y - 3], { radius: 4, colour: classInk(code) });
    surface.text(words, plot.x + 22, y + 1, { size: 11, colour: inks.text });
  });
}

/** The inks of all samples of a picture: classes have colours, their sum has none. */
export const sumInks = (classes: { names: string[] } | null): { real: string; generated: string } => {
  const inks = palette();
  return classes === null ? { real: inks.real, generated: inks.generated } : { real: inks.text, generated: inks.muted };
};

/** The parts of a density by class, each in its colour: real ones as lines, generated ones as areas. */
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

/** A sentence, and the list of classes. */
export const withClasses = (classes: { names: string[] } | null, words: string): string =>
  classes === null ? words : `${words} ${text("classes.summary", { names: classes.names.join(text("upload.between")) })}`;
