import { palette } from "../draw/colours";
import type { Plot } from "../draw/plot";
import type { Surface } from "../draw/surface";

/** Arrows from places, interleaved, by so much in each direction. */
export function drawArrows(surface: Surface, plot: Plot, arrows: { from: number[]; by: number[] }): void {
  const ends: number[] = [];
  for (let at = 0; at + 1 < arrows.from.length; at += 2) {
    const [x, y] = [arrows.from[at] ?? 0, arrows.from[at + 1] ?? 0];
    const from = [plot.atX(x), plot.atY(y)] as const;
    const to = [plot.atX(x + (arrows.by[at] ?? 0)), plot.atY(y + (arrows.by[at + 1] ?? 0))] as const;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (length < 1.5) {
      continue;
    }
    ends.push(...from, ...to);
    const head = Math.min(5, length * 0.45);
    const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    for (const turn of [2.6, -2.6]) {
      ends.push(...to, to[0] + head * Math.cos(angle + turn), to[1] + head * Math.sin(angle + turn));
    }
  }
  surface.segments(ends, { colour: palette().ideal, width: 1.2, opacity: 0.8 });
}
