package dev.gan4j.model;

import dev.gan4j.testing.ParserFuzzing;
import dev.gan4j.testing.ScratchFile;
import java.io.IOException;
import java.util.List;

/** Model files from anywhere, byte for byte. */
final class ModelFileFuzzTest extends ParserFuzzing {

    private final ScratchFile file = new ScratchFile("any.gan");

    ModelFileFuzzTest() {
        super("model-file");
    }

    @Override
    protected List<String> words() {
        return List.of("PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006", "PK\u0006\u0006", "PK\u0006\u0007",
                "PK\u0007\u0008", "manifest.json", "weights.bin", "\u0001\0", "../");
    }

    @Override
    protected void parse(byte[] input) throws IOException {
        GanModel.read(file.holding(input));
    }
}
