/** One thing to change in the second run: the article's claims, each a switch. */
export const VARIATIONS: Record<string, Record<string, string>> = {
  unsorted: { coupling: "none" },
  narrow: { "latent.range": "[0, 1]" },
  unpretrained: { pretraining: "none" },
  estimated: { "pretraining.density": "estimated" },
  large: { "generator.hidden": "[32, 32]", "discriminator.hidden": "[32, 32]" },
  relu: { "generator.activation": "relu", "discriminator.activation": "relu" },
  faster: { "optimiser.learningRate": "0.01" },
  slower: { "optimiser.learningRate": "0.0001" },
  minimax: { objective: "minimax" },
  seed: { seed: "2" },
};
