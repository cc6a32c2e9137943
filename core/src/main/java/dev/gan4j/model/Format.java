package dev.gan4j.model;

/** What writer and reader of a model file agree on. */
final class Format {

    static final String MANIFEST = "manifest.json";
    static final String WEIGHTS = "weights.bin";
    static final String NAME = "gan4j-model";

    /** Goes up whenever a reader of the version before would misread the file; 2: a judgement of scores. */
    static final int VERSION = 2;

    private Format() {}
}
