import type { Part, Way } from "./parts";

const SPACE = "http://www.w3.org/2000/svg";
/** How far a way back swings out, and how long the head of an arrow is. */
const SWING = 26;
const HEAD = 7;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The direction in which a port looks out of its part. */
function outward([across, down]: [number, number]): [number, number] {
  return across === 0 ? [-1, 0] : across === 1 ? [1, 0] : down === 0 ? [0, -1] : [0, 1];
}

function drawn<K extends "path" | "g" | "svg">(name: K, attributes: Record<string, string>): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SPACE, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}

/** The lines between parts: where something flows, beads run along them. */
export class Ways {
  readonly element = drawn("svg", { class: "ways", "aria-hidden": "true" });
  private readonly groups = new Map<string, SVGGElement>();

  /** Draws all ways between parts that lie where these boxes are, within so large a picture. */
  lay(ways: Way[], boxes: Map<Part, Box>, width: number, height: number): void {
    this.element.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.groups.clear();
    this.element.replaceChildren();
    for (const way of ways) {
      const [from, to] = [boxes.get(way.from), boxes.get(way.to)];
      if (from === undefined || to === undefined) {
        continue;
      }
      const [path, head] = line(way, from, to);
      const group = drawn("g", { class: `way ${way.flow}`, "data-way": way.key });
      group.append(drawn("path", { class: "line", d: path }), drawn("path", { class: "head", d: head }), drawn("path", { class: "beads", d: path }));
      this.element.append(group);
      this.groups.set(way.key, group);
    }
  }

  light(keys: string[]): void {
    this.groups.forEach((group, key) => group.classList.toggle("lit", keys.includes(key)));
  }

  /** How wide the lines of one kind are drawn, in pixels. */
  widen(flow: Way["flow"], width: number): void {
    this.groups.forEach((group) => {
      if (group.classList.contains(flow)) {
        group.style.setProperty("--width", width.toFixed(1));
      }
    });
  }
}

function line(way: Way, from: Box, to: Box): [string, string] {
  const [x0, y0] = [from.x + way.leaves[0] * from.width, from.y + way.leaves[1] * from.height];
  const [x1, y1] = [to.x + way.enters[0] * to.width, to.y + way.enters[1] * to.height];
  const [leaves, enters] = [outward(way.leaves), outward(way.enters)];
  // The line ends where the head begins.
  const [endX, endY] = [x1 + enters[0] * HEAD, y1 + enters[1] * HEAD];
  const distance = Math.hypot(endX - x0, endY - y0);
  const sameSide = leaves[1] !== 0 && leaves[1] === enters[1];
  const reach = sameSide ? Math.min(SWING, 8 + distance / 3) : Math.min(distance * 0.5, 60);
  // If both ends point up, or down, they swing out to the same height.
  const level = leaves[1] < 0 ? Math.min(y0, endY) - reach : Math.max(y0, endY) + reach;
  const first = sameSide ? [x0, level] : [x0 + leaves[0] * reach, y0 + leaves[1] * reach];
  const second = sameSide ? [endX, level] : [endX + enters[0] * reach, endY + enters[1] * reach];
  const short = (value: number | undefined): string => (value ?? 0).toFixed(1);
  const path = `M${short(x0)} ${short(y0)}C${[...first, ...second, endX, endY].map(short).join(" ")}`;
  const [side, along] = [enters[1] * 0.55 * HEAD, enters[0] * 0.55 * HEAD];
  const head = `M${short(x1)} ${short(y1)}L${short(endX + side)} ${short(endY + along)}L${short(endX - side)} ${short(endY - along)}Z`;
  return [path, head];
}
