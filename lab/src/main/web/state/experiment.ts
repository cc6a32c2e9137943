import type { ExperimentTree, Json } from "../server/protocol";

/** The value at a path such as `latent.dimension`; undefined if there is none. */
export function at(tree: Json | undefined, path: string): Json | undefined {
  let value: Json | undefined = tree;
  for (const name of path.split(".")) {
    if (value === null || value === undefined || typeof value !== "object" || Array.isArray(value)) {
      return undefined;
    }
    value = value[name];
  }
  return value;
}

export function numberAt(tree: ExperimentTree, path: string, otherwise: number): number {
  const value = at(tree, path);
  return typeof value === "number" ? value : otherwise;
}

/** The type of a part that may be a word or have fields: `normal`, or `{type: normal, ...}`. */
export function typeAt(tree: ExperimentTree, path: string, otherwise: string): string {
  const value = at(tree, path);
  if (typeof value === "string") {
    return value;
  }
  const type = at(value, "type");
  return typeof type === "string" ? type : otherwise;
}

/** A copy with one value replaced. */
export function replaced(tree: ExperimentTree, path: string, value: Json): ExperimentTree {
  const copy = structuredClone(tree);
  const names = path.split(".");
  const last = names.pop() ?? "";
  let place: ExperimentTree = copy;
  for (const name of names) {
    const next = place[name];
    if (next === null || next === undefined || typeof next !== "object" || Array.isArray(next)) {
      place[name] = {};
    }
    place = place[name] as ExperimentTree;
  }
  place[last] = value;
  return copy;
}

/** A value as YAML text: JSON is YAML, except that words need no quotes. */
export function yamlText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

export interface Penalty {
  type: string;
  weight?: number;
  limit?: number;
}

/** The penalties, none, one or several, as a list. */
export function penalties(tree: ExperimentTree): Penalty[] {
  const value = at(tree, "penalty");
  if (value === undefined || value === null || value === "none") {
    return [];
  }
  const list = Array.isArray(value) ? value : [value];
  return list.map((each) => (typeof each === "string" ? { type: each } : (each as unknown as Penalty)));
}

/** The expression of a distribution, or null if the data are samples. */
export function expressionOf(tree: ExperimentTree): string | null {
  const data = tree["data"];
  if (typeof data === "string") {
    return data;
  }
  const told = at(data, "distribution");
  return typeof told === "string" ? told : null;
}

/** A distribution's name and parameters: `normal(-1,1)` is `normal` and -1 and 1. */
export function parsedExpression(expression: string): { name: string; parameters: number[] } | null {
  const found = /^\s*([a-z][a-z0-9-]*)\s*(?:\(([^()]*)\))?\s*$/i.exec(expression);
  if (found === null) {
    return null;
  }
  const inner = (found[2] ?? "").trim();
  const parameters = inner === "" ? [] : inner.split(",").map(Number);
  return parameters.every(Number.isFinite) ? { name: found[1] ?? "", parameters } : null;
}

/** The paths of all leaves in which two trees differ. */
export function differingPaths(one: Json | undefined, other: Json | undefined, stem = ""): string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) {
    return [];
  }
  const isTree = (value: Json | undefined): value is ExperimentTree =>
    value !== null && typeof value === "object" && !Array.isArray(value);
  if (!isTree(one) || !isTree(other)) {
    return [stem];
  }
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) =>
    differingPaths(one[name], other[name], stem === "" ? name : `${stem}.${name}`));
}
