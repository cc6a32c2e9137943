package dev.gan4j.table;

import dev.gan4j.data.Column;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Identifiers and texts that are made up, the same as {@link TableWriter} writes by the same seed; for one thread at a time. */
public final class MadeTexts {

    private final Map<Integer, LongFunction<String>> columns = new HashMap<>();

    /**
     * Prepares the texts.
     *
     * @param schema of the table
     * @param seed   of the rows
     */
    public MadeTexts(TableSchema schema, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        for (int i = 0; i < schema.columns().width(); i++) {
            Column column = schema.columns().columns().get(i);
            if (column instanceof Column.Identifier identifier) {
                columns.put(i, identifier.pattern().identifiers(seed, i));
            } else if (column instanceof Column.Text text && text.fake() != null) {
                columns.put(i, fakes(text.fake(), random));
            }
        }
    }

    private static LongFunction<String> fakes(String fake, AddressedRandom random) {
        Faker faker = Faker.find();
        return row -> {
            random.seek(Stream.INVENTED, row);
            return faker.row(random.nextLong()).text(fake);
        };
    }

    /**
     * Returns a text.
     *
     * @param row    its number, from 0
     * @param column index in the schema
     * @return null where the column has none, or is left out
     */
    public @Nullable String text(long row, int column) {
        LongFunction<String> texts = columns.get(column);
        return texts == null ? null : texts.apply(row);
    }
}
