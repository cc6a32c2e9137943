package dev.gan4j.engine;

import dev.gan4j.engine.internal.Activation;
import dev.gan4j.engine.internal.Binary;
import dev.gan4j.engine.internal.Kernels;
import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import dev.gan4j.graph.Picture;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lays out operations on pictures. */
final class Pictures {

    private final Buffers buffers;
    private final Steps steps;
    private final Kernels kernels;

    Pictures(Buffers buffers, Steps steps, Kernels kernels) {
        this.buffers = buffers;
        this.steps = steps;
        this.kernels = kernels;
    }

    /** Returns whether a node is a convolution or a transposed one, of which the kernel adds a bias and an activation. */
    static boolean isConvolution(Node node) {
        return node.operation() instanceof Operation.Convolution
                || node.operation() instanceof Operation.ConvolutionInputGradient;
    }

    /** The pictures that a convolution or a transposed one gives. */
    static Picture result(Node convolution) {
        return switch (convolution.operation()) {
            case Operation.Convolution(Filters filters) -> filters.output();
            case Operation.ConvolutionInputGradient(Filters filters) -> filters.input();
            default -> throw new IllegalArgumentException("not a convolution: " + convolution);
        };
    }

    /**
     * Lays out a convolution or a transposed one.
     *
     * @param kernel  its name
     * @param product the node of the convolution
     * @param bias    a number for each channel, or null
     * @param f       the activation, or null
     * @param node    the node of the result
     */
    void convolution(String kernel, Node product, @Nullable Node bias, @Nullable Activation f, Node node) {
        float[] x = input(product, 0);
        float[] w = input(product, 1);
        float[] b = bias == null ? null : buffers.read(bias);
        float[] y = buffers.write(node);
        int rows = node.shape().rows();
        if (product.operation() instanceof Operation.Convolution(Filters filters)) {
            steps.add(kernel, product, node, 2 * filters.multiplyAdds(rows),
                    () -> kernels.convolution(filters, x, w, b, f, y, rows));
        } else if (product.operation() instanceof Operation.ConvolutionInputGradient(Filters filters)) {
            steps.add(kernel, product, node, 2 * filters.multiplyAdds(rows),
                    () -> kernels.convolutionTransposed(filters, x, w, b, f, y, rows));
        } else {
            throw new IllegalArgumentException("not a convolution: " + product);
        }
    }

    void weights(Node node, Filters filters) {
        float[] x = input(node, 0);
        float[] d = input(node, 1);
        float[] y = buffers.write(node);
        int rows = node.inputs().getFirst().shape().rows();
        steps.add(node.operation().label(), node, node, 2 * filters.multiplyAdds(rows),
                () -> kernels.convolutionWeights(filters, x, d, y, rows));
    }

    void upsample(Node node, Picture from, int down, int across) {
        float[] x = input(node, 0);
        float[] y = buffers.write(node);
        int rows = node.shape().rows();
        int lines = from.lines();
        int width = from.width();
        steps.add("upsample", node, node, 0, () -> {
            int to = 0;
            for (int line = 0; line < lines; line++) {
                int first = to;
                for (int pixel = line * width; pixel < (line + 1) * width; pixel++) {
                    if (rows == 1) {
                        Arrays.fill(y, to, to + across, x[pixel]);
                        to += across;
                    } else {
                        for (int i = 0; i < across; i++, to += rows) {
                            System.arraycopy(x, pixel * rows, y, to, rows);
                        }
                    }
                }
                int length = to - first;
                for (int i = 1; i < down; i++, to += length) {
                    System.arraycopy(y, first, y, to, length);
                }
            }
        });
    }

    /** Pixels of a rectangle are added in ascending order; those of a whole channel, as those of any run. */
    void sumPool(Node node, Picture to, int down, int across) {
        float[] x = input(node, 0);
        float[] y = buffers.write(node);
        int rows = node.shape().rows();
        if (rows == 1 && to.pixels() == 1) {
            steps.add("sumPool", node, node, x.length,
                    () -> kernels.sumRuns(x, y, down * across, to.channels()));
            return;
        }
        int width = to.width();
        int lines = to.lines();
        int wide = width * across;
        steps.add("sumPool", node, node, x.length, () -> {
            for (int line = 0; line < lines; line++) {
                for (int column = 0; column < width; column++) {
                    int pixel = (line * width + column) * rows;
                    int corner = line * down * wide + column * across;
                    System.arraycopy(x, corner * rows, y, pixel, rows);
                    for (int part = 1; part < down * across; part++) {
                        int from = (corner + part / across * wide + part % across) * rows;
                        kernels.binary(Binary.ADD, y, pixel, 1, x, from, 1, y, pixel, rows);
                    }
                }
            }
        });
    }

    private float[] input(Node node, int index) {
        return buffers.read(node.inputs().get(index));
    }
}
