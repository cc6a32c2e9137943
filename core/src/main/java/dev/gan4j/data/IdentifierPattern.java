package dev.gan4j.data;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How the identifiers of a column are formed, and which of them are new.
 *
 * <p>A pattern is text with fields in braces: {@code {number}}, a whole number; {@code {number:6}}, one of at least six digits,
 * zeros before it; {@code {uuid}} and {@code {UUID}}, a random UUID; and any other field, such as {@code {AA99}}, characters of
 * a code, of which {@code 9} is a digit, {@code A} a capital letter, {@code a} a small one, {@code H} and {@code h} a
 * hexadecimal digit, {@code X} a capital letter or a digit, {@code x} a small letter or a digit, and {@code *} either letter or
 * a digit.
 *
 * <p>Where there are several fields, they count together, the last one fastest. Identifier {@code from} and the {@code room - 1}
 * that follow are new: none is one of the column that the pattern was found in. UUIDs are new since there are 2^122 of them.
 *
 * @param pattern of the text; with exactly one field where that is a number or a UUID
 * @param from    the first new identifier, by its number
 * @param room    how many new identifiers there are from that one on, which are used in an order that looks random; 0 for a
 *                number that goes on for ever, in order
 */
public record IdentifierPattern(String pattern, long from, long room) {

    /** The most new identifiers of a code. */
    public static final long MOST_ROOM = Integer.MAX_VALUE;

    private static final int ROW_BITS = 40;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the pattern is none, or a number is out of range; the message says what is wrong
     */
    public IdentifierPattern {
        requireNonNull(pattern, "pattern must not be null");
        if (from < 0 || room < 0 || room > MOST_ROOM) {
            throw new IllegalArgumentException(
                    "from must be at least 0 and room from 0 to " + MOST_ROOM + " but they were "
                            + from + " and " + room);
        }
        CodePattern code = CodePattern.of(pattern);
        if (code.kind() == CodePattern.Kind.CODE && (room == 0 || room > code.size() - from)) {
            throw new IllegalArgumentException("room must be from 1 to " + Math.max(0, code.size() - from)
                    + " for the pattern \"" + pattern + "\" and from " + from + " but was " + room);
        }
    }

    /**
     * Creates a pattern whose numbers begin at 1 and go on for ever.
     *
     * @param pattern with a number or a UUID
     */
    public IdentifierPattern(String pattern) {
        this(pattern, 1, 0);
    }

    /**
     * Finds the pattern of identifiers.
     *
     * @param examples different texts, in the order of their rows; at least two
     * @return the pattern, and numbers that none of the examples has; null where they have no pattern in common
     */
    public static @Nullable IdentifierPattern of(List<String> examples) {
        return IdentifierExamples.pattern(examples);
    }

    /**
     * Returns new identifiers, by the number of the row from 0: the same ones for the same seed and column, and another for
     * each row. A row that the pattern has no room for is an {@link InvalidInputException}.
     *
     * @param seed   of the rows
     * @param column the number of the column among those of its table, from 0
     * @return what makes them, for one thread at a time
     */
    public LongFunction<String> identifiers(long seed, int column) {
        CodePattern code = CodePattern.of(pattern);
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(Stream.IDENTIFIERS, (long) column << ROW_BITS);
        long shift = room == 0 ? 0 : random.nextLong(room);
        long factor = room == 0 ? 1 : coprime(random.nextLong(room), room);
        return row -> {
            if (code.kind() == CodePattern.Kind.NUMBER && (room == 0 || row >= room)) {
                // Beyond the room among the real ones come the numbers that are longer than they are.
                return code.number(room == 0 ? Math.addExact(from, row) : code.longer(from) + row - room);
            }
            random.seek(Stream.IDENTIFIERS, (row + 1) | (long) column << ROW_BITS);
            if (code.kind() == CodePattern.Kind.UUID) {
                UUID uuid = new UUID((random.nextLong() & ~0xF000L) | 0x4000L,
                        (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE);
                return code.text(code.isUpper() ? uuid.toString().toUpperCase(Locale.ROOT) : uuid.toString());
            }
            if (row >= room) {
                throw new InvalidInputException("the pattern \"" + pattern + "\" has room for " + room
                        + " new identifiers but more are needed; give the column a longer pattern in the schema");
            }
            long value = from + (factor * row + shift) % room;
            return code.kind() == CodePattern.Kind.NUMBER ? code.number(value) : code.code(value, random);
        };
    }

    /** Returns a number near another that has no divisor in common with the room: its multiples reach all of the room. */
    private static long coprime(long near, long room) {
        long factor = Math.max(1, near);
        while (gcd(factor, room) != 1) {
            factor--;
        }
        return factor;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
