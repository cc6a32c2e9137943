/** What the server says and is told, field by field as in docs/design/lab.md. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type ExperimentTree = { [key: string]: Json };
export type Kind = "numbers" | "points";

export interface Limits {
  runs: number;
  waiting: number;
  neurons: number;
  layers: number;
  batch: number;
  iterations: number;
  upload: number;
  rows: number;
  uploads: number;
  history: number;
  seeds: number;
  streams: number;
  frames: number;
}

export interface Info {
  version: string;
  kernels: string;
  presets: string[];
  limits: Limits;
}

export interface TargetEntry {
  key: string;
  kind: Kind;
  expression: string;
  parameters: { name: string; value: number }[];
}

export interface PresetEntry {
  name: string;
  experiment: ExperimentTree;
  refused?: string;
}

export interface Catalogue {
  targets: TargetEntry[];
  activations: string[];
  initialisers: string[];
  outputs: { generator: string[]; discriminator: string[] };
  latents: string[];
  couplings: string[];
  objectives: { key: string; raw: boolean; ratio: boolean }[];
  penalties: { key: string; field: string; value: number }[];
  optimisers: { key: string; fields: string[] }[];
  pretraining: string[];
  live: string[];
  presets: PresetEntry[];
}

/** An experiment as a client says it: YAML or a tree, with fields that are replaced. */
export interface LaneRequest {
  experiment?: string | ExperimentTree;
  set?: Record<string, string>;
  /** Names by which the experiment may call uploads. */
  files?: Record<string, string>;
}

export interface Completed {
  experiment: ExperimentTree;
  /** As it is taken away: an upload is named by its file. */
  yaml: string;
  /** What files are called that are taken away, without an ending. */
  file: string;
  data: { upload: string; name: string } | null;
  dimension: number;
  kind: Kind;
  weights: { generator: number; discriminator: number };
}

export type Flaw = "text" | "code" | "not-finite" | "empty" | "constant" | "few" | "nameless";

export interface UploadColumn {
  number: number;
  name: string;
  /** By what an experiment names the column. */
  key: string;
  missing: number;
}

export interface Upload {
  upload: string;
  name: string;
  rows: number;
  header: boolean;
  separator: string;
  /** Those that can be trained on; `missing` rows have no value. */
  columns: UploadColumn[];
  /** Those that cannot. */
  others: { number: number; name: string; why: Flaw }[];
}

export interface Speed {
  iterationsPerSecond?: number | null;
  secondsPerStage?: number | null;
}

export interface LabEvent {
  kind: string;
  iteration: number;
  message: string;
}

/** What happened, whoever it happened to: `generator-collapsed` is `collapsed`. */
export function eventKind(event: LabEvent): string {
  return event.kind.replace(/^(generator|discriminator)-/, "");
}

export interface Modes {
  of: number;
  captured: number;
  highQuality: number;
}

export interface Judgement {
  metric: string;
  value: number;
  floor: number;
  verdict: string;
  grade: "too-few-rows" | "indistinguishable" | "close" | "off";
  parts: { training: number; judging: number; generated: number; sentence: string };
  scores: Record<string, Score>;
  keptIteration: number;
  discriminatorMean: number | null;
  discriminatorMin: number | null;
  discriminatorMax: number | null;
  distance: number;
  success: boolean;
}

export interface Score {
  value?: number;
  floor?: number;
  p?: number;
  low?: number;
  high?: number;
  notJudged?: string;
}

export interface LaneStatus {
  lane: number;
  name: string;
  seed: number;
  state: "preparing" | "pretraining" | "training" | "judging" | "finished";
  iteration: number;
  of: number;
  pretrainingStep: number;
  pretrainingOf: number;
  discriminatorSteps: number;
  generatorSteps: number;
  pending: { discriminator: number; generator: number };
  live: {
    learningRate: number;
    generatorLearningRate: number;
    discriminatorSteps: number;
    generatorSteps: number;
    penaltyWeight: number | null;
  };
  changes: { iteration: number; field: string; value: number }[];
  events: LabEvent[];
  frames: { first: number; last: number; stride: number; count: number };
  outcome: string | null;
  judgement: Judgement | null;
}

export interface Status {
  run: string;
  number: number;
  state: "waiting" | "running" | "paused" | "finished" | "failed";
  position: number;
  queue: number;
  why: string | null;
  scene: number;
  viewers: number;
  speed: Speed;
  iterationsPerSecond: number | null;
  differences: string[];
  lanes: LaneStatus[];
}

interface Addressed {
  run: string;
  lane: number;
  scene: number;
}

export interface Distance {
  name: string;
  floor: number | null;
  samples: number;
  unit: number;
}

interface SceneCommon extends Addressed {
  ratio: boolean;
  decision: "probability" | "target" | "score" | "relative";
  flatD: number | null;
  flatG: number | null;
  pretrained: boolean;
  distance: Distance;
}

export interface NumbersScene extends SceneCommon {
  kind: "numbers";
  quantity: string;
  domain: [number, number];
  x: number[];
  pData: number[];
  estimated: boolean;
  width: number;
  latent: [number, number] | null;
  z: number[] | null;
  idealRising: number[] | null;
  idealFalling: number[] | null;
  lineZ: number[] | null;
  pairs: number;
}

export interface PointsScene extends SceneCommon {
  kind: "points";
  names: [string, string];
  domain: [[number, number], [number, number]];
  real: number[];
  grid: { columns: number; rows: number };
  modes: { centres: number[]; sd: number } | null;
  manifold: { columns: number; rows: number } | null;
  latent: [number, number][] | null;
}

export type Scene = NumbersScene | PointsScene;

interface FrameCommon extends Addressed {
  iteration: number;
  pretrainingStep: number;
  discriminatorSteps: number;
  generatorSteps: number;
  past: boolean;
  time: number;
  number: number;
  objectiveD: number | null;
  objectiveG: number | null;
  distance: number | null;
}

export interface NumbersFrame extends FrameCommon {
  kind: "numbers";
  pG: number[];
  outside: number;
  d: (number | null)[];
  optimum: (number | null)[] | null;
  g: number[] | null;
  lines: number[] | null;
  crossings: number | null;
  falling: boolean;
}

export interface PointsFrame extends FrameCommon {
  kind: "points";
  generated: number[];
  heat: (number | null)[];
  manifold: number[] | null;
  arrows: { from: number[]; by: number[] };
  modes: Modes | null;
}

export type Frame = NumbersFrame | PointsFrame;

export interface Series extends Addressed {
  iteration: number;
  iterations: number[];
  objectiveD: (number | null)[];
  objectiveG: (number | null)[];
  distances: { iterations: number[]; values: (number | null)[] };
  pretraining: { steps: number[]; loss: (number | null)[] };
}

export interface Stage extends Addressed {
  stage: number;
  name: "real" | "generate" | "judge" | "discriminator" | "generator";
  iteration: number;
  kind: Kind;
  x?: number[] | null;
  z?: number[] | null;
  generated?: number[] | null;
  dReal?: number[] | null;
  dGenerated?: number[] | null;
  objectiveD?: number | null;
  objectiveG?: number | null;
  ofGenerator?: boolean;
}

export interface SeedResult {
  seed: number;
  metric: string;
  value: number;
  floor: number;
  distance: number;
  success: boolean;
  outcome: string;
  iterations: number;
  pG: number[] | null;
  points: number[] | null;
  verdict: string;
}

export interface SeedStrip {
  strip: string;
  state: "waiting" | "running" | "finished" | "failed";
  why?: string | null;
  of: number;
  done: number;
  successes: number;
  kind: Kind;
  x: number[] | null;
  pData: number[] | null;
  domain: [number, number] | [[number, number], [number, number]];
  success: number;
  results: SeedResult[];
  real?: number[] | null;
}

export type Command =
  | { action: "play" }
  | { action: "pause" }
  | { action: "step"; what: "discriminator" | "generator" | "iteration" | "pretraining" | "stage"; count: number }
  | { action: "speed"; iterationsPerSecond: number | null }
  | { action: "speed"; secondsPerStage: number }
  | ({ action: "change"; lane?: number } & Partial<Record<LiveField, number>>)
  | { action: "restart"; lanes?: LaneRequest[]; play?: boolean };

export type LiveField =
  "learningRate" | "generatorLearningRate" | "discriminatorSteps" | "generatorSteps" | "penaltyWeight";
