import { currentLanguage } from "./words";

const locale = (): string => (currentLanguage() === "zh" ? "zh-CN" : "en-GB");

/** A count, with separators. */
export function count(value: number): string {
  return Math.round(value).toLocaleString(locale());
}

/** A measured number with a number of significant digits. */
export function measured(value: number | null | undefined, digits = 3): string {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return "–";
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) {
    return value.toExponential(digits - 1).replace("-", "−");
  }
  const decimals = size === 0 ? 0 : Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  return value.toFixed(Math.min(decimals, 6)).replace("-", "−");
}

/** Like `measured`, with a fixed number of decimals, which keeps the width of a changing number. */
export function steady(value: number | null | undefined, decimals = 3): string {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return "–";
  }
  return value.toFixed(decimals).replace("-", "−");
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** A time in seconds, short. */
export function seconds(value: number): string {
  return value < 10 ? value.toFixed(1) : count(value);
}
