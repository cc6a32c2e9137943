package dev.gan4j.graph;

/** A value in an expression graph. */
public final class Node {
    private Node() {}

    public Node tanh() {
        return this;
    }
    public Node sigmoid() {
        return this;
    }
    public Node relu() {
        return this;
    }
    public Node leakyRelu(double slope) {
        return this;
    }
    public Node silu() {
        return this;
    }
    public Node softplus() {
        return this;
    }
    public Node sin() {
        return this;
    }
}
