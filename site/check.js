// Follows every link of the built site, Javadoc and style sheets included: each file must be there, and each anchor within it.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const site = join(dirname(fileURLToPath(import.meta.url)), "target/site");
const base = process.env.SITE_BASE ?? "/";
const files = readdirSync(site, { recursive: true });
const html = files.filter((name) => name.endsWith(".html"));
const texts = new Map();

function text(file) {
  if (!texts.has(file)) {
    texts.set(file, readFileSync(file, "utf8"));
  }
  return texts.get(file);
}

function decode(link) {
  return decodeURIComponent(link.replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
}

/** Returns the file that an address within the site names, or null. */
function find(path) {
  for (const file of [path, path + ".html", join(path, "index.html")]) {
    if (existsSync(file) && statSync(file).isFile()) {
      return file;
    }
  }
  return null;
}

const anchors = new Map();

function hasAnchor(file, anchor) {
  if (!anchors.has(file)) {
    anchors.set(file, new Set([...text(file).matchAll(/\b(?:id|name)="([^"]*)"/g)].map((match) => decode(match[1]))));
  }
  return anchors.get(file).has(anchor);
}

const dead = [];
let links = 0;

function follow(name, link) {
  if (/^([a-z]+:|\/\/)/i.test(link) || link === "") {
    return;
  }
  links++;
  const file = join(site, name);
  const [path, anchor] = link.split("#", 2);
  const address = decode(path.split("?")[0]);
  const target = address === "" ? file : address.startsWith("/")
    ? find(join(site, address.startsWith(base) ? address.slice(base.length) : "no such base"))
    : find(join(dirname(file), address));
  if (target === null) {
    dead.push(`${name}: ${link}`);
  } else if (anchor && target.endsWith(".html") && !hasAnchor(target, decode(anchor))) {
    dead.push(`${name}: ${link} (no such anchor in ${relative(site, target)})`);
  }
}

for (const name of html) {
  for (const [, link] of text(join(site, name)).matchAll(/\b(?:href|src)="([^"]*)"/g)) {
    follow(name, link);
  }
}
for (const name of files.filter((name) => name.endsWith(".css"))) {
  for (const [, link] of text(join(site, name)).matchAll(/\burl\(\s*["']?(.*?)["']?\s*\)/g)) {
    follow(name, link);
  }
}
if (dead.length > 0) {
  console.error(`site: ${dead.length} dead links\n${dead.join("\n")}`);
  process.exit(1);
}
console.log(`site: ${html.length} pages, ${links} links within the site, none of them dead`);
