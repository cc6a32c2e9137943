package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The seeds of a sweep, as ranges in ascending order without overlap.
 *
 * @param ranges at least one
 */
public record Seeds(List<Span> ranges) {

    /** The most seeds that a setting can have. */
    public static final int MOST = 1_000_000;

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,19}");
    private static final String RANGE = "..";

    /**
     * A range of consecutive seeds.
     *
     * @param first the first
     * @param last  the last; not below the first
     */
    public record Span(long first, long last) {

        private boolean isSingle() {
            return first == last;
        }
    }

    /** Copies the list. */
    public Seeds {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("ranges must be at least one but there were none");
        }
    }

    /**
     * Parses seeds.
     *
     * @param text  such as {@code 1..100}, {@code 7} or {@code 1,2,10..19}
     * @param where its name in error messages, such as {@code --seeds}
     * @return the seeds
     * @throws InvalidInputException if the text cannot be parsed, a range runs backwards, or a seed occurs twice
     */
    public static Seeds parse(String text, String where) {
        requireNonNull(text, "text must not be null");
        List<Span> spans = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            spans.add(span(part, text, where));
        }
        spans.sort(Comparator.comparingLong(Span::first));
        long count = 0;
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            if (i > 0 && span.first() <= spans.get(i - 1).last()) {
                throw new InvalidInputException(where + " must have each seed once but has " + span.first()
                        + " twice in \"" + text + "\"");
            }
            long size = span.last() - span.first() + 1;
            count += size;
            if (size < 1 || size > MOST || count > MOST) {
                throw new InvalidInputException(where + " must be at most " + MOST + " seeds but was \"" + text + "\"");
            }
        }
        return new Seeds(spans);
    }

    private static Span span(String part, String text, String where) {
        int dots = part.indexOf(RANGE);
        if (dots < 0) {
            long only = number(part.strip(), text, where);
            return new Span(only, only);
        }
        Span span = new Span(number(part.substring(0, dots).strip(), text, where),
                number(part.substring(dots + RANGE.length()).strip(), text, where));
        if (span.last() < span.first()) {
            throw new InvalidInputException(
                    where + " must run from the smaller seed to the larger one but was \"" + text
                            + "\"");
        }
        return span;
    }

    private static long number(String number, String text, String where) {
        if (NUMBER.matcher(number).matches()) {
            try {
                return Long.parseLong(number);
            } catch (NumberFormatException e) {
                throw new InvalidInputException(where + " must be integers from " + Long.MIN_VALUE + " to "
                        + Long.MAX_VALUE + " but was \"" + text + "\"", e);
            }
        }
        throw new InvalidInputException(
                where + " must be integers and ranges, such as 1..100 or 1,2,5..9, but was \"" + text + "\"");
    }

    /**
     * Returns how many there are.
     *
     * @return 1 to {@value #MOST}
     */
    public int count() {
        return (int) ranges.stream().mapToLong(span -> span.last() - span.first() + 1).sum();
    }

    /**
     * Returns all of them.
     *
     * @return ascending
     */
    public LongStream stream() {
        return ranges.stream().flatMapToLong(span -> LongStream.rangeClosed(span.first(), span.last()));
    }

    /**
     * Returns the text from which {@link #parse} makes equal seeds.
     *
     * @return such as {@code 1..100}
     */
    @Override
    public String toString() {
        return ranges.stream().map(span -> span.isSingle() ? "" + span.first() : span.first() + ".." + span.last())
                .collect(Collectors.joining(","));
    }
}
