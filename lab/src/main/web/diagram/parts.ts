import type { StageName } from "../server/protocol";

/** The parts of the picture of the two networks, in the order of a step. */
export const PARTS = [
  "latent", "generator", "generated", "real", "discriminator", "verdict", "objectiveD", "objectiveG", "gradientD", "gradientG",
] as const;

export type Part = (typeof PARTS)[number];

/** Where something enters or leaves a part: a share of its width and of its height. */
type Port = [number, number];

/** A way from one part to another; those of gradients lead back. */
export interface Way {
  key: string;
  from: Part;
  to: Part;
  leaves: Port;
  enters: Port;
  flow: "forward" | "toDiscriminator" | "toGenerator";
}

const way = (from: Part, leaves: Port, to: Part, enters: Port, flow: Way["flow"] = "forward"): Way =>
  ({ key: `${from}-${to}`, from, to, leaves, enters, flow });

/** The picture as a row, with room for the ways back above and below. */
export const WIDE: Way[] = [
  way("latent", [1, 0.5], "generator", [0, 0.5]),
  way("generator", [1, 0.5], "generated", [0, 0.5]),
  way("generated", [1, 0.5], "discriminator", [0, 0.36]),
  way("real", [1, 0.5], "discriminator", [0, 0.64]),
  way("discriminator", [1, 0.5], "verdict", [0, 0.5]),
  way("verdict", [1, 0.36], "objectiveG", [0, 0.5]),
  way("verdict", [1, 0.64], "objectiveD", [0, 0.5]),
  way("objectiveG", [0.5, 0], "discriminator", [0.66, 0], "toGenerator"),
  way("discriminator", [0.34, 0], "generated", [0.62, 0], "toGenerator"),
  way("generated", [0.38, 0], "generator", [0.5, 0], "toGenerator"),
  way("objectiveD", [0.5, 1], "discriminator", [0.5, 1], "toDiscriminator"),
];

/** The same where there is no room for a row: three parts beside each other, and back. */
export const NARROW: Way[] = [
  way("latent", [1, 0.5], "generator", [0, 0.5]),
  way("generator", [1, 0.5], "generated", [0, 0.5]),
  way("generated", [0.3, 1], "discriminator", [0.75, 0]),
  way("real", [0, 0.5], "discriminator", [1, 0.5]),
  way("discriminator", [0, 0.5], "verdict", [1, 0.5]),
  way("verdict", [0.4, 1], "objectiveD", [0.4, 0]),
  way("verdict", [0.75, 1], "objectiveG", [0, 0.5]),
  way("objectiveG", [0.3, 0], "discriminator", [0.6, 1], "toGenerator"),
  way("discriminator", [0.45, 0], "generated", [0.1, 1], "toGenerator"),
  way("generated", [0.5, 0], "generator", [0.5, 0], "toGenerator"),
  way("objectiveD", [0.8, 0], "discriminator", [0.3, 1], "toDiscriminator"),
];

/** What a stage of slow motion highlights: parts, and ways by their keys. */
export const LIT: Record<StageName, { parts: Part[]; ways: string[] }> = {
  real: { parts: ["latent", "real"], ways: [] },
  generate: { parts: ["latent", "generator", "generated"], ways: ["latent-generator", "generator-generated"] },
  judge: {
    parts: ["generated", "real", "discriminator", "verdict"],
    ways: ["generated-discriminator", "real-discriminator", "discriminator-verdict"],
  },
  discriminator: {
    parts: ["verdict", "objectiveD", "gradientD", "discriminator"],
    ways: ["verdict-objectiveD", "objectiveD-discriminator"],
  },
  latents: { parts: ["latent"], ways: [] },
  forge: { parts: ["latent", "generator", "generated"], ways: ["latent-generator", "generator-generated"] },
  slope: {
    parts: ["generated", "discriminator", "verdict", "objectiveG"],
    ways: ["generated-discriminator", "discriminator-verdict", "verdict-objectiveG", "objectiveG-discriminator", "discriminator-generated"],
  },
  generator: {
    parts: ["objectiveG", "gradientG", "generator"],
    ways: ["objectiveG-discriminator", "discriminator-generated", "generated-generator"],
  },
};

/** Where to see more of a part: a section of the controls, or a picture. */
export const MORE: Record<Part, { section: string } | { picture: string }> = {
  latent: { section: "latent" },
  generator: { section: "generator" },
  generated: { picture: "stages" },
  real: { section: "data" },
  discriminator: { section: "discriminator" },
  verdict: { picture: "stages" },
  objectiveD: { section: "game" },
  objectiveG: { section: "game" },
  gradientD: { section: "optimiser" },
  gradientG: { section: "optimiser" },
};
