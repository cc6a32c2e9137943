package dev.gan4j.bench;

/** An engine with both networks of a workload, ready to train on one thread. */
public interface Engine {

    /** What it is and of which version. */
    String version();

    /** Puts weights into the networks and zeros into the optimisers' memory. */
    void reset(Weights weights);

    /**
     * Does one iteration: a D step on x and G(zD), then a G step on G(zG).
     *
     * @param x          real samples, shape (batch, features), row by row
     * @param zD         latents of the D step, likewise
     * @param zG         latents of the G step, likewise
     * @param objectives receives mean(log D(x) + log(1 - D(G(z)))) and mean(log D(G(z))), each before its update
     */
    void iterate(float[] x, float[] zD, float[] zG, float[] objectives);

    /** The weights as they stand. */
    Weights weights();
}
