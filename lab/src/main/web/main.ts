import uPlot from "uplot";

interface Info {
  version: string;
  kernels: string;
}

/** Shows that the page, its bundle and the server belong together. */
async function start(): Promise<void> {
  const answer = await fetch("/api/info");
  const info = (await answer.json()) as Info;
  const line = document.querySelector("#version");
  if (line !== null) {
    line.textContent = `gan4j ${info.version}, ${info.kernels}, uPlot ${typeof uPlot}`;
  }
}

void start();
