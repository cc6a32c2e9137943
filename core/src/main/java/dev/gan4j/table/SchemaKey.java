package dev.gan4j.table;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a schema's YAML, and what each means: the one table that reading, errors and the reference follow. */
public enum SchemaKey {
    /** How the file is written. */
    FORMAT(Place.SCHEMA, "format", "how the file of the table is written; what is left out is as most files have it"),
    /** Texts without a value. */
    BLANKS(Place.SCHEMA, "blanks", "texts that count as no value in any column; those without quotes are texts, too"),
    /** The columns. */
    COLUMNS(Place.SCHEMA, "columns",
            "the columns by name, those without a name by number; one that is left out is found out"),
    /** What follows from what. */
    DEPENDENCIES(Place.SCHEMA, "dependencies",
            "columns that follow from another one; left out, they are found; `[]` for none"),
    /** The rules. */
    RULES(Place.SCHEMA, "rules", "what each row satisfies: expressions such as `end >= start`, and the rules below"),

    /** The separator. */
    SEPARATOR(Place.FORMAT, "separator", "the character between cells, or `tab`; default: `,`"),
    /** Blanks after separators. */
    SPACE_AFTER(Place.FORMAT, "spaceAfter", "`true` where a blank follows each separator; default: `false`"),
    /** The first row. */
    HEADER(Place.FORMAT, "header", "the texts of the first row, exactly; `[]` where there is no such row"),
    /** Quotes of the first row. */
    QUOTES_HEADER(Place.FORMAT, "quotesHeader", "`true` where all names stand in quotes; default: `false`"),
    /** Quotes. */
    QUOTING(Place.FORMAT, "quoting",
            "which cells stand in quotes: those that need them (`needed`, the default), all but numbers"
                    + " and blanks (`text`), or `all`"),
    /** Ends of lines. */
    LINE_END(Place.FORMAT, "lineEnd", "what ends a row: `lf` (the default), `crlf` or `cr`"),
    /** The mark. */
    BYTE_ORDER_MARK(Place.FORMAT, "byteOrderMark", "`true` where the file begins with one; default: `false`"),

    /** The encoding. */
    ENCODING(Place.FORMAT, "encoding",
            "how characters are written as bytes: `UTF-8` (the default), `UTF-16LE`, `UTF-16BE` or `windows-1252`"),

    /** The kind. */
    KIND(Place.COLUMN, "kind", "what the column holds: one of the kinds above"),
    /** Blanks of a column. */
    COLUMN_BLANKS(Place.COLUMN, "blanks", "texts without a value in this column, besides those of the schema",
            ColumnKind.REAL, ColumnKind.INTEGER, ColumnKind.DATE, ColumnKind.DATE_TIME, ColumnKind.TIME,
            ColumnKind.DURATION),
    /** Categories. */
    VALUES(Place.COLUMN, "values", "all values, blanks included, in their order; left out, those of the file",
            ColumnKind.BOOLEAN, ColumnKind.CATEGORY, ColumnKind.ORDERED),
    /** The grid. */
    DECIMALS(Place.COLUMN, "decimals", "numbers are multiples of 10 to the power of minus this; `any` for no such grid",
            ColumnKind.REAL),
    /** Digits written. */
    LEAST_DECIMALS(Place.COLUMN, "leastDecimals", "the fewest digits written after the decimal mark; default: 0",
            ColumnKind.REAL),
    /** The decimal mark. */
    MARK(Place.COLUMN, "mark", "the decimal mark; default: `.`", ColumnKind.REAL),
    /** Thousands. */
    GROUPING(Place.COLUMN, "grouping", "what stands between groups of three digits; default: nothing", ColumnKind.REAL,
            ColumnKind.INTEGER),
    /** The origin. */
    ORIGIN(Place.COLUMN, "origin", "what integers beyond 2^53 are held as differences from; default: 0",
            ColumnKind.INTEGER),
    /** Before numbers. */
    PREFIX(Place.COLUMN, "prefix", "what stands before each number, such as `$`; default: nothing", ColumnKind.REAL,
            ColumnKind.INTEGER),
    /** After numbers. */
    SUFFIX(Place.COLUMN, "suffix", "what stands after each number, such as ` %`; default: nothing", ColumnKind.REAL,
            ColumnKind.INTEGER),
    /** Negative numbers. */
    NEGATIVE(Place.COLUMN, "negative",
            "how a negative number is written: `outer` for -$5 (the default), `inner` for $-5, `parentheses`"
                    + " for ($5)",
            ColumnKind.REAL, ColumnKind.INTEGER),
    /** Plus signs. */
    PLUS(Place.COLUMN, "plus",
            "which numbers have a plus sign: `none` (the default), `positive`, or `notNegative`, 0 included",
            ColumnKind.REAL, ColumnKind.INTEGER),
    /** Powers of ten. */
    EXPONENT(Place.COLUMN, "exponent",
            "0 as it is written with a power of ten, such as `0.000e+00`; default: no powers of ten", ColumnKind.REAL),
    /** Significant digits. */
    SIGNIFICANT(Place.COLUMN, "significant",
            "the most significant digits of numbers without a grid; default: as many as each needs", ColumnKind.REAL),
    /** The pattern of times. */
    TIME_FORMAT(Place.COLUMN, "format",
            "a pattern of Java's DateTimeFormatter with English names, such as `d MMMM yyyy`; for"
                    + " durations such as `H:mm:ss`, or `ISO`",
            ColumnKind.DATE, ColumnKind.DATE_TIME, ColumnKind.TIME, ColumnKind.DURATION),
    /** The offset. */
    OFFSET(Place.COLUMN, "offset", "the offset from UTC to write, where the format has one, such as `+02:00`",
            ColumnKind.DATE_TIME),
    /** The step. */
    STEP(Place.COLUMN, "step", "times are multiples of so many seconds; default: the shortest that the format writes",
            ColumnKind.DATE_TIME, ColumnKind.TIME, ColumnKind.DURATION),
    /** The pattern of identifiers. */
    PATTERN(Place.COLUMN, "pattern", "how identifiers are formed, such as `ORD-{number:6}`", ColumnKind.IDENTIFIER),
    /** The first new identifier. */
    FROM(Place.COLUMN, "from", "the number of the first new identifier; default: 1", ColumnKind.IDENTIFIER),
    /** How many new ones. */
    ROOM(Place.COLUMN, "room",
            "how many new identifiers there are from that one on, used in an order that looks random; 0, the"
                    + " default, for no end and in order",
            ColumnKind.IDENTIFIER),
    /** The text of constants. */
    TEXT(Place.COLUMN, "text", "the text of each row", ColumnKind.CONSTANT, ColumnKind.EMPTY),
    /** What to make up. */
    FAKE(Place.COLUMN, "fake", "what to make up, such as `name` or `email`; left out, the column is left out",
            ColumnKind.TEXT),

    /** What determines. */
    DEPENDENCY_FROM(Place.DEPENDENCY, "from", "the column that determines"),
    /** What follows. */
    DEPENDENCY_COLUMN(Place.DEPENDENCY, "column", "the column that follows"),
    /** The table. */
    TABLE(Place.DEPENDENCY, "table",
            "the second column's cell for each of the first one's; left out, that of the file"),

    /** Unique columns. */
    UNIQUE(Place.RULE, "unique", "columns of which no two rows have the same cells"),
    /** One-hot columns. */
    ONE_HOT(Place.RULE, "oneHot",
            "columns of which one is 1, or says yes, in each row, and the others are 0, or say no"),
    /** Allowed combinations. */
    ALLOWED(Place.RULE, "allowed", "columns whose cells have one of some combinations in each row"),
    /** The combinations. */
    COMBINATIONS(Place.RULE, "combinations",
            "the combinations of `allowed`, each a list of cells; left out, those of the file");

    /** Where a field stands. */
    public enum Place {
        /** At the top. */
        SCHEMA,
        /** Inside {@code format}. */
        FORMAT,
        /** Inside a column. */
        COLUMN,
        /** Inside a dependency. */
        DEPENDENCY,
        /** Inside a rule. */
        RULE
    }

    private final Place place;
    private final String word;
    private final String meaning;
    @SuppressWarnings("ImmutableEnumChecker") // nobody else has it
    private final Set<ColumnKind> kinds;

    SchemaKey(Place place, String word, String meaning, ColumnKind... kinds) {
        this.place = place;
        this.word = word;
        this.meaning = meaning;
        this.kinds = kinds.length == 0 ? EnumSet.allOf(ColumnKind.class) : EnumSet.copyOf(List.of(kinds));
    }

    /**
     * Returns where the field stands.
     *
     * @return inside what
     */
    public Place place() {
        return place;
    }

    /**
     * Returns the field's name.
     *
     * @return as a schema has it
     */
    public String word() {
        return word;
    }

    /**
     * Says what the field means.
     *
     * @return part of a sentence, in Markdown
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Returns the kinds of columns that have the field.
     *
     * @return all for fields that stand elsewhere
     */
    public Set<ColumnKind> kinds() {
        return EnumSet.copyOf(kinds);
    }

    /** The names of the fields at a place, those of a kind of columns where it is one. */
    static List<String> words(Place place, @Nullable ColumnKind kind) {
        return Stream.of(values()).filter(key -> key.place == place && (kind == null || key.kinds.contains(kind)))
                .map(key -> key.word).toList();
    }
}
