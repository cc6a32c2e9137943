import { isDark } from "../base/theme";

/**
 * What a colour stands for, the same as in the reports: Okabe and Ito's palette, which colour-blind people can tell apart,
 * with a lighter shade of each on dark paper.
 */
export interface Palette {
  real: string;
  generated: string;
  discriminator: string;
  ideal: string;
  text: string;
  muted: string;
  axis: string;
  grid: string;
  paper: string;
}

export const LIGHT: Palette = {
  real: "#0072b2",
  generated: "#d55e00",
  discriminator: "#00805d",
  ideal: "#222222",
  text: "#1a1a1a",
  muted: "#555555",
  axis: "#8a8a8a",
  grid: "#e6e6e6",
  paper: "#ffffff",
};

export const DARK: Palette = {
  real: "#56b4e9",
  generated: "#f0913a",
  discriminator: "#35c79a",
  ideal: "#dddddd",
  text: "#e8e8e8",
  muted: "#b0b0b0",
  axis: "#808080",
  grid: "#33363b",
  paper: "#17191d",
};

export function palette(): Palette {
  return isDark() ? DARK : LIGHT;
}

/**
 * Red, green and blue of a decision of D: from the colour of generated samples (0) over the paper (0.5) to the colour of
 * real ones (1).
 */
export function decisionColour(decision: number, dark: boolean): [number, number, number] {
  const paper: [number, number, number] = dark ? [34, 37, 43] : [250, 250, 250];
  const end: [number, number, number] = decision < 0.5 ? (dark ? [128, 70, 26] : [247, 196, 158])
    : (dark ? [28, 84, 124] : [166, 208, 236]);
  const strength = Math.min(1, Math.abs(decision - 0.5) * 2);
  return [0, 1, 2].map((part) =>
    Math.round((paper[part] ?? 0) + strength * ((end[part] ?? 0) - (paper[part] ?? 0)))) as [number, number, number];
}
