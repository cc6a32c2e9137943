import { icon, type Icon } from "./icons";
import { say, sayAttribute, type Values } from "./words";

type Child = Node | string | null;

interface Properties {
  class?: string;
  id?: string;
  testid?: string;
  /** The key of the message that the element says. */
  say?: string;
  values?: Values;
  /** Keys of messages. */
  label?: string;
  title?: string;
  attributes?: Record<string, string>;
  on?: Partial<Record<keyof HTMLElementEventMap, (event: Event) => void>>;
}

/** Creates an element. Its text comes only from message keys, so all of it exists in both languages. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (properties.class !== undefined) {
    element.className = properties.class;
  }
  if (properties.id !== undefined) {
    element.id = properties.id;
  }
  if (properties.testid !== undefined) {
    element.dataset["testid"] = properties.testid;
  }
  for (const [name, value] of Object.entries(properties.attributes ?? {})) {
    element.setAttribute(name, value);
  }
  if (properties.say !== undefined) {
    say(element, properties.say, properties.values);
  }
  if (properties.label !== undefined) {
    sayAttribute(element, "aria-label", properties.label);
  }
  if (properties.title !== undefined) {
    sayAttribute(element, "title", properties.title);
  }
  for (const [name, listener] of Object.entries(properties.on ?? {})) {
    element.addEventListener(name, listener as (event: Event) => void);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function button(
  key: string,
  testid: string,
  press: () => void,
  properties: Properties = {},
): HTMLButtonElement {
  const element = make("button", { ...properties, say: key, testid });
  element.type = "button";
  element.addEventListener("click", press);
  return element;
}

/** A button that shows an icon, with its text as label and tooltip. */
export function signButton(sign: Icon, key: string, testid: string, press: () => void): HTMLButtonElement {
  const element = make("button", { class: "sign", label: key, title: key, testid });
  element.type = "button";
  element.append(icon(sign));
  element.addEventListener("click", press);
  return element;
}

/** Saves text or a blob as a file on the reader's computer. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  follow(address, name);
  window.setTimeout(() => URL.revokeObjectURL(address), 60000);
}

export function follow(address: string, name: string): void {
  const link = make("a", { attributes: { href: address, download: name } });
  document.body.append(link);
  link.click();
  link.remove();
}

let unique = 0;

/** An id that is unique on the page. */
export function freshId(stem: string): string {
  unique++;
  return `${stem}-${unique}`;
}
