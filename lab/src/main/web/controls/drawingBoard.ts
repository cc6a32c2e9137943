import { button, make } from "../base/dom";
import { openDialog } from "../base/dialog";
import { complain } from "../base/notice";
import { text } from "../base/words";
import { CanvasSurface } from "../draw/canvasSurface";
import { palette } from "../draw/colours";
import { Plot } from "../draw/plot";
import type { Json } from "../server/protocol";
import { requests } from "../server/requests";

const CELLS = 40;
const LOW = -5;
const HIGH = 5;
const SIDE = 64;

/** A density drawn with the mouse, or with the keys: left and right choose a cell, up and down its height. */
export function drawDensity(done: (data: Json) => void): void {
  const heights = new Array<number>(CELLS).fill(0);
  let chosen = CELLS / 2;
  const { canvas, context } = board(560, 280, "board.density.label");
  const surface = new CanvasSurface(context, 560, 280);
  const plot = new Plot(surface, { left: 50, right: 14, top: 12, bottom: 38 }, [LOW, HIGH], [0, 1]);
  const use = button("board.use", "board-use", () => void send(), { class: "primary" });
  const paint = (): void => {
    const inks = palette();
    context.clearRect(0, 0, 560, 280);
    plot.axis({ side: "bottom", title: "x", low: LOW, high: HIGH, grid: true });
    plot.axis({ side: "left", title: text("axis.density.relative"), low: 0, high: 1, grid: true });
    heights.forEach((height, cell) => {
      const left = plot.x + (cell / CELLS) * plot.width;
      const right = left + plot.width / CELLS;
      const top = plot.atY(height);
      surface.shape([left, plot.atY(0), left, top, right, top, right, plot.atY(0)], inks.real, cell === chosen ? 0.9 : 0.55);
    });
    plot.frame();
    use.disabled = heights.every((height) => height === 0);
    canvas.setAttribute("aria-valuetext", text("board.cell", { x: (LOW + ((chosen + 0.5) * (HIGH - LOW)) / CELLS).toFixed(2),
      height: (heights[chosen] ?? 0).toFixed(2) }));
  };
  let last: [number, number] | null = null;
  const draw = (event: PointerEvent): void => {
    const box = canvas.getBoundingClientRect();
    const cell = Math.floor(((((event.clientX - box.left) * 560) / box.width - plot.x) / plot.width) * CELLS);
    const y = ((event.clientY - box.top) * 280) / box.height;
    const height = Math.max(0, Math.min(1, (plot.y + plot.height - y) / plot.height));
    const at = Math.max(0, Math.min(CELLS - 1, cell));
    const [fromCell, fromHeight] = last ?? [at, height];
    // Every cell on the way, because a quick stroke must not leave gaps.
    const steps = Math.max(1, Math.abs(at - fromCell));
    for (let step = 0; step <= steps; step++) {
      heights[Math.round(fromCell + ((at - fromCell) * step) / steps)] = fromHeight + ((height - fromHeight) * step) / steps;
    }
    last = [at, height];
    chosen = at;
    paint();
  };
  strokes(canvas, draw, () => (last = null));
  canvas.addEventListener("keydown", (event) => {
    const change: Record<string, () => void> = {
      ArrowLeft: () => (chosen = Math.max(0, chosen - 1)),
      ArrowRight: () => (chosen = Math.min(CELLS - 1, chosen + 1)),
      ArrowUp: () => (heights[chosen] = Math.min(1, (heights[chosen] ?? 0) + 0.1)),
      ArrowDown: () => (heights[chosen] = Math.max(0, (heights[chosen] ?? 0) - 0.1)),
    };
    const act = change[event.key];
    if (act !== undefined) {
      event.preventDefault();
      act();
      paint();
    }
  });
  const clear = button("board.clear", "board-clear", () => {
    heights.fill(0);
    paint();
  });
  const dialog = openDialog("board.density", make("p", { say: "board.density.what" }), canvas, make("p", { class: "row" }, clear, use));
  paint();
  async function send(): Promise<void> {
    try {
      const { data } = await requests.density(LOW, HIGH, heights.map((height) => Math.round(height * 1000) / 1000));
      dialog.close();
      done(data);
    } catch (error) {
      complain(error);
    }
  }
}

/** Points drawn in a square with a brush; with the keys, arrows move the brush and Space paints. */
export function drawMask(done: (data: Json) => void): void {
  const mask = new Uint8Array(SIDE * SIDE);
  const size = 384;
  const cell = size / SIDE;
  let at: [number, number] = [SIDE / 2, SIDE / 2];
  const { canvas, context } = board(size, size, "board.mask.label");
  const use = button("board.use", "board-use", () => void send(), { class: "primary" });
  const paint = (): void => {
    const inks = palette();
    context.clearRect(0, 0, size, size);
    context.fillStyle = inks.real;
    mask.forEach((amount, place) => {
      if (amount > 0) {
        context.globalAlpha = amount / 255;
        context.fillRect((place % SIDE) * cell, Math.floor(place / SIDE) * cell, cell, cell);
      }
    });
    context.globalAlpha = 1;
    context.strokeStyle = inks.axis;
    context.strokeRect(0.5, 0.5, size - 1, size - 1);
    context.beginPath();
    context.arc((at[0] + 0.5) * cell, (at[1] + 0.5) * cell, 2.5 * cell, 0, 2 * Math.PI);
    context.stroke();
    use.disabled = mask.every((amount) => amount === 0);
  };
  const dab = (column: number, row: number): void => {
    for (let down = -2; down <= 2; down++) {
      for (let across = -2; across <= 2; across++) {
        const [x, y] = [column + across, row + down];
        if (x >= 0 && x < SIDE && y >= 0 && y < SIDE && across * across + down * down <= 5) {
          mask[y * SIDE + x] = 255;
        }
      }
    }
  };
  let last: [number, number] | null = null;
  const draw = (event: PointerEvent): void => {
    const box = canvas.getBoundingClientRect();
    at = [Math.floor(((event.clientX - box.left) / box.width) * SIDE), Math.floor(((event.clientY - box.top) / box.height) * SIDE)];
    const from = last ?? at;
    const steps = Math.max(1, Math.abs(at[0] - from[0]), Math.abs(at[1] - from[1]));
    for (let step = 0; step <= steps; step++) {
      dab(Math.round(from[0] + ((at[0] - from[0]) * step) / steps), Math.round(from[1] + ((at[1] - from[1]) * step) / steps));
    }
    last = at;
    paint();
  };
  strokes(canvas, draw, () => (last = null));
  canvas.addEventListener("keydown", (event) => {
    const moves: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const move = moves[event.key];
    if (move !== undefined) {
      at = [Math.max(0, Math.min(SIDE - 1, at[0] + move[0])), Math.max(0, Math.min(SIDE - 1, at[1] + move[1]))];
    } else if (event.key === " ") {
      dab(at[0], at[1]);
    } else {
      return;
    }
    event.preventDefault();
    paint();
  });
  const clear = button("board.clear", "board-clear", () => {
    mask.fill(0);
    paint();
  });
  const dialog = openDialog("board.mask", make("p", { say: "board.mask.what" }), canvas, make("p", { class: "row" }, clear, use));
  paint();
  async function send(): Promise<void> {
    try {
      let letters = "";
      mask.forEach((amount) => (letters += String.fromCharCode(amount)));
      const { data } = await requests.mask(SIDE, SIDE, btoa(letters));
      dialog.close();
      done(data);
    } catch (error) {
      complain(error);
    }
  }
}

function board(width: number, height: number, label: string): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = make("canvas", { class: "board", testid: "board", label, attributes: {
    tabindex: "0", role: "slider", "aria-valuenow": "0", "aria-valuemin": "0", "aria-valuemax": "1" } });
  const scale = window.devicePixelRatio;
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.style.aspectRatio = `${width} / ${height}`;
  canvas.style.width = `${width}px`;
  const context = canvas.getContext("2d");
  if (context === null) {
    throw new Error("no canvas");
  }
  context.scale(scale, scale);
  return { canvas, context };
}

function strokes(canvas: HTMLCanvasElement, draw: (event: PointerEvent) => void, end: () => void): void {
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    draw(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.buttons !== 0) {
      draw(event);
    }
  });
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
}
