package dev.gan4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Sha256;
import dev.gan4j.testing.ParserFuzzing;
import dev.gan4j.testing.ScratchFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * Models from anywhere whose zip, sizes and hashes are right.
 *
 * <p>An input is the manifest, a zero, and the weights; these are made as long as the manifest says, and the hash is put
 * into it.
 */
final class ModelFuzzTest extends ParserFuzzing {

    private static final int LARGEST_WEIGHTS = 1 << 20;
    private static final Pattern HASH = Pattern.compile("(\"sha256\"\\s*:\\s*\")[^\"]*\"");
    private static final Pattern SIZE = Pattern.compile("weights\\.bin must have (\\d{1,9}) bytes");

    private final ScratchFile file = new ScratchFile("any.gan");
    private final ScratchFile copy = new ScratchFile("copy.gan");

    ModelFuzzTest() {
        super("model");
    }

    @Override
    protected List<String> words() {
        return new ArrayList<>(List.of("\"", ":", ",", "{", "}", "[", "]", "null", "true", "-1", "1e308", "1e999",
                "\"NaN\"", "\"Infinity\"", "\\u001b", "\\n", "99999999999999999999", "\"calibration\"", "\"columns\"",
                "\"points\"", "\"units\"", "\"centre\"", "\"scale\"", "\"alarms\"", "\"judgement\"", "COMPLETED"));
    }

    @Override
    protected void parse(byte[] input) throws IOException {
        int zero = 0;
        while (zero < input.length && input[zero] != 0) {
            zero++;
        }
        String manifest = new String(input, 0, zero, StandardCharsets.UTF_8);
        byte[] weights = Arrays.copyOfRange(input, Math.min(zero + 1, input.length), input.length);
        GanModel model;
        try {
            model = GanModel.read(assembled(manifest, weights));
        } catch (InvalidInputException e) {
            Matcher size = SIZE.matcher(String.valueOf(e.getMessage()));
            if (!size.find() || Integer.parseInt(size.group(1)) > LARGEST_WEIGHTS) {
                throw e;
            }
            model = GanModel.read(assembled(manifest, Arrays.copyOf(weights, Integer.parseInt(size.group(1)))));
        }
        Path written = copy.removed();
        model.write(written);
        assertThat(GanModel.read(written)).as("what is written is read back as it was").isEqualTo(model);
    }

    private Path assembled(String manifest, byte[] weights) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("manifest.json", HASH.matcher(manifest).replaceFirst("$1" + Sha256.of(weights) + "\"")
                .getBytes(StandardCharsets.UTF_8));
        entries.put("weights.bin", weights);
        Path path = file.removed();
        ModelFiles.zip(path, ZipEntry.STORED, entries);
        return path;
    }
}
