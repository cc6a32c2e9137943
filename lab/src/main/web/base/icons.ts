/** Icons as SVG, which do not depend on fonts. */
const PATHS = {
  play: "M4 2.5v11l9-5.5z",
  pause: "M4 2.5h3v11H4zM9 2.5h3v11H9z",
  restart: "M3 2.5h2v11H3zM13 2.5v11L5.5 8z",
  menu: "M2 3h12v2H2zM2 7h12v2H2zM2 11h12v2H2z",
  close: "M3 4.4 4.4 3 8 6.6 11.6 3 13 4.4 9.4 8l3.6 3.6-1.4 1.4L8 9.4 4.4 13 3 11.6 6.6 8z",
  theme: "M8 1.5a6.5 6.5 0 1 0 0 13zM8 1.5a6.5 6.5 0 0 1 0 13v-1.5a5 5 0 0 0 0-10z",
  help: "M5 5.6C5 3.8 6.3 2.7 8.1 2.7s3 1 3 2.6c0 1.2-.6 1.8-1.5 2.4-.7.5-.9.8-.9 1.6v.4H7v-.7c0-1.1.5-1.7 1.3-2.3.6-.4.9-.7.9-1.3 0-.6-.4-1-1.2-1s-1.2.5-1.2 1.2zM7 11.2h1.8V13H7z",
} as const;

export type Icon = keyof typeof PATHS;

export function icon(name: Icon): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
