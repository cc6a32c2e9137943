import type { ChartContent, Line } from "./lineChart";

/** The end of an axis that grows in steps of 1, 2 and 5, and so rarely changes. */
export function grownEnd(reached: number, until: number): number {
  let power = 10;
  for (;;) {
    for (const factor of [1, 2, 5]) {
      if (reached <= factor * power) {
        return Math.max(1, Math.min(factor * power, until));
      }
    }
    power *= 10;
  }
}

/** Round values between two positive ones for a logarithmic axis: as many as there is room for, but at least powers of ten. */
export function powers(low: number, high: number, most: number): number[] {
  const all = [1, 2, 5].map((factor) => {
    const found: number[] = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
      found.push(Number(`${factor}e${power}`));
    }
    return found.filter((value) => value >= low && value <= high);
  });
  const fine = all.flat().sort((one, other) => one - other);
  return fine.length <= most ? fine : (all[0] ?? []);
}

function logarithmicBounds(content: ChartContent, lines: Line[]): [number, number] {
  const values = [...lines.flatMap((line) => line.ys), ...content.levels().map((level) => level.value)]
    .filter((value): value is number => value !== null && Number.isFinite(value) && value > 0);
  return lines.every((line) => line.ys.every((value) => value === null)) || values.length === 0
    ? content.rest
    : [Math.min(...values) / 1.5, Math.max(...values) * 1.5];
}

/** The vertical axis of a chart: low and high. */
export function bounds(content: ChartContent, lines: Line[]): [number, number] {
  if (content.logarithmic === true) {
    return logarithmicBounds(content, lines);
  }
  let low = content.fromZero ? 0 : Number.POSITIVE_INFINITY;
  let high = content.fromZero ? 0 : Number.NEGATIVE_INFINITY;
  const values = [...lines.flatMap((line) => line.ys), ...content.levels().map((level) => level.value)];
  for (const value of values) {
    if (value !== null && Number.isFinite(value)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (lines.every((line) => line.ys.every((value) => value === null))) {
    return content.rest;
  }
  // A few outliers, such as the first losses with a penalty, must not flatten all other values.
  const sorted = lines.flatMap((line) => line.ys).filter((value) => value !== null).sort((one, other) => one - other);
  const usual = [sorted[Math.floor(0.03 * sorted.length)] ?? low, sorted[Math.ceil(0.97 * (sorted.length - 1))] ?? high] as const;
  if (!content.fromZero && sorted.length > 100 && high - low > 5 * (usual[1] - usual[0])) {
    const room = Math.max(0.05, usual[1] - usual[0]);
    [low, high] = [Math.max(low, usual[0] - room), Math.min(high, usual[1] + room)];
  }
  if (!(high > low)) {
    return Number.isFinite(low) ? [low - (content.fromZero ? 0 : 1), low + 1] : [0, 1];
  }
  const step = roundStep((high - low) / 4);
  return [content.fromZero ? 0 : Math.floor(low / step - 0.05) * step, Math.ceil(high / step + 0.05) * step];
}

function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  return ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
}
