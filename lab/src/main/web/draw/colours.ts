import { onTheme } from "../base/theme";

/** What a colour stands for: the inks of the reports' figures, which the server's style sheet brings along, light and dark. */
const NAMES = ["real", "generated", "discriminator", "ideal", "text", "muted", "axis", "grid", "paper",
  "violet", "amber", "sky", "olive", "grey"] as const;

export type Palette = Record<(typeof NAMES)[number], string>;

/** The inks of classes, as the reports have them; the last is that of all others where there are more. */
const CLASSES = ["real", "generated", "discriminator", "violet", "amber", "sky", "olive", "grey"] as const;

export const classInkName = (code: number): keyof Palette => CLASSES[code] ?? "grey";

export const classInk = (code: number): string => palette()[classInkName(code)];

/** The names of classes for a legend, each with the ink of its place; several that share the last ink are "others". */
export const classLegend = (names: string[], others: string): string[] =>
  names.length <= CLASSES.length ? names : [...names.slice(0, CLASSES.length - 1), others];

/** How much of its ink a cell has where D is sure; points have to be seen on it. */
const STRONGEST = 0.5;

let inks: Palette | null = null;

onTheme(() => {
  inks = null;
});

export function palette(): Palette {
  if (inks === null) {
    const style = getComputedStyle(document.documentElement);
    inks = Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--ink-${name}`)])) as Palette;
  }
  return inks;
}

/** The same where colours are those of classes. */
const STRONGEST_GREY = 0.35;

const parts = (ink: string): number[] => [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16));

/** The colour of a share from -1, all of the ink of generated data, over the paper to 1, all of the ink of real data. */
export function mixed(share: number): [number, number, number] {
  return onPaper(share < 0 ? palette().generated : palette().real, STRONGEST * Math.min(1, Math.abs(share)));
}

/** The colour of a decision of D: of the ink of real or generated data; a grey where colours are those of classes. */
export function decisionInk(decision: number, classed: boolean): [number, number, number] {
  return classed ? onPaper(palette().muted, STRONGEST_GREY * (1 - Math.min(1, Math.max(0, decision)))) : mixed(2 * decision - 1);
}

function onPaper(ink: string, strength: number): [number, number, number] {
  const [paper, full] = [parts(palette().paper), parts(ink)];
  return [0, 1, 2].map((part) =>
    Math.round((paper[part] ?? 0) + strength * ((full[part] ?? 0) - (paper[part] ?? 0)))) as [number, number, number];
}
