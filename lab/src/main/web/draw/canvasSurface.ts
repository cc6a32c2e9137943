import { FONT, runs, type Dot, type Stroke, type Surface, type TextStyle } from "./surface";

const INDEX_SIZE = 0.72;
const MANY = 60;
const sprites = new Map<string, HTMLCanvasElement>();

function dotSprite(dot: Dot, scale: number): HTMLCanvasElement {
  const key = `${dot.radius} ${dot.colour} ${dot.edge ?? ""} ${scale}`;
  let sprite = sprites.get(key);
  if (sprite === undefined) {
    sprite = document.createElement("canvas");
    const side = Math.ceil((2 * dot.radius + 3) * scale);
    sprite.width = side;
    sprite.height = side;
    const context = sprite.getContext("2d");
    if (context !== null) {
      const disc = (radius: number, colour: string): void => {
        context.fillStyle = colour;
        context.beginPath();
        context.arc(side / 2, side / 2, radius * scale, 0, 2 * Math.PI);
        context.fill();
      };
      if (dot.edge !== undefined) {
        disc(dot.radius + 0.7, dot.edge);
      }
      disc(dot.radius, dot.colour);
    }
    sprites.set(key, sprite);
  }
  return sprite;
}

/** Draws on a canvas at the resolution of the screen. */
export class CanvasSurface implements Surface {
  private readonly pixels = document.createElement("canvas");

  constructor(
    private readonly context: CanvasRenderingContext2D,
    readonly width: number,
    readonly height: number,
  ) {}

  line(xs: ArrayLike<number>, ys: ArrayLike<number>, stroke: Stroke): void {
    const context = this.pen(stroke);
    context.beginPath();
    let down = false;
    for (let at = 0; at < xs.length; at++) {
      const x = xs[at] ?? Number.NaN;
      const y = ys[at] ?? Number.NaN;
      if (Number.isFinite(x) && Number.isFinite(y)) {
        if (down) {
          context.lineTo(x, y);
        } else {
          context.moveTo(x, y);
        }
        down = true;
      } else {
        down = false;
      }
    }
    context.stroke();
    context.restore();
  }

  shape(corners: number[], fill: string, opacity: number): void {
    const context = this.context;
    context.save();
    context.globalAlpha = opacity;
    context.fillStyle = fill;
    context.beginPath();
    for (let at = 0; at + 1 < corners.length; at += 2) {
      context.lineTo(corners[at] ?? 0, corners[at + 1] ?? 0);
    }
    context.closePath();
    context.fill();
    context.restore();
  }

  segments(ends: ArrayLike<number>, stroke: Stroke): void {
    const context = this.pen(stroke);
    context.beginPath();
    for (let at = 0; at + 3 < ends.length; at += 4) {
      context.moveTo(ends[at] ?? 0, ends[at + 1] ?? 0);
      context.lineTo(ends[at + 2] ?? 0, ends[at + 3] ?? 0);
    }
    context.stroke();
    context.restore();
  }

  dots(xs: ArrayLike<number>, ys: ArrayLike<number>, dot: Dot): void {
    const context = this.context;
    context.save();
    context.globalAlpha = dot.opacity ?? 1;
    if (xs.length > MANY && dot.hollow !== true) {
      // One small picture many times is far quicker than one path of many circles.
      const sprite = dotSprite(dot, context.getTransform().a);
      const size = sprite.width / context.getTransform().a;
      for (let at = 0; at < xs.length; at++) {
        const x = xs[at] ?? Number.NaN;
        const y = ys[at] ?? Number.NaN;
        if (Number.isFinite(x) && Number.isFinite(y)) {
          context.drawImage(sprite, x - size / 2, y - size / 2, size, size);
        }
      }
      context.restore();
      return;
    }
    context.fillStyle = dot.colour;
    context.strokeStyle = dot.colour;
    context.lineWidth = 1.2;
    context.beginPath();
    for (let at = 0; at < xs.length; at++) {
      const x = xs[at] ?? Number.NaN;
      const y = ys[at] ?? Number.NaN;
      if (Number.isFinite(x) && Number.isFinite(y)) {
        context.moveTo(x + dot.radius, y);
        context.arc(x, y, dot.radius, 0, 2 * Math.PI);
      }
    }
    if (dot.hollow === true) {
      context.stroke();
    } else {
      if (dot.edge !== undefined) {
        context.strokeStyle = dot.edge;
        context.stroke();
      }
      context.fill();
    }
    context.restore();
  }

  text(words: string, x: number, y: number, style: TextStyle): void {
    const context = this.context;
    context.save();
    context.translate(x, y);
    if (style.turned !== undefined) {
      context.rotate((style.turned * Math.PI) / 2);
    }
    context.fillStyle = style.colour;
    context.textBaseline = "alphabetic";
    const whole = this.measure(words, style.size);
    let from = style.anchor === "end" ? -whole : style.anchor === "middle" ? -whole / 2 : 0;
    for (const run of runs(words)) {
      const size = run.index ? style.size * INDEX_SIZE : style.size;
      context.font = `${style.weight ?? 400} ${size}px ${FONT}`;
      context.fillText(run.words, from, run.index ? style.size * 0.22 : 0);
      from += context.measureText(run.words).width;
    }
    context.restore();
  }

  measure(words: string, size: number): number {
    let width = 0;
    for (const run of runs(words)) {
      this.context.font = `400 ${run.index ? size * INDEX_SIZE : size}px ${FONT}`;
      width += this.context.measureText(run.words).width;
    }
    return width;
  }

  within(x: number, y: number, width: number, height: number, body: () => void): void {
    this.context.save();
    this.context.beginPath();
    this.context.rect(x, y, width, height);
    this.context.clip();
    body();
    this.context.restore();
  }

  image(pixels: ImageData, x: number, y: number, width: number, height: number): void {
    this.pixels.width = pixels.width;
    this.pixels.height = pixels.height;
    this.pixels.getContext("2d")?.putImageData(pixels, 0, 0);
    this.context.save();
    this.context.imageSmoothingEnabled = true;
    this.context.imageSmoothingQuality = "low";
    this.context.drawImage(this.pixels, x, y, width, height);
    this.context.restore();
  }

  private pen(stroke: Stroke): CanvasRenderingContext2D {
    const context = this.context;
    context.save();
    context.globalAlpha = stroke.opacity ?? 1;
    context.strokeStyle = stroke.colour;
    context.lineWidth = stroke.width;
    context.lineJoin = "round";
    context.setLineDash(stroke.dash ?? []);
    return context;
  }
}
