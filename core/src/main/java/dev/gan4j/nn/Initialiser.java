package dev.gan4j.nn;

/** The distribution of a layer's starting weights; biases start at 0. */
public enum Initialiser {
    /** N(0, 1), the tutorial's. */
    NORMAL,
    /** Uniform on +-sqrt(6 / (in + out)) (Glorot and Bengio 2010). */
    XAVIER,
    /** N(0, 2 / in) (He et al. 2015). */
    HE
}
