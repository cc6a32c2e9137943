package dev.gan4j.onnx;

/**
 * Lays out any number of samples as minibatches of a fixed size, and back, for a D that judges several samples together.
 *
 * <p>It is the rule of {@link dev.gan4j.train.Discriminator}: n samples make m = ceil(n / size) minibatches; minibatch j takes
 * the samples j, j + m, j + 2 m and so on, and is filled up by repeating them.
 */
final class OnnxMinibatches {

    private final OnnxGraph graph;
    private final String count; // n, shape (1)
    private final String stacked; // shape (m, size, columns)

    private OnnxMinibatches(OnnxGraph graph, String count, String stacked) {
        this.graph = graph;
        this.count = count;
        this.stacked = stacked;
    }

    /**
     * Lays out samples.
     *
     * @param samples shape (n, columns)
     */
    static OnnxMinibatches of(OnnxGraph graph, String samples, int size) {
        String n = graph.add("Gather", graph.add("Shape", samples), graph.scalar(0L));
        String m = graph.add("Div", graph.add("Add", n, graph.scalar(size - 1L)), graph.scalar((long) size));
        String numbers = graph.add("Range", graph.scalar(0L), m, graph.scalar(1L));
        String minibatch = graph.add("Reshape", numbers, graph.integers(-1, 1)); // (m, 1)
        // Minibatch j has ceil((n - j) / m) distinct samples.
        String own = graph.add("Div", graph.add("Add", graph.add("Sub", n, minibatch), graph.add("Sub", m,
                graph.scalar(1L))), m);
        String row = graph.add("Range", graph.scalar(0L), graph.scalar((long) size), graph.scalar(1L)); // (size)
        String index = graph.add("Add", minibatch, graph.add("Mul", graph.add("Mod", row, own), m)); // (m, size)
        return new OnnxMinibatches(graph, graph.add("Reshape", n, graph.integers(1)),
                graph.add("Gather", samples, index));
    }

    /** Returns the samples, shape (m, size, columns). */
    String stacked() {
        return stacked;
    }

    /**
     * Gives each sample the answer at its place.
     *
     * @param answers shape (m, size, 1)
     * @return shape (n, 1)
     */
    String rows(String answers) {
        String placeFirst = graph.addWithIntegers("Transpose", "perm", new long[]{1, 0, 2}, answers);
        String inOrder = graph.add("Reshape", placeFirst, graph.integers(-1, 1));
        return graph.add("Slice", inOrder, graph.integers(0), count, graph.integers(0));
    }
}
