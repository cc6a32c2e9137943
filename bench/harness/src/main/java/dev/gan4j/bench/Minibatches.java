package dev.gan4j.bench;

/** Where the minibatches of a timed loop come from; arrays are valid until the next draw. */
public interface Minibatches {

    /** Makes the minibatches of an iteration available. */
    void draw(long iteration);

    /** Of the last draw. */
    float[] x();

    /** Of the last draw. */
    float[] discriminatorZ();

    /** Of the last draw. */
    float[] generatorZ();
}
