package dev.gan4j.random;

/** A stream of random numbers: each purpose has its own, so none disturbs another. */
public enum Stream {
    /** Initial weights; the index is the parameter's number. */
    WEIGHTS(0),
    /** Real minibatches; the index is the number of the discriminator's step. */
    DATA(1),
    /** Latents of the discriminator's steps; the index is the number of the step. */
    LATENT_DISCRIMINATOR(2),
    /** Latents of the generator's steps; the index is the number of the step. */
    LATENT_GENERATOR(3),
    /** Points at which the discriminator is pretrained; the index is the number of the step. */
    PRETRAINING(4),
    /** Latents of samples that a user draws; the index is the number of the row. */
    SAMPLES(5),
    /** Latents of generated samples that are judged; the index is the number of the row. */
    EVALUATION(6),
    /** Real samples that are compared with real ones for the noise floor; the index is the number of the draw. */
    NOISE_FLOOR(7),
    /** The choice of the rows that are held out. */
    HOLDOUT(8),
    /** Real minibatches of the generator's steps, if its objective uses them; the index is the step's number. */
    DATA_GENERATOR(9),
    /** Random inputs of the discriminator's steps, of penalties and noise; the index is the number of the step. */
    INPUTS_DISCRIMINATOR(10),
    /** Random inputs of the generator's steps; the index is the number of the step. */
    INPUTS_GENERATOR(11),
    /** Latents of generated samples that D is calibrated on; the index is the number of the row. */
    CALIBRATION(12),
    /** Proposals of refined samples; the index is that of the row times 2^16, plus the number of the proposal. */
    REFINEMENT(13),
    /** Resampling for bootstrap intervals; the index is the number of the resample. */
    BOOTSTRAP(14),
    /** Divisions of pooled rows in permutation tests, and what else a judgement chooses; the index is the division's. */
    JUDGEMENT(15),
    /** Where in its interval each cell of a table lies; indexed by row. */
    CELLS(16),
    /** New identifiers of a table; the index is the number of the row, plus 2^40 times that of the column. */
    IDENTIFIERS(24),
    /** Invented texts of a table; the index is the number of the row. */
    INVENTED(25),
    /** Which rows of a larger table are taken; the index is the number of the row. */
    RESERVOIR(26);

    private final int number;

    Stream(int number) {
        this.number = number;
    }

    /**
     * Returns this stream's number in an address; it never changes.
     *
     * @return 0 to 255
     */
    public int number() {
        return number;
    }
}
