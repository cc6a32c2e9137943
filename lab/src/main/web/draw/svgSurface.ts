import { FONT, runs, type Dot, type Stroke, type Surface, type TextStyle } from "./surface";

const INDEX_SIZE = 0.72;
const ruler = document.createElement("canvas").getContext("2d");

const short = (value: number): string => String(Math.round(value * 100) / 100);

const escaped = (words: string): string =>
  words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** Writes an SVG document. */
export class SvgSurface implements Surface {
  private readonly parts: string[] = [];
  private clips = 0;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {}

  /** The document, with a background. */
  document(paper: string, title: string): string {
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" `,
      `viewBox="0 0 ${this.width} ${this.height}" font-family="${escaped(FONT)}"><title>${escaped(title)}</title>`,
      `<rect width="100%" height="100%" fill="${paper}"/>`,
      ...this.parts,
      "</svg>\n",
    ].join("");
  }

  line(xs: ArrayLike<number>, ys: ArrayLike<number>, stroke: Stroke): void {
    let path = "";
    let down = false;
    for (let at = 0; at < xs.length; at++) {
      const x = xs[at] ?? Number.NaN;
      const y = ys[at] ?? Number.NaN;
      if (Number.isFinite(x) && Number.isFinite(y)) {
        path += `${down ? "L" : "M"}${short(x)} ${short(y)}`;
        down = true;
      } else {
        down = false;
      }
    }
    this.path(path, stroke);
  }

  shape(corners: number[], fill: string, opacity: number): void {
    const points: string[] = [];
    for (let at = 0; at + 1 < corners.length; at += 2) {
      points.push(`${short(corners[at] ?? 0)},${short(corners[at + 1] ?? 0)}`);
    }
    this.parts.push(`<polygon points="${points.join(" ")}" fill="${fill}" fill-opacity="${opacity}"/>`);
  }

  segments(ends: ArrayLike<number>, stroke: Stroke): void {
    let path = "";
    for (let at = 0; at + 3 < ends.length; at += 4) {
      const corner = (offset: number): string => short(ends[at + offset] ?? 0);
      path += `M${corner(0)} ${corner(1)}L${corner(2)} ${corner(3)}`;
    }
    this.path(path, stroke);
  }

  dots(xs: ArrayLike<number>, ys: ArrayLike<number>, dot: Dot): void {
    const ink = dot.hollow === true ? `fill="none" stroke="${dot.colour}"` : `fill="${dot.colour}"${dot.edge === undefined ? "" : ` stroke="${dot.edge}" stroke-width="0.6"`}`;
    this.parts.push(`<g ${ink} opacity="${dot.opacity ?? 1}">`);
    for (let at = 0; at < xs.length; at++) {
      const x = xs[at] ?? Number.NaN;
      const y = ys[at] ?? Number.NaN;
      if (Number.isFinite(x) && Number.isFinite(y)) {
        this.parts.push(`<circle cx="${short(x)}" cy="${short(y)}" r="${dot.radius}"/>`);
      }
    }
    this.parts.push("</g>");
  }

  text(words: string, x: number, y: number, style: TextStyle): void {
    const turn = style.turned === undefined ? "" : ` transform="rotate(${90 * style.turned} ${short(x)} ${short(y)})"`;
    let raised = false;
    const spans = runs(words).map((run) => {
      const shift = run.index === raised ? "" : ` dy="${short(style.size * (run.index ? 0.22 : -0.22))}"`;
      raised = run.index;
      return `<tspan${shift} font-size="${short(run.index ? style.size * INDEX_SIZE : style.size)}">${escaped(run.words)}</tspan>`;
    });
    this.parts.push(
      `<text x="${short(x)}" y="${short(y)}" fill="${style.colour}" text-anchor="${style.anchor ?? "start"}" ` +
        `font-weight="${style.weight ?? 400}"${turn} xml:space="preserve">${spans.join("")}</text>`,
    );
  }

  measure(words: string, size: number): number {
    if (ruler === null) {
      return words.length * size * 0.5;
    }
    let width = 0;
    for (const run of runs(words)) {
      ruler.font = `400 ${run.index ? size * INDEX_SIZE : size}px ${FONT}`;
      width += ruler.measureText(run.words).width;
    }
    return width;
  }

  within(x: number, y: number, width: number, height: number, body: () => void): void {
    this.clips++;
    const id = `clip${this.clips}`;
    this.parts.push(
      `<clipPath id="${id}"><rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"/></clipPath>`,
      `<g clip-path="url(#${id})">`,
    );
    body();
    this.parts.push("</g>");
  }

  image(pixels: ImageData, x: number, y: number, width: number, height: number): void {
    const canvas = document.createElement("canvas");
    canvas.width = pixels.width;
    canvas.height = pixels.height;
    canvas.getContext("2d")?.putImageData(pixels, 0, 0);
    this.parts.push(
      `<image x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" ` +
        `preserveAspectRatio="none" href="${canvas.toDataURL("image/png")}"/>`,
    );
  }

  private path(path: string, stroke: Stroke): void {
    const dash = stroke.dash === undefined ? "" : ` stroke-dasharray="${stroke.dash.join(" ")}"`;
    this.parts.push(
      `<path d="${path}" fill="none" stroke="${stroke.colour}" stroke-width="${stroke.width}" stroke-linejoin="round" ` +
        `stroke-opacity="${stroke.opacity ?? 1}"${dash}/>`,
    );
  }
}
