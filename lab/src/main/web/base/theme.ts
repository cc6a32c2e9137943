/** Light or dark: the system's setting, unless the reader chose one. */

export type Choice = "system" | "light" | "dark";

const STORED = "gan4j.theme";
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const listeners: (() => void)[] = [];
let choice: Choice = "system";

export function startTheme(): void {
  const stored = localStorage.getItem(STORED);
  choose(stored === "light" || stored === "dark" ? stored : "system");
  dark.addEventListener("change", apply);
}

export function themeChoice(): Choice {
  return choice;
}

export function choose(next: Choice): void {
  choice = next;
  localStorage.setItem(STORED, next);
  apply();
}

export function onTheme(listener: () => void): void {
  listeners.push(listener);
}

export function isDark(): boolean {
  return choice === "system" ? dark.matches : choice === "dark";
}

function apply(): void {
  document.documentElement.dataset["theme"] = isDark() ? "dark" : "light";
  listeners.forEach((listener) => listener());
}
