package dev.gan4j.experiment.internal;

import java.util.List;

/** Words of experiments, for inputs made at random. */
final class ExperimentWords {

    static final List<String> ALL = List.of("name: ", "data: ", "label: ", "range: ", "holdout: ", "seed: ",
            "iterations: ", "batch: ", "discriminatorSteps: ", "generatorSteps: ", "latent: ", "coupling: ",
            "summation: ", "generator: ", "discriminator: ", "objective: ", "penalty: ", "optimiser: ",
            "pretraining: ", "evaluation: ", "type: ", "dimension: ", "hidden: ", "activation: ", "basis: ",
            "schedule: ", "normal", "uniform", "sobol", "grid", "stratified", "ring8", "normal(-1,1)", "none", "null",
            "auto", "sorted", "sliced", "sinkhorn", "exact", "wasserstein", "hinge", "least-squares", "wgan-gp",
            "dragan", "r1", "adam", "sgd", "momentum", "staircase", "constant", "linear", "tanh", "relu", "fourier",
            "random-fourier", "multiscale-fourier", "1e300", "-1", "0", "0x10", "1e-300", "99999999999999999999",
            "\n  ", "\n- ", "[", "]", "{", "}", "&a ", "*a", "!!int ", "? ", "|\n ", ">-\n ", "\"", "'", "# ", "---\n",
            "...\n", "\u001b[31m", "\u2028", "\u0085", "%YAML 1.2\n", "<<: ", "file: x.csv", "columns: numeric",
            "image: x.png", "samples: 3", "true", ".inf", ".nan", "\uD83D\uDE00");

    private ExperimentWords() {}
}
