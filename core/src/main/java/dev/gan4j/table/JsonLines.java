package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.InputFiles;
import dev.gan4j.internal.PackedStream;
import dev.gan4j.internal.Printable;
import dev.gan4j.internal.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads files of JSON lines: an object on each line, whose names are those of the columns. A name that an object does not have is
 * a blank, as null is.
 */
public final class JsonLines implements TableFormat {

    /** A text may be as long as a line. */
    private static final StreamReadConstraints ANY_LENGTH = StreamReadConstraints.builder()
            .maxStringLength(Integer.MAX_VALUE).maxNumberLength(10_000).build();
    private static final JsonFactory FACTORY = JsonFactory.builder().streamReadConstraints(ANY_LENGTH)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final String[] PLAIN = {".jsonl", ".ndjson"};
    private static final int BUFFER = 1 << 16;

    @Override
    public String kind() {
        return "a file of JSON lines";
    }

    @Override
    public boolean isNamedBy(Path file) {
        return isNamed(file);
    }

    /**
     * Tells whether a file's name is one of JSON lines.
     *
     * @param file any
     * @return whether it ends with .jsonl or .ndjson, perhaps followed by .gz or .zst
     */
    public static boolean isNamed(Path file) {
        for (String end : PLAIN) {
            if (TableFormat.hasEnd(file, end, end + ".gz", end + ".zst")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public TableTexts read(Path file) {
        String display = Printable.line(file.toString());
        MessageDigest digest = Sha256.digest();
        try (InputStream raw = new BufferedInputStream(
                new DigestInputStream(InputFiles.open(file, display, kind()), digest), BUFFER)) {
            Rows rows = new Rows(display);
            try (InputStream content = PackedStream.open(raw)) {
                rows.read(content);
            }
            return rows.taker.end(HexFormat.of().formatHex(digest.digest()));
        } catch (PackedStream.UnreadableException e) {
            throw new InvalidInputException(display + ": " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(display + ": must be UTF-8 but is not", e);
        } catch (IOException e) {
            throw new UncheckedIOException(display + ": " + e.getMessage(), e);
        }
    }

    /** Takes the lines of a file. */
    private static final class Rows {
        private final String display;
        private final Map<String, Integer> places = new LinkedHashMap<>();
        private final TableTexts.Taker taker;

        Rows(String display) {
            this.display = display;
            taker = TableTexts.of(display, "line", List.of());
        }

        void read(InputStream in) throws IOException {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (!text.isBlank()) {
                    row(number, text);
                }
            }
        }

        private void row(long number, String line) {
            @Nullable
            Object[] values = new Object[places.size()];
            try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw refused(number, "must be a JSON object, such as {\"age\": 42}, but begins with "
                            + Printable.line(line, 20));
                }
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    int place = place(name);
                    if (place >= values.length) {
                        values = Arrays.copyOf(values, place + 1);
                    }
                    parser.nextToken();
                    values[place] = value(parser, number, name, place);
                }
                if (parser.nextToken() != null) {
                    throw refused(number, "must be one JSON object but something follows it");
                }
            } catch (JacksonException e) {
                throw refused(number, "is no JSON: " + Printable.line(e.getOriginalMessage())
                        + ", column " + e.getLocation().getColumnNr());
            }
            List<@Nullable Object> row = new ArrayList<>(places.size());
            row.addAll(Arrays.asList(Arrays.copyOf(values, places.size())));
            taker.add(number, row);
        }

        private int place(String name) {
            Integer place = places.get(name);
            if (place == null) {
                place = places.size();
                places.put(name, place);
                taker.column(name);
            }
            return place;
        }

        private @Nullable Object value(JsonParser parser, long number, String name, int place) {
            return switch (parser.currentToken()) {
                case VALUE_NULL -> null;
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_STRING -> {
                    taker.text(place);
                    yield parser.getString();
                }
                case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
                case VALUE_NUMBER_FLOAT -> real(parser, number, name);
                default -> throw refused(number, "column '" + Printable.line(name)
                        + "' must be a number, a text, true, false or null but is "
                        + (parser.currentToken() == JsonToken.START_ARRAY ? "an array" : "an object"));
            };
        }

        /** Keeps the decimals of a number as they stand; one with an exponent could have any number of them. */
        private Number real(JsonParser parser, long number, String name) {
            String text = parser.getString();
            if (text.indexOf('e') < 0 && text.indexOf('E') < 0) {
                return new BigDecimal(text);
            }
            double value = Double.parseDouble(text);
            if (Double.isInfinite(value)) {
                throw refused(number,
                        "column '" + Printable.line(name) + "' must be a number that a double holds but is "
                                + Printable.line(text, 40));
            }
            return value;
        }

        private InvalidInputException refused(long line, String what) {
            return new InvalidInputException(display + ": line " + line + ": " + what);
        }
    }
}
