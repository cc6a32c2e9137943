package dev.gan4j.model;

/** The constants that the writer and the reader of a model file share. */
final class Format {

    static final String MANIFEST = "manifest.json";
    static final String WEIGHTS = "weights.bin";
    static final String NAME = "gan4j-model";

    /** Increases whenever a reader of the previous version would misread the file. Version 2: a judgement made of scores. */
    static final int VERSION = 2;

    private Format() {}
}
