import { onTheme } from "../base/theme";

/** The meaning of colours: the inks of the reports' figures, light and dark, from the server's style sheet. */
const NAMES = ["real", "generated", "discriminator", "ideal", "text", "muted", "axis", "grid", "paper",
  "violet", "amber", "sky", "olive", "grey"] as const;

export type Palette = Record<(typeof NAMES)[number], string>;

/** The inks of classes, as in the reports; the last is that of all further classes. */
const CLASSES = ["real", "generated", "discriminator", "violet", "amber", "sky", "olive", "grey"] as const;

export const classInk = (code: number): string => palette()[CLASSES[code] ?? "grey"];

/** The names of classes for a legend, each with its ink; several that share the last ink become "others". */
export const classLegend = (names: string[], others: string): string[] =>
  names.length <= CLASSES.length ? names : [...names.slice(0, CLASSES.length - 1), others];

/** The opacity of a cell where D is certain; points must remain visible on it. */
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

const parts = (ink: string): number[] => [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16));

/** The colour of a share from -1, all of the ink of generated data, over the paper to 1, all of the ink of real data. */
export function mixed(share: number): [number, number, number] {
  const [paper, ink] = [parts(palette().paper), parts(share < 0 ? palette().generated : palette().real)];
  const strength = STRONGEST * Math.min(1, Math.abs(share));
  return [0, 1, 2].map((part) =>
    Math.round((paper[part] ?? 0) + strength * ((ink[part] ?? 0) - (paper[part] ?? 0)))) as [number, number, number];
}
