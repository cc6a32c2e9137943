package dev.gan4j.experiment;

/** The functions of its input that a network's first layer combines. In YAML: {@code basis: fourier}. */
public sealed interface BasisSpec {

    /** The input itself. In YAML: {@code basis: none}. */
    record None() implements BasisSpec {}

    /**
     * {@link dev.gan4j.nn.Basis.Fourier} over the latent's range, or over the working range for D. In YAML:
     * {@code basis: {type: fourier, frequencies: 8}}.
     *
     * @param frequencies how many, at least 1
     */
    record Fourier(int frequencies) implements BasisSpec {}

    /**
     * {@link dev.gan4j.nn.Basis.RandomFourier}. In YAML:
     * {@code basis: {type: random-fourier, features: 16, bandwidth: 1}}.
     *
     * @param features  how many frequencies are drawn, at least 1
     * @param bandwidth their standard deviation, in radians for each training unit, positive
     */
    record RandomFourier(int features, double bandwidth) implements BasisSpec {}

    /**
     * {@link dev.gan4j.nn.Basis.MultiscaleFourier}. In YAML:
     * {@code basis: {type: multiscale-fourier, features: 16, bandwidth: 16}}.
     *
     * @param features  how many frequencies are drawn, at least 1
     * @param bandwidth the standard deviation of the last, in radians for each training unit, positive
     */
    record MultiscaleFourier(int features, double bandwidth) implements BasisSpec {}
}
