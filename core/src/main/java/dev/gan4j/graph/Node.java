package dev.gan4j.graph;

/** A value in an expression graph. */
public final class Node {
    private Node() {}

    /** x. @return x */
    public Node tanh() {
        return this;
    }
    /** x. @return x */
    public Node sigmoid() {
        return this;
    }
    /** x. @return x */
    public Node relu() {
        return this;
    }
    /** x. @param slope s @return x */
    public Node leakyRelu(double slope) {
        return this;
    }
    /** x. @return x */
    public Node silu() {
        return this;
    }
    /** x. @return x */
    public Node softplus() {
        return this;
    }
    /** x. @return x */
    public Node sin() {
        return this;
    }
}
