import type { ExperimentTree, Json, LaneStatus, LiveField } from "../server/protocol";
import { penalties } from "./experiment";

/** The live settings: from the path in the experiment to the name in a command. */
const LIVE: Record<string, LiveField> = {
  "optimiser.learningRate": "learningRate",
  "optimiser.generatorLearningRate": "generatorLearningRate",
  discriminatorSteps: "discriminatorSteps",
  generatorSteps: "generatorSteps",
};

/** The command that changes a field during training; null if it cannot change. */
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
  // "same": G's rate becomes D's.
  const told = path === "optimiser.generatorLearningRate" && value === "same" ? status?.live.learningRate : value;
  return field === undefined || typeof told !== "number" ? null : { field, value: told };
}

/** Whether the penalties are the same, all with one new weight. */
function weightChange(value: Json, experiment: ExperimentTree): { field: LiveField; value: number } | null {
  const after = penalties({ penalty: value });
  const before = penalties(experiment);
  const same = JSON.stringify(after.map((each) => each.type)) === JSON.stringify(before.map((each) => each.type));
  const weights = [...new Set(after.map((each) => each.weight))];
  const weight = weights[0];
  return same && weights.length === 1 && weight !== undefined ? { field: "penaltyWeight", value: weight } : null;
}
