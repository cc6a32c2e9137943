import type { ExperimentTree, LaneRequest } from "../server/protocol";

/** The fields of a small two-dimensional recipe that trains fast enough to watch. */
const POINTS: ExperimentTree = {
  latent: { type: "normal", dimension: 2 },
  iterations: 20000,
  batch: 128,
  generator: { hidden: [32, 32], activation: "leaky-relu", output: "linear", scale: 1, initialiser: "he", averageDecay: 0.99 },
  discriminator: { hidden: [48, 48], activation: "leaky-relu", output: "linear", clamp: "none", initialiser: "he" },
  objective: "relativistic-pairing",
  penalty: [{ type: "r1", weight: 0.1 }, { type: "r2", weight: 0.1 }],
  optimiser: { type: "adam", learningRate: 0.002, beta1: 0, beta2: 0.99, epsilon: 1e-8, schedule: "constant" },
  pretraining: "none",
  coupling: "none",
};

const points = (name: string, data: string, more: ExperimentTree = {}): LaneRequest =>
  ({ experiment: { ...POINTS, name, data, ...more } });

/** The laboratory's own presets; each shows one effect. */
export const RECIPES: Record<string, LaneRequest> = {
  ring: points("ring", "ring(8,1,0.05)"),
  moons: points("moons", "moons"),
  spiral: points("spiral", "spiral"),
  checkerboard: points("checkerboard", "checkerboard"),
  "ring-collapse": points("ring-collapse", "ring(8,1,0.05)", {
    // G runs far ahead of a small D without any penalty.
    generatorSteps: 10,
    generator: { hidden: [32, 32], activation: "leaky-relu", output: "linear", scale: 1, initialiser: "he" },
    discriminator: { hidden: [16], activation: "leaky-relu", output: "linear", clamp: "none", initialiser: "he" },
    objective: "non-saturating",
    penalty: "none",
    optimiser: { type: "adam", learningRate: 0.002, beta1: 0.5, beta2: 0.99, epsilon: 1e-8, schedule: "constant" },
  }),
  "two-hills": { experiment: { name: "two-hills" }, set: { data: "mixture(0.3*normal(-2,0.5),0.7*normal(1,1))" } },
  saturated: { experiment: { name: "saturated" }, set: { seed: "20" } },
};
