import type { ExperimentTree, LaneRequest } from "../server/protocol";

/**
 * The page's address holds the experiments, complete, after the hash, so that a link is an experiment. They are packed: JSON,
 * deflated, in the letters of an address. A link written by hand may say `#preset=recommended` or `#yaml=data: ring8`.
 */
const PARTS = ["experiment", "against"] as const;

async function through(bytes: Uint8Array<ArrayBuffer>, way: GenericTransformStream): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(way as ReadableWritablePair<Uint8Array, Uint8Array<ArrayBuffer>>);
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

export async function pack(tree: ExperimentTree): Promise<string> {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(tree)), new CompressionStream("deflate-raw"));
  let letters = "";
  bytes.forEach((byte) => (letters += String.fromCharCode(byte)));
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export async function unpack(packed: string): Promise<ExperimentTree> {
  const letters = atob(packed.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const text = new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw")));
  return JSON.parse(text) as ExperimentTree;
}

/** The hash for these experiments. */
export async function hashOf(experiments: ExperimentTree[]): Promise<string> {
  const parts = await Promise.all(
    experiments.slice(0, PARTS.length).map(async (tree, lane) => `${PARTS[lane]}=${await pack(tree)}`),
  );
  return `#${parts.join("&")}`;
}

export interface Linked {
  lanes: LaneRequest[];
  preset: string | null;
}

/** The experiments in a hash; null if it has none. Throws if it cannot be read. */
export async function readHash(hash: string): Promise<Linked | null> {
  const query = new URLSearchParams(hash.replace(/^#/, ""));
  const lanes: LaneRequest[] = [];
  for (const part of PARTS) {
    const packed = query.get(part);
    if (packed !== null) {
      lanes.push({ experiment: await unpack(packed) });
    }
  }
  const yaml = query.get("yaml");
  if (lanes.length === 0 && yaml !== null) {
    lanes.push({ experiment: yaml });
  }
  const preset = query.get("preset");
  return lanes.length === 0 && preset === null ? null : { lanes, preset };
}
