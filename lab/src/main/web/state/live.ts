import type { ExperimentTree, Json, LaneStatus, LiveField } from "../server/protocol";
import { penalties } from "./experiment";

/** Where a change of a field goes while training: the path in the experiment to the name in a command. */
const LIVE: Record<string, LiveField> = {
  "optimiser.learningRate": "learningRate",
  "optimiser.generatorLearningRate": "generatorLearningRate",
  discriminatorSteps: "discriminatorSteps",
  generatorSteps: "generatorSteps",
};

/** What to tell the server so that a field changes while training; null where it cannot. */
export function liveChange(
  path: string,
  value: Json,
  experiment: ExperimentTree,
  status: LaneStatus | undefined,
): { field: LiveField; value: number } | null {
  if (path === "penalty") {
    return status?.live.penaltyWeight == null ? null : weightChange(value, experiment);
  }
  const field = LIVE[path];
  // "same": G's rate goes where D's is.
  const told = path === "optimiser.generatorLearningRate" && value === "same" ? status?.live.learningRate : value;
  return field === undefined || typeof told !== "number" ? null : { field, value: told };
}

/** The penalties are the same ones, all with one new weight. */
function weightChange(value: Json, experiment: ExperimentTree): { field: LiveField; value: number } | null {
  const after = penalties({ penalty: value });
  const before = penalties(experiment);
  const same = JSON.stringify(after.map((each) => each.type)) === JSON.stringify(before.map((each) => each.type));
  const weights = [...new Set(after.map((each) => each.weight))];
  const weight = weights[0];
  return same && weights.length === 1 && weight !== undefined ? { field: "penaltyWeight", value: weight } : null;
}
