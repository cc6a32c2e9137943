import type { Completed } from "../server/protocol";

const RUN = "gan4j.run";
const FILES = "gan4j.files";
const TABLE = "gan4j.table.";
const BEGUN = "gan4j.begun";
const CONTROLS = "gan4j.controls";
const DIAGRAM = "gan4j.diagram";

/** What the page remembers when it is reloaded, and, for its appearance, when it is opened again. */
export const remembered = {
  /** The run that the page had; null where it had none. */
  get run(): string | null {
    return sessionStorage.getItem(RUN);
  },

  set run(run: string) {
    sessionStorage.setItem(RUN, run);
  },

  /** Whether somebody has gone past the invitation. */
  get begun(): boolean {
    return localStorage.getItem(BEGUN) === "yes";
  },

  set begun(begun: boolean) {
    localStorage.setItem(BEGUN, begun ? "yes" : "no");
  },

  /** Whether the controls are open; folded until somebody opens them. */
  get controls(): boolean {
    return localStorage.getItem(CONTROLS) === "open";
  },

  set controls(open: boolean) {
    localStorage.setItem(CONTROLS, open ? "open" : "closed");
  },

  /** Whether the diagram is shown; it is until somebody hides it. */
  get diagram(): boolean {
    return localStorage.getItem(DIAGRAM) !== "hidden";
  },

  set diagram(shown: boolean) {
    localStorage.setItem(DIAGRAM, shown ? "shown" : "hidden");
  },

  /** The training of a table that was uploaded; null where this page had none. */
  table(upload: string): string | null {
    return sessionStorage.getItem(TABLE + upload);
  },

  keepTable(upload: string, run: string): void {
    sessionStorage.setItem(TABLE + upload, run);
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
