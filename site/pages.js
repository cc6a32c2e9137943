// Copies the pages and pictures of the repository, and the Javadoc, to where VitePress builds the site from.

import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pages, repository } from "./.vitepress/sources.js";

const target = join(dirname(fileURLToPath(import.meta.url)), "target/pages");
/** Where the Javadoc is, and where it goes: that of all modules, and of what is no module since Spark is none. */
const javadocs = [["target/reports/apidocs", "public/api"], ["spark/target/reports/apidocs", "public/api-spark"]]
  .map(([from, to]) => [join(repository, from), join(target, to)]);

for (const [from] of javadocs) {
  if (!existsSync(join(from, "index.html"))) {
    console.error(`site: no Javadoc in ${from}; site/build makes it`);
    process.exit(1);
  }
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
for (const [from, to] of javadocs) {
  cpSync(from, to, { recursive: true });
}
