// Copies the pages and pictures of the repository, and the Javadoc, to where VitePress builds the site from.

import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pages, repository } from "./.vitepress/sources.js";

const target = join(dirname(fileURLToPath(import.meta.url)), "target/pages");
const javadoc = join(repository, "target/reports/apidocs");

if (!existsSync(join(javadoc, "index.html"))) {
  console.error(`site: no Javadoc in ${javadoc}; site/build makes it`);
  process.exit(1);
}
rmSync(target, { recursive: true, force: true });
for (const [source, page] of pages) {
  mkdirSync(dirname(join(target, page)), { recursive: true });
  cpSync(join(repository, source), join(target, page));
  if (!page.endsWith(".md")) {
    // Pictures of pages get addresses of their own; here is where a link leads to one.
    mkdirSync(dirname(join(target, "public", page)), { recursive: true });
    cpSync(join(repository, source), join(target, "public", page));
  }
}
cpSync(javadoc, join(target, "public/api"), { recursive: true });
