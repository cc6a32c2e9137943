package dev.gan4j.onnx;

/** The type of a tensor's elements. */
enum ElementType {
    FLOAT32(1), INT64(7), FLOAT64(11);

    private final int number;

    ElementType(int number) {
        this.number = number;
    }

    /** Its number in {@code onnx.proto}. */
    int number() {
        return number;
    }
}
