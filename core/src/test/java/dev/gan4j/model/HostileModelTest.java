package dev.gan4j.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Printable;
import dev.gan4j.internal.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostileModelTest {

    private final Path folder;
    private final Path file;
    private final GanModel model = ModelFiles.trained(7, 1.5).toModel();
    private final Map<String, byte[]> entries;

    HostileModelTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        file = folder.resolve("model.gan");
        model.write(file);
        entries = ModelFiles.entries(file);
    }

    @Test
    void whatIsNoModelFileIsRefused() throws IOException {
        Path missing = folder.resolve("missing.gan");
        assertThatThrownBy(() -> GanModel.read(missing)).isInstanceOf(InvalidInputException.class)
                .hasMessage(missing + " does not exist");
        assertThatThrownBy(() -> GanModel.read(folder)).isInstanceOf(InvalidInputException.class)
                .hasMessage(folder + " must be a model file but is a directory");
        refuses(" is not a gan4j model, or is truncated or damaged: ", new byte[0]);
        refuses(" is not a gan4j model, or is truncated or damaged: ", "name: tutorial\n".getBytes(UTF_8));
        refuses(" is not a gan4j model: it lacks manifest.json", Map.of("META-INF/MANIFEST.MF", new byte[]{1}));
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 17; i++) {
            many.put("entry" + i, new byte[0]);
        }
        refuses(" is not a gan4j model: it has 17 entries but a model has 2", many);
    }

    @Test
    void entriesBesideOrInPlaceOfTheTwoAreRefused() throws IOException {
        refuses(" must contain only manifest.json and weights.bin but also contains \"../../evil\"",
                with("../../evil", new byte[]{1}));
        refuses(" is not a gan4j model: it lacks weights.bin", Map.of("manifest.json", entry("manifest.json")));
        ModelFiles.zip(file, ZipEntry.STORED, with("weights.bim", entry("weights.bin")));
        String twice = new String(Files.readAllBytes(file), ISO_8859_1).replace("weights.bim", "weights.bin");
        refuses(" contains \"weights.bin\" twice", twice.getBytes(ISO_8859_1));
    }

    @Test
    void aBombIsRefusedWithoutBeingInflated() throws IOException {
        ModelFiles.zip(file, ZipEntry.DEFLATED, with("manifest.json", new byte[200 << 20]));
        assertThat(Files.size(file)).isLessThan(1 << 20);
        refuses(": manifest.json must have at most 16777216 bytes but has more");

        ModelFiles.zip(file, ZipEntry.DEFLATED, with("weights.bin", new byte[200 << 20]));
        refuses(": weights.bin must be stored in the zip without compression");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    "gan4j-model"      | "other"     | manifest.json: format must be gan4j-model but was "other"
                    "formatVersion" : 2 | "formatVersion" : 3 | the model has format 3 (written by gan4j %s) but gan4j %s reads formats up to 2; use a newer gan4j
                    "formatVersion" : 2 | "formatVersion" : 0 | manifest.json: formatVersion must be an integer of at least 1 but was 0
                    "formatVersion"    | "formatVersiom" | manifest.json: formatVersion is missing
                    "seed" : 7         | "seed" : 8  | manifest.json: seed must be the experiment's, 7, but was 8
                    batch: 200         | batch: 0    | manifest.json: experiment: batch must be an integer from 1 to 1000000 but was 0
                    hidden:\\n  - 6    | hidden:\\n  - 7 | weights.bin must have 452 bytes, the weights of its experiment, but has 424
                    "scale" : 0.1      | "scale" : -0.1 | manifest.json: units.scale must be positive but was -0.1
                    "centre" : -1.5    | "centre" : "NaN" | manifest.json: units.centre must be a finite number but was "NaN"
                    "centre" : -1.5    | "centre" : 1e308 | manifest.json: units.centre must be such that with scale 0.1 the working range is wider than 1e-10 of its size and within +-8e37 but was 1.0E308
                    "centre" : -1.5    | "centre" : -9e10 | manifest.json: units.centre must be such that with scale 0.1 the working range is wider than 1e-10 of its size and within +-8e37 but was -9.0E10
                    "scale" : 0.1      | "scale" : 1e300 | manifest.json: units.centre must be such that with scale 1.0E300 the working range is wider than 1e-10 of its size and within +-8e37 but was -1.5
                    "scale" : 0.1      | "scale" : 1e-40 | manifest.json: units.centre must be such that with scale 1.0E-40 the working range is wider than 1e-10 of its size and within +-8e37 but was -1.5
                    "columns" : 6,     | "columns" : 5, | manifest.json: weights.values[0].columns must be 6 for generator.0.weight of the experiment but was 5
                    "rows" : 6,        | "rows" : 5, | manifest.json: weights.values[2].rows must be 6 for generator.1.weight of the experiment but was 5
                    "offset" : 24      | "offset" : 28 | manifest.json: weights.values[1].offset must be 24 for generator.0.bias but was 28
                    generator.1.weight | ../weight   | manifest.json: weights.values[2].name must be generator.1.weight but was "../weight"
                    "COMPLETED"        | "FINISHED"  | manifest.json: outcome must be one of [COMPLETED, STOPPED, NOT_FINITE] but was "FINISHED"
                    "iterations" : 3   | "iterations" : -3 | manifest.json: iterations must be an integer of at least 0 but was -3
                    "judgement" : {    | "judgement" : 5, "x" : { | manifest.json: judgement must be an object but was 5
                    "alarms" : [       | "alarms" : 5, "x" : [ | manifest.json: alarms must be a list but was 5
                    "seconds" : 1.5    | "seconds" : "long" | manifest.json: seconds must be a number but was "long"
                    "generated" : 1000 | "generated" : 99999999999 | manifest.json: judgement.parts.generated must be an integer of at most 2147483647 but was 99999999999
                    "sha256" : "       | "sha256" : "0 | weights.bin does not have the SHA-256 in manifest.json; the file is damaged
                    """)
    void aManifestThatSaysSomethingElseIsRefused(String old, String replacement, String message) throws IOException {
        String manifest = new String(entry("manifest.json"), UTF_8);
        assertThat(manifest).contains(old);

        refuses(": " + message.replace("%s", model.libraryVersion()), with("manifest.json", manifest
                .replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(replacement)).getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"libraryVersion | \\u001b[31m0.1", "libraryVersion | 0.1\\nmade by the bank",
            "message | \\u202e drawkcab", "message | one\\u2028two", "message | zero\\u200bwidth",
            "reference | \\u009b2J", "reference | two\\r\\nlines", "reference | \\ud83d alone",
            "dataHash | 0123", "dataHash | \\u001b]0;title\\u0007"})
    void textThatATerminalWouldObeyIsRefusedAndNotShown(String field, String json) throws IOException {
        Map<String, byte[]> changed = withText(field, json);
        ModelFiles.zip(file, ZipEntry.STORED, changed);
        assertThatThrownBy(() -> GanModel.read(file)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(field + " must be ")
                .message().satisfies(message -> assertThat(message.codePoints()).allMatch(Printable::is));
    }

    @ParameterizedTest
    @CsvSource({"libraryVersion, 51", "message, 501", "reference, 501", "dataHash, 65"})
    void longTextIsRefused(String field, int length) throws IOException {
        ModelFiles.zip(file, ZipEntry.STORED, withText(field, "a".repeat(length)));
        assertThatThrownBy(() -> GanModel.read(file)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(field + " must be ").message().hasSizeLessThan(400);
    }

    private Map<String, byte[]> withText(String field, String json) {
        String manifest = new String(entry("manifest.json"), UTF_8);
        Matcher old = Pattern.compile("(\"" + field + "\" : )\"(?:\\\\.|[^\"\\\\])*\"").matcher(manifest);
        assertThat(old.find()).isTrue();
        return with("manifest.json",
                old.replaceFirst("$1" + Matcher.quoteReplacement('"' + json + '"')).getBytes(UTF_8));
    }

    @Test
    void malformedJsonIsRefused() throws IOException {
        String manifest = new String(entry("manifest.json"), UTF_8);
        for (String json : List.of("", "{", "[]", "nul", manifest + "x", manifest.replace("\"format\"", "\"seed\""),
                "[".repeat(100_000), "{\"a\":".repeat(100_000), "1".repeat(10_000), "\u0000")) {
            refuses(": manifest.json", with("manifest.json", json.getBytes(UTF_8)));
        }
    }

    @Test
    void weightsThatAreNotFiniteOrTooFewAreRefused() throws IOException {
        for (float bad : new float[]{Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            byte[] weights = entry("weights.bin").clone();
            ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).putFloat(8, bad);
            String manifest = new String(entry("manifest.json"), UTF_8).replace(Sha256.of(entry("weights.bin")),
                    Sha256.of(weights));
            Map<String, byte[]> changed = with("manifest.json", manifest.getBytes(UTF_8));
            changed.put("weights.bin", weights);
            refuses(": weights must be finite but generator.0.weight holds " + bad, changed);
        }
        refuses(": weights.bin must have 424 bytes, the weights of its experiment, but has 420",
                with("weights.bin", Arrays.copyOf(entry("weights.bin"), 420)));
        refuses(": weights.bin does not have the SHA-256 in manifest.json; the file is damaged",
                with("weights.bin", new byte[424]));
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            refuses("", Arrays.copyOf(whole, length));
        }
    }

    @Test
    void anyChangedByteIsRefusedOrChangesNothing() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, changed);
            readsTheSameOrRefuses("seed " + seed + ", byte " + at);
        }
    }

    @Test
    void randomBytesAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            byte[] noise = new byte[random.nextInt(2 * whole.length)];
            random.nextBytes(noise);
            if (round % 2 == 0) {
                int from = random.nextInt(whole.length);
                System.arraycopy(whole, from, noise, 0, Math.min(noise.length, whole.length - from));
            }
            Files.write(file, noise);
            readsTheSameOrRefuses("seed " + seed + ", round " + round);
        }
    }

    private void readsTheSameOrRefuses(String where) {
        try {
            assertThat(GanModel.read(file)).as(where).isEqualTo(model);
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).as(where).startsWith(file.toString()).doesNotContain("\n");
        } catch (RuntimeException e) {
            throw new AssertionError(where, e);
        }
    }

    private byte[] entry(String name) {
        return requireNonNull(entries.get(name));
    }

    private Map<String, byte[]> with(String name, byte[] content) {
        Map<String, byte[]> changed = new LinkedHashMap<>(entries);
        changed.put(name, content);
        return changed;
    }

    private void refuses(String message, Map<String, byte[]> content) throws IOException {
        ModelFiles.zip(file, ZipEntry.STORED, content);
        refuses(message);
    }

    private void refuses(String message, byte[] content) throws IOException {
        Files.write(file, content);
        refuses(message);
    }

    private void refuses(String message) {
        assertThatThrownBy(() -> GanModel.read(file)).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + message).hasMessageNotContaining("\n");
    }
}
