import type { Completed } from "../server/protocol";

const RUN = "gan4j.run";
const FILES = "gan4j.files";

/** What this page remembers when it is loaded anew. */
export const remembered = {
  /** The run that the page had; null where it had none. */
  get run(): string | null {
    return sessionStorage.getItem(RUN);
  },

  set run(run: string) {
    sessionStorage.setItem(RUN, run);
  },

  /** The uploads that this page has sent, by the names that they have in experiments that are taken away. */
  get files(): Record<string, string> {
    return JSON.parse(sessionStorage.getItem(FILES) ?? "{}") as Record<string, string>;
  },

  keepFiles(experiments: Completed[]): void {
    const files = this.files;
    for (const { data } of experiments) {
      if (data !== null) {
        files[data.name] = data.upload;
      }
    }
    sessionStorage.setItem(FILES, JSON.stringify(files));
  },
};
