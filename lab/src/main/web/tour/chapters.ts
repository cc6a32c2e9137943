import type { LaneRequest, SpeedRequest } from "../server/protocol";
import { RECIPES } from "../state/recipes";

/** The state that a chapter, or an experiment in it, sets on the stage. */
export interface Scenery {
  lanes: LaneRequest[];
  play?: boolean;
  speed?: SpeedRequest;
  slow?: boolean;
  /** Steps of pretraining before anything else. */
  pretraining?: number;
}

export interface Chapter {
  key: string;
  scenery: Scenery;
  tries: { key: string; scenery: Scenery }[];
}

const tutorial = (set: Record<string, string> = {}): LaneRequest => ({ set });

const WATCHED: SpeedRequest = { iterationsPerSecond: 300 };
const QUICK: SpeedRequest = { iterationsPerSecond: 1000 };

/** The article's story in eight chapters. */
export const CHAPTERS: Chapter[] = [
  {
    key: "notes",
    scenery: { lanes: [tutorial({ pretraining: "none" })] },
    tries: [
      { key: "hills", scenery: { lanes: [tutorial({ data: "mixture(0.3*normal(-2,0.5),0.7*normal(1,1))", pretraining: "none" })] } },
      { key: "points", scenery: { lanes: [RECIPES["moons"] ?? tutorial()] } },
    ],
  },
  {
    key: "networks",
    scenery: { lanes: [tutorial({ pretraining: "none" })] },
    tries: [
      { key: "seed", scenery: { lanes: [tutorial({ pretraining: "none", seed: "5" })] } },
      { key: "large", scenery: { lanes: [tutorial({ pretraining: "none", "generator.hidden": "[32,32]", "discriminator.hidden": "[32,32]" })] } },
    ],
  },
  {
    key: "game",
    scenery: { lanes: [tutorial()], slow: true, play: true },
    tries: [
      { key: "points", scenery: { lanes: [RECIPES["ring"] ?? tutorial()], slow: true, play: true } },
      { key: "faster", scenery: { lanes: [tutorial()], play: true, speed: { iterationsPerSecond: 30 } } },
    ],
  },
  {
    key: "before",
    scenery: { lanes: [tutorial({ pretraining: "none" })] },
    tries: [
      { key: "play", scenery: { lanes: [tutorial({ pretraining: "none" })], play: true, speed: WATCHED } },
      { key: "linear", scenery: { lanes: [tutorial({ pretraining: "none", "generator.output": "linear", "generator.scale": "1" })] } },
    ],
  },
  {
    key: "pretraining",
    scenery: { lanes: [tutorial()], pretraining: 1000 },
    tries: [
      { key: "estimated", scenery: { lanes: [tutorial(), tutorial({ "pretraining.density": "estimated" })], play: true, speed: QUICK } },
      { key: "without", scenery: { lanes: [tutorial(), tutorial({ pretraining: "none" })], play: true, speed: QUICK } },
    ],
  },
  {
    key: "alignment",
    scenery: { lanes: [tutorial(), tutorial({ coupling: "none" })], play: true, speed: QUICK },
    tries: [
      { key: "narrow", scenery: { lanes: [tutorial(), tutorial({ "latent.range": "[0, 1]" })], play: true, speed: QUICK } },
      {
        key: "pairs",
        scenery: {
          lanes: ["sorted", "none"].map((coupling) => tutorial({
            objective: "relativistic-pairing", pretraining: "none", latent: "{type: uniform, range: [-5, 5]}", coupling,
          })),
          play: true,
          speed: QUICK,
        },
      },
    ],
  },
  {
    key: "after",
    scenery: { lanes: [tutorial()], play: true, speed: { iterationsPerSecond: 3000 } },
    tries: [
      { key: "best", scenery: { lanes: [tutorial({ seed: "6" })], play: true, speed: { iterationsPerSecond: 3000 } } },
      { key: "recommended", scenery: { lanes: [{ set: {}, experiment: "preset:recommended" }], play: true, speed: { iterationsPerSecond: null } } },
    ],
  },
  {
    key: "wrong",
    scenery: { lanes: [tutorial({ seed: "20" })], play: true, speed: WATCHED },
    tries: [
      { key: "rate", scenery: { lanes: [tutorial(), tutorial({ "optimiser.learningRate": "0.1" })], play: true, speed: WATCHED } },
      { key: "collapse", scenery: { lanes: [RECIPES["ring-collapse"] ?? tutorial()], play: true, speed: QUICK } },
      { key: "cure", scenery: { lanes: [RECIPES["ring"] ?? tutorial()], play: true, speed: WATCHED } },
    ],
  },
];
