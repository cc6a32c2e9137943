/** The texts of the page, from a message file for each language. */

export type Language = "en" | "zh";
export type Values = Record<string, string | number>;

let messages: Record<string, string> = {};
const learnt: Record<string, string> = {};
let language: Language = "en";
const listeners: (() => void)[] = [];

const STORED = "gan4j.language";

export function currentLanguage(): Language {
  return language;
}

/** The language that was chosen before, or the browser's. */
export function preferredLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("language") ?? localStorage.getItem(STORED);
  if (asked === "en" || asked === "zh") {
    return asked;
  }
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export async function speak(chosen: Language): Promise<void> {
  const response = await fetch(`/messages/${chosen}.json`);
  messages = (await response.json()) as Record<string, string>;
  language = chosen;
  localStorage.setItem(STORED, chosen);
  document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
  document.title = text("title");
  retell(document.body);
  listeners.forEach((listener) => listener());
}

export function onLanguage(listener: () => void): void {
  listeners.push(listener);
}

export function known(key: string): boolean {
  return key in messages;
}

/** Adds messages for keys that are missing in the message files. */
export function learn(more: Record<string, string>): void {
  Object.assign(learnt, more);
}

/** The message of a key with its values inserted; the key itself if there is no such message, to make that visible. */
export function text(key: string, values: Values = {}): string {
  const message = messages[key] ?? learnt[key] ?? key;
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** Gives an element a message, which follows changes of the language. */
export function say(element: Element, key: string, values: Values = {}): void {
  element.setAttribute("data-message", key);
  if (Object.keys(values).length > 0) {
    element.setAttribute("data-values", JSON.stringify(values));
  } else {
    element.removeAttribute("data-values");
  }
  write(element, text(key, values));
}

/** Like `say`, for an attribute such as a label. */
export function sayAttribute(element: Element, attribute: "aria-label" | "title" | "placeholder", key: string): void {
  element.setAttribute(`data-${attribute}`, key);
  element.setAttribute(attribute, text(key));
}

/** Writes text in which p_g and p_data become symbols with subscripts. */
export function write(element: Element, words: string): void {
  const parts = words.split(/(p_(?:g|data))/);
  if (parts.length === 1) {
    element.textContent = words;
    return;
  }
  element.replaceChildren(
    ...parts.flatMap((part): (string | Element)[] => {
      if (!part.startsWith("p_")) {
        return part === "" ? [] : [part];
      }
      const index = document.createElement("sub");
      index.textContent = part.slice(2);
      const symbol = document.createElement("span");
      symbol.className = "symbol";
      symbol.append("p", index);
      return [symbol];
    }),
  );
}

function retell(root: Element): void {
  for (const element of root.querySelectorAll("[data-message]")) {
    const values = element.getAttribute("data-values");
    const key = element.getAttribute("data-message") ?? "";
    write(element, text(key, values === null ? {} : (JSON.parse(values) as Values)));
  }
  for (const attribute of ["aria-label", "title", "placeholder"]) {
    for (const element of root.querySelectorAll(`[data-${attribute}]`)) {
      element.setAttribute(attribute, text(element.getAttribute(`data-${attribute}`) ?? ""));
    }
  }
}
