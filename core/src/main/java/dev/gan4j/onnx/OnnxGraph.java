package dev.gan4j.onnx;

import dev.gan4j.graph.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds an ONNX model: nodes, each of which is a named value, and initialisers.
 *
 * <p>The numbers are the fields of {@code onnx.proto}, which never change their meaning.
 */
final class OnnxGraph {

    /** The operators of ONNX 1.8 (2020), which old runtimes support too. */
    static final int OPSET = 13;
    private static final int FORMAT = 7;

    /** The name of the dimension whose size the user chooses. */
    private static final String BATCH = "batch";

    private final ProtobufWriter graph = new ProtobufWriter();
    private int values;

    OnnxGraph(String name) {
        graph.text(2, name);
    }

    /** Adds an input of shape (batch, columns). */
    String input(String name, ElementType type, int columns, String description) {
        graph.message(11, valueInfo(name, type, columns, description));
        return name;
    }

    /** Gives a value the name of an output, of shape (batch, columns). */
    void output(String value, String name, ElementType type, int columns, String description) {
        graph.message(1, node("Identity", name, List.of(value)));
        graph.message(12, valueInfo(name, type, columns, description));
    }

    /** Adds an operator with one output. */
    String add(String operator, String... inputs) {
        String name = name(operator);
        graph.message(1, node(operator, name, List.of(inputs)));
        return name;
    }

    /** Adds an operator with an attribute that is an integer. */
    String addWithInteger(String operator, String attribute, long value, String... inputs) {
        return addWith(operator, List.of(new ProtobufWriter().text(1, attribute).integer(3, value).integer(20, 2)),
                inputs);
    }

    /** Adds an operator with an attribute that is a float. */
    String addWithFloat(String operator, String attribute, float value, String... inputs) {
        return addWith(operator, List.of(new ProtobufWriter().text(1, attribute).float32(2, value).integer(20, 1)),
                inputs);
    }

    /** Adds an operator with an attribute that is a list of integers. */
    String addWithIntegers(String operator, String attribute, long[] list, String... inputs) {
        return addWith(operator, List.of(integersAttribute(attribute, list)), inputs);
    }

    /** Adds an operator with attributes that are lists of integers; they are written in the order of their names. */
    String addWithLists(String operator, Map<String, long[]> attributes, String... inputs) {
        return addWith(operator, new TreeMap<>(attributes).entrySet().stream()
                .map(attribute -> integersAttribute(attribute.getKey(), attribute.getValue())).toList(), inputs);
    }

    private static ProtobufWriter integersAttribute(String name, long[] list) {
        ProtobufWriter written = new ProtobufWriter().text(1, name);
        for (long element : list) {
            written.integer(8, element);
        }
        return written.integer(20, 7);
    }

    private String addWith(String operator, List<ProtobufWriter> attributes, String... inputs) {
        String name = name(operator);
        ProtobufWriter node = node(operator, name, List.of(inputs));
        attributes.forEach(attribute -> node.message(5, attribute));
        graph.message(1, node);
        return name;
    }

    String cast(String value, ElementType type) {
        return addWithInteger("Cast", "to", type.number(), value);
    }

    /** Adds a matrix of weights under its own name. */
    String weights(String name, Shape shape, float[] elements) {
        byte[] raw = new byte[elements.length * Float.BYTES];
        little(raw).asFloatBuffer().put(elements);
        return initialiser(name, ElementType.FLOAT32, new long[]{shape.rows(), shape.columns()}, raw);
    }

    /** Adds one number, shape (1, 1). */
    String constant(double value) {
        return weights(name("constant"), Shape.SCALAR, new float[]{(float) value});
    }

    /** Adds one number without dimensions. */
    String scalar(float value) {
        byte[] raw = new byte[Float.BYTES];
        little(raw).putFloat(value);
        return initialiser(name("constant"), ElementType.FLOAT32, new long[0], raw);
    }

    /** Adds one integer without dimensions. */
    String scalar(long value) {
        byte[] raw = new byte[Long.BYTES];
        little(raw).putLong(value);
        return initialiser(name("constant"), ElementType.INT64, new long[0], raw);
    }

    /** Adds a list of integers, shape (length). */
    String integers(long... list) {
        byte[] raw = new byte[list.length * Long.BYTES];
        little(raw).asLongBuffer().put(list);
        return initialiser(name("constant"), ElementType.INT64, new long[]{list.length}, raw);
    }

    /** Adds a row of numbers in double precision, shape (1, length). */
    String row(String name, double[] elements) {
        byte[] raw = new byte[elements.length * Double.BYTES];
        little(raw).asDoubleBuffer().put(elements);
        return initialiser(name, ElementType.FLOAT64, new long[]{1, elements.length}, raw);
    }

    /** Returns the file. */
    byte[] toBytes(String producerVersion, String description, Map<String, String> metadata) {
        ProtobufWriter model = new ProtobufWriter().integer(1, FORMAT).text(2, "gan4j").text(3, producerVersion)
                .text(6, description).message(7, graph).message(8, new ProtobufWriter().text(1, "").integer(2, OPSET));
        metadata.forEach((key, value) -> model.message(14, new ProtobufWriter().text(1, key).text(2, value)));
        return model.toBytes();
    }

    private String initialiser(String name, ElementType type, long[] shape, byte[] raw) {
        ProtobufWriter tensor = new ProtobufWriter();
        for (long size : shape) {
            tensor.integer(1, size);
        }
        graph.message(5, tensor.integer(2, type.number()).text(8, name).bytes(9, raw));
        return name;
    }

    private static ByteBuffer little(byte[] raw) {
        return ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    }

    private String name(String kind) {
        return kind + "_" + values++;
    }

    private static ProtobufWriter node(String operator, String output, List<String> inputs) {
        ProtobufWriter node = new ProtobufWriter();
        inputs.forEach(input -> node.text(1, input));
        return node.text(2, output).text(3, output).text(4, operator);
    }

    private static ProtobufWriter valueInfo(String name, ElementType type, int columns, String description) {
        ProtobufWriter shape = new ProtobufWriter().message(1, new ProtobufWriter().text(2, BATCH)).message(1,
                new ProtobufWriter().integer(1, columns));
        ProtobufWriter tensor = new ProtobufWriter().integer(1, type.number()).message(2, shape);
        return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor)).text(3,
                description);
    }
}
