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

/** The parts that classes have of a density, each in its colour: real ones as lines, generated ones dashed. */
export function drawClassDensities(
  surface: Surface,
  classes: ClassDensitiesScene,
  generated: number[] | null,
  part: (values: number[], code: number) => [number[], number[]],
  shown: { real: boolean; generated: boolean },
): void {
  classes.names.forEach((_, code) => {
    if (shown.real) {
      surface.line(...part(classes.pData, code), { colour: classInk(code), width: 1.5, opacity: 0.9 });
    }
    if (shown.generated && generated !== null) {
      surface.line(...part(generated, code), { colour: classInk(code), width: 1.8, dash: [4, 3] });
    }
  });
}

/** A sentence, and which classes there are. */
export const withClasses = (classes: { names: string[] } | null, words: string): string =>
  classes === null ? words : `${words} ${text("classes.summary", { names: classes.names.join(text("upload.between")) })}`;
