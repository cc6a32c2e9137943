import type { Surface } from "../draw/surface";

/** The most neurons of a layer, and the most layers, that are drawn. */
const NEURONS = 5;
const LAYERS = 5;

/** Layers of neurons, with lines between them; those of layers that a step has moved more are stronger. */
export function drawNetwork(surface: Surface, sizes: number[], colour: string, edge: string, moved: (number | null)[] | null): void {
  const shown = sizes.length <= LAYERS ? sizes : [...sizes.slice(0, LAYERS - 1), sizes.at(-1) ?? 1];
  const layers = shown.map((size, layer) => {
    const count = Math.min(NEURONS, size);
    const x = 10 + ((surface.width - 20) * layer) / Math.max(1, shown.length - 1);
    return Array.from({ length: count }, (_, at) => [x, (surface.height * (at + 1)) / (count + 1)] as const);
  });
  const most = Math.max(1e-12, ...(moved ?? []).map((value) => value ?? 0));
  layers.slice(1).forEach((layer, at) => {
    const strength = moved === null ? 0.35 : 0.15 + 0.75 * ((moved[at] ?? 0) / most);
    surface.segments(layer.flatMap(([x, y]) => (layers[at] ?? []).flatMap(([fromX, fromY]) => [fromX, fromY, x, y])),
      { colour: moved === null ? edge : colour, width: moved === null ? 0.7 : 0.6 + 1.2 * ((moved[at] ?? 0) / most), opacity: strength });
  });
  layers.forEach((layer) => surface.dots(layer.map(([x]) => x), layer.map(([, y]) => y), { radius: 2.6, colour }));
}
