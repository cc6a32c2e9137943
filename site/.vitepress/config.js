import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitepress";
import { address, pages, repository, resolveLink, resolvePicture, version } from "./sources.js";

/** Makes the links and pictures of a page, which are right for the repository, right for the site. */
function linkToPages(md) {
  md.core.ruler.push("links-of-the-repository", (state) => {
    const page = state.env.relativePath;
    for (const token of state.tokens.flatMap((block) => block.children ?? [])) {
      if (token.type === "link_open") {
        token.attrSet("href", resolveLink(page, token.attrGet("href")));
      } else if (token.type === "image") {
        token.attrSet("src", resolvePicture(page, token.attrGet("src")));
      }
    }
  });
}

/** Braces of code are code, and no expressions of Vue's. */
function keepBraces(md) {
  const render = md.renderer.rules.code_inline;
  md.renderer.rules.code_inline = (tokens, at, ...others) => {
    tokens[at].attrSet("v-pre", "");
    return render(tokens, at, ...others);
  };
}

/** Anchors as the repository's host makes them, so that a link to a heading is right in both places. */
function slugify(heading) {
  return heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\p{M} _-]/gu, "").replaceAll(" ", "-");
}

function title(source) {
  const heading = /^# (.+)$/m.exec(readFileSync(join(repository, source), "utf8"));
  if (heading === null) {
    throw new Error(`${source} has no title`);
  }
  return heading[1].replaceAll("`", "");
}

function item(source) {
  return { text: title(source), link: "/" + pages.get(source).replace(/(index)?\.md$/, "") };
}

/** The pages of a folder, by name; those named come first. */
function folder(path, first = []) {
  const all = [...pages.keys()].filter((source) => source.startsWith(path) && source.endsWith(".md")
    && !source.slice(path.length).includes("/"));
  const named = first.map((name) => path + name + ".md");
  return [...named, ...all.filter((source) => !named.includes(source)).sort()].map(item);
}

const words = {
  en: {
    start: "Start", howTo: "How to", findings: "What was measured", reference: "Reference", contributing: "Contributing",
    design: "Design", api: "Javadoc", apiOfSpark: "Javadoc: Spark", what: "What gan4j is", changes: "Changes",
  },
  zh: {
    start: "开始", howTo: "操作指南", findings: "实测结果", reference: "参考", contributing: "参与开发",
    design: "设计", api: "Javadoc", apiOfSpark: "Javadoc: Spark", what: "gan4j 简介", changes: "更新记录",
  },
};

function theme(word, home) {
  return {
    nav: [
      { text: word.what, link: home },
      { text: word.howTo, link: "/how-to/train-on-your-own-data" },
      { text: word.reference, link: "/reference/command" },
      { text: word.api, link: "/api/index.html", target: "_self" },
    ],
    sidebar: [
      {
        text: word.start,
        items: [{ text: word.what, link: home }, ...["tutorial", "laboratory", "recommended", "library"]
          .map((name) => item(`docs/${name}.md`)), item("examples/README.md"), item("examples/data/README.md")],
      },
      { text: word.howTo, items: folder("docs/how-to/", ["train-on-your-own-data", "sample", "evaluate"]) },
      {
        text: word.reference,
        items: [...folder("docs/reference/", ["command", "experiment"]),
          { text: word.api, link: "/api/index.html", target: "_self" },
          { text: word.apiOfSpark, link: "/api-spark/index.html", target: "_self" }],
      },
      {
        text: word.findings,
        items: ["claims", "modes", "tables", "performance", "scale", "reliability"].map((name) => item(`docs/${name}.md`)),
      },
      {
        text: word.contributing, collapsed: true,
        items: [item("CONTRIBUTING.md"), ...folder("docs/contributing/"), { text: word.changes, link: "/changelog" }],
      },
      { text: word.design, collapsed: true, items: folder("docs/design/", ["architecture"]) },
    ],
  };
}

export default defineConfig({
  title: "gan4j",
  description: "Generative adversarial networks on the JVM",
  srcDir: "target/pages",
  // Javadoc has Markdown of its own, which is no page.
  srcExclude: ["public/**"],
  outDir: "target/site",
  cacheDir: "target/cache",
  base: process.env.SITE_BASE ?? "/",
  markdown: { anchor: { slugify }, config: (md) => [linkToPages, keepBraces].forEach((change) => change(md)) },
  locales: {
    root: { label: "English", lang: "en", themeConfig: theme(words.en, "/") },
    zh: {
      label: "简体中文", lang: "zh-CN", link: "/zh/",
      themeConfig: {
        ...theme(words.zh, "/zh/"),
        outline: { level: [2, 3], label: "本页内容" },
        docFooter: { prev: "上一页", next: "下一页" },
        returnToTopLabel: "返回顶部", sidebarMenuLabel: "目录", darkModeSwitchLabel: "深色模式",
        langMenuLabel: "切换语言", lastUpdatedText: "最后更新",
      },
    },
  },
  themeConfig: {
    // The Chinese pages are few: the menu of languages leads to the first page of each.
    i18nRouting: false,
    outline: { level: [2, 3] },
    socialLinks: [{ icon: "github", link: address }],
    footer: { message: `gan4j ${version} · Apache-2.0` },
    search: {
      provider: "local",
      options: {
        // Words of Chinese are not set apart by blanks: each character is searched for by itself.
        miniSearch: { options: { tokenize: (text) => text.toLowerCase().match(/[\p{sc=Han}]|[\p{L}\p{N}_]+/gu) ?? [] } },
        locales: {
          zh: {
            translations: {
              button: { buttonText: "搜索", buttonAriaLabel: "搜索" },
              modal: {
                displayDetails: "显示详情", resetButtonTitle: "清除", backButtonTitle: "关闭", noResultsText: "没有找到",
                footer: { selectText: "选择", navigateText: "切换", closeText: "关闭" },
              },
            },
          },
        },
      },
    },
  },
});
