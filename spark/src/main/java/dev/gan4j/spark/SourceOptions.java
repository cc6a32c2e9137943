package dev.gan4j.spark;

import dev.gan4j.Gan;
import dev.gan4j.InvalidInputException;
import dev.gan4j.run.RunDirectory;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/**
 * What the reader of rows is told.
 *
 * @param model      a path that Hadoop knows
 * @param rows       how many
 * @param seed       of the rows
 * @param where      conditions that each row satisfies
 * @param shares     of rows that satisfy a condition, as CONDITION:SHARE
 * @param partitions how many; null to choose them by the number of rows
 */
record SourceOptions(String model, long rows, long seed, List<String> where, List<String> shares,
        @Nullable Integer partitions) implements Serializable {

    static final String MODEL = "model";
    static final String ROWS = "rows";
    static final String SEED = "seed";
    static final String WHERE = "where";
    static final String SHARE = "share";
    static final String PARTITIONS = "partitions";

    /** What {@code load("...")} sets. */
    private static final String PATH = "path";
    private static final long DEFAULT_ROWS = 1000;
    private static final long MOST_ROWS = 10_000_000_000_000L;
    private static final int MOST_PARTITIONS = 100_000;
    /** Facts of a table in a catalog, which Spark adds to its options. */
    private static final Set<String> OF_CATALOG = Set.of(TableCatalog.PROP_PROVIDER, TableCatalog.PROP_LOCATION,
            TableCatalog.PROP_OWNER, TableCatalog.PROP_COMMENT, TableCatalog.PROP_EXTERNAL,
            TableCatalog.PROP_IS_MANAGED_LOCATION, TableCatalog.PROP_TABLE_TYPE, TableCatalog.PROP_COLLATION);

    /** An option of a table in a catalog stands there twice, once with this. */
    private static final String OPTION = TableCatalog.OPTION_PREFIX;

    /**
     * Reads the options.
     *
     * @throws InvalidInputException if one is unknown, missing or cannot be used; the message names it
     */
    static SourceOptions of(CaseInsensitiveStringMap map) {
        Map<String, String> given = new TreeMap<>();
        map.forEach((name, value) -> {
            String plain = name.toLowerCase(Locale.ROOT);
            if (!OF_CATALOG.contains(plain) && !plain.startsWith(OPTION)) {
                given.put(plain, value);
            }
        });
        given.keySet().forEach(SourceOptions::requireKnown);
        if (given.containsKey(MODEL) && given.containsKey(PATH) && isModel(given.get(PATH))) {
            throw new InvalidInputException("option model and the path of load() are the same, so only one of them"
                    + " may be given, but there were " + given.get(MODEL) + " and " + given.get(PATH));
        }
        String model = given.getOrDefault(MODEL, given.getOrDefault(PATH, ""));
        if (model.isBlank()) {
            throw new InvalidInputException(
                    "option model must be the path of a model, such as hdfs:///models/people.gan, but is missing");
        }
        String partitions = given.get(PARTITIONS);
        return new SourceOptions(model, number(given, ROWS, DEFAULT_ROWS, 0, MOST_ROWS),
                number(given, SEED, Gan.DEFAULT_SEED, Long.MIN_VALUE, Long.MAX_VALUE), several(given, WHERE),
                several(given, SHARE),
                partitions == null ? null : (Integer) (int) number(given, PARTITIONS, 1, 1, MOST_PARTITIONS));
    }

    /** Whether a path names a model; that of a table in a catalog is its place in the warehouse, where nothing is. */
    private static boolean isModel(String path) {
        HadoopFile file = HadoopFile.of("the path of load()", path);
        return file.exists() && (!file.isDirectory() || file.child(RunDirectory.MODEL).exists());
    }

    private static void requireKnown(String name) {
        boolean isKnown = Set.of(MODEL, PATH, ROWS, SEED, WHERE, SHARE, PARTITIONS).contains(name)
                || name.startsWith(WHERE + ".") || name.startsWith(SHARE + ".");
        if (!isKnown) {
            throw new InvalidInputException("format gan4j has no option " + name
                    + "; it has: model, rows, seed, where (more of them as where.2, where.3), share (share.2), partitions");
        }
    }

    private static List<String> several(Map<String, String> given, String name) {
        List<String> all = new ArrayList<>();
        given.forEach((each, value) -> {
            if (each.equals(name) || each.startsWith(name + ".")) {
                all.add(value);
            }
        });
        return List.copyOf(all);
    }

    private static long number(Map<String, String> given, String name, long otherwise, long least, long most) {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InvalidInputException("option " + name + " must be a whole number but was " + text, e);
        }
        throw new InvalidInputException(
                "option " + name + " must be from " + least + " to " + most + " but was " + text);
    }
}
