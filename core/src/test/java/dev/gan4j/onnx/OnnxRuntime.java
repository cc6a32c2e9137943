package dev.gan4j.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/** ONNX Runtime as a function from one matrix to another, row by row. */
final class OnnxRuntime {

    private OnnxRuntime() {}

    static OrtSession session(byte[] file) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        return OrtEnvironment.getEnvironment().createSession(file, options);
    }

    static double[] run(OrtSession session, String input, float[] elements, int columns, String output)
            throws OrtException {
        try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(elements),
                new long[]{elements.length / columns, columns})) {
            return run(session, input, tensor, output);
        }
    }

    static double[] run(OrtSession session, String input, double[] elements, int columns, String output)
            throws OrtException {
        try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), DoubleBuffer.wrap(elements),
                new long[]{elements.length / columns, columns})) {
            return run(session, input, tensor, output);
        }
    }

    private static double[] run(OrtSession session, String input, OnnxTensor tensor, String output)
            throws OrtException {
        try (OrtSession.Result result = session.run(Map.of(input, tensor))) {
            return elements((OnnxTensor) result.get(output).orElseThrow());
        }
    }

    /** Runs a session of several inputs, float[] or double[]. */
    static double[] run(OrtSession session, Map<String, Object> inputs, int rows, String output) throws OrtException {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (Map.Entry<String, Object> input : inputs.entrySet()) {
                tensors.put(input.getKey(), tensor(input.getValue(), rows));
            }
            try (OrtSession.Result result = session.run(tensors)) {
                return elements((OnnxTensor) result.get(output).orElseThrow());
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(Object elements, int rows) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        return elements instanceof float[] floats
                ? OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats), new long[]{rows, floats.length / rows})
                : OnnxTensor.createTensor(environment, DoubleBuffer.wrap((double[]) elements),
                        new long[]{rows, ((double[]) elements).length / rows});
    }

    private static double[] elements(OnnxTensor tensor) {
        return switch (tensor.getInfo().type) {
            case DOUBLE -> {
                double[] elements = new double[tensor.getDoubleBuffer().remaining()];
                tensor.getDoubleBuffer().get(elements);
                yield elements;
            }
            case FLOAT -> {
                FloatBuffer buffer = tensor.getFloatBuffer();
                double[] elements = new double[buffer.remaining()];
                for (int i = 0; i < elements.length; i++) {
                    elements[i] = buffer.get(i);
                }
                yield elements;
            }
            default -> throw new IllegalStateException("unexpected type " + tensor.getInfo().type);
        };
    }
}
