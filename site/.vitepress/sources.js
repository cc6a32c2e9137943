// Which file of the repository is which page of the site, and where a link of such a file leads.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");

const pom = readFileSync(join(repository, "pom.xml"), "utf8");

function stated(pattern) {
  const match = pattern.exec(pom);
  if (match === null) {
    throw new Error(`pom.xml does not match ${pattern}`);
  }
  return match[1];
}

/** Where the repository can be read on the web, and which version this is. */
export const address = stated(/<scm\b.*?<url>([^<]+)<\/url>/s);
export const version = stated(/<artifactId>gan4j-parent<\/artifactId>\s*<version>([^<]+)<\/version>/);

const WHOLE = new Map([
  ["README.md", "index.md"],
  ["README.zh-CN.md", "zh/index.md"],
  ["CONTRIBUTING.md", "contributing/index.md"],
  ["CHANGELOG.md", "changelog.md"],
  ["examples/README.md", "examples/index.md"],
  ["examples/data/README.md", "examples/data/index.md"],
]);

function walk(folder) {
  return readdirSync(join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** The files that are copied to the site: where they are in the repository, and where in the site. */
export const pages = new Map([...WHOLE, ...walk("docs").map((file) => [file, file.slice("docs/".length)])]);

const sources = new Map([...pages].map(([source, page]) => [page, source]));

/** Returns the file of the repository that a page was made of. */
export function sourceOf(page) {
  const source = sources.get(page);
  if (source === undefined) {
    throw new Error(`${page} is made of no file of the repository`);
  }
  return source;
}

/**
 * Returns where a link of a page leads. What is a page of the site stays within it; any other file or folder is shown by the
 * repository's host; a link to nothing is an error.
 */
export function resolveLink(page, link) {
  if (/^([a-z]+:|#)/i.test(link)) {
    return link;
  }
  const source = sourceOf(page);
  const [path, anchor] = link.split(/(?=#)/, 2);
  const target = posix.join(posix.dirname(source), decodeURI(path)).replace(/\/$/, "");
  if (pages.has(target)) {
    return "/" + encodeURI(pages.get(target)) + (anchor ?? "");
  }
  const file = join(repository, target);
  if (target.startsWith("..") || !existsSync(file)) {
    throw new Error(`${source} links to ${link}, which does not exist`);
  }
  const index = posix.join(target, "README.md");
  if (pages.has(index)) {
    return "/" + encodeURI(pages.get(index));
  }
  return `${address}/${statSync(file).isDirectory() ? "tree" : "blob"}/main/${encodeURI(target)}${anchor ?? ""}`;
}

/** Returns where a page finds a picture. */
export function resolvePicture(page, link) {
  if (/^[a-z]+:/i.test(link)) {
    return link;
  }
  const source = sourceOf(page);
  const target = posix.join(posix.dirname(source), decodeURI(link));
  if (!pages.has(target)) {
    throw new Error(`${source} shows ${link}, which does not exist under docs/`);
  }
  return "./" + encodeURI(posix.relative(posix.dirname(page), pages.get(target)));
}
