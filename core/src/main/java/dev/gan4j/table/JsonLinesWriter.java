package dev.gan4j.table;

import dev.gan4j.data.Dataset;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes rows as JSON lines: an object on each line, in UTF-8. Dates and times are texts in the form of ISO 8601, blanks are null.
 * For one thread at a time.
 */
public final class JsonLinesWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final RowValues values;
    private final List<String> names;

    /**
     * Creates a writer.
     *
     * @param values turns rows into values
     */
    public JsonLinesWriter(RowValues values) {
        this.values = values;
        names = values.names();
    }

    /**
     * Turns rows into text.
     *
     * @param rows  numbers of the schema's columns
     * @param first number of the first of them among all that are written
     * @return their lines
     */
    public byte[] rows(Dataset rows, long first) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256 * (rows.rows() + 1));
        for (int row = 0; row < rows.rows(); row++) {
            out.writeBytes(line(names, values.row(rows, row, first + row)));
        }
        return out.toByteArray();
    }

    /**
     * Writes an object.
     *
     * @param names  of its values
     * @param values as {@link JavaValues} has them; null for none
     * @return the line with its end, a line feed
     */
    public static byte[] line(List<String> names, List<? extends @Nullable Object> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            for (int i = 0; i < names.size(); i++) {
                json.writeName(names.get(i));
                value(json, values.get(i));
            }
            json.writeEndObject();
        }
        out.write('\n');
        return out.toByteArray();
    }

    private static void value(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case java.math.BigInteger number -> json.writeNumber(number);
            case java.math.BigDecimal number -> json.writeNumber(number);
            default -> json.writeString(JavaValues.text(value));
        }
    }
}
