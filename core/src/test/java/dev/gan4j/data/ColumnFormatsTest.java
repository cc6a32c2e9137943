package dev.gan4j.data;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnFormatsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "DATE | yyyy-MM-dd | 2021-05-31", "DATE | d MMMM yyyy | 31 May 2021", "DATE | dd MMM yyyy | 01 Feb 1969",
            "DATE | dd/MM/yy | 31/12/99", "DATE | dd/MM/yy | 31/12/68", "DATE | EEE, d MMM yyyy | Mon, 31 May 2021",
            "DATE | yyyyMMdd | 20240229",
            "DATE_TIME | yyyy-MM-dd HH:mm:ss | 1969-12-31 23:59:59",
            "DATE_TIME | yyyy-MM-dd'T'HH:mm:ss.SSS | 2021-05-31T10:00:00.123",
            "DATE_TIME | yyyy-MM-dd HH:mm:ss.SSSSSS | 2021-05-31 10:00:00.000001",
            "DATE_TIME | yyyy-MM-dd HH:mm:ss[.SSSSSS] | 2021-05-31 10:00:00",
            "DATE_TIME | yyyy-MM-dd HH:mm:ss[.SSSSSS] | 2021-05-31 10:00:00.500000",
            "DATE_TIME | yyyy-MM-dd HH:mm:ss[.n] | 2021-05-31 10:00:00.25",
            "DATE_TIME | M/d/yyyy h:mm a | 5/1/2021 1:05 PM",
            "TIME | HH:mm | 00:00", "TIME | HH:mm:ss | 23:59:59", "TIME | h:mm a | 12:30 AM",
            "TIME | HH:mm:ss.SS | 10:00:00.07",
            "DURATION | ISO | PT1H30M", "DURATION | ISO | PT-2.5S", "DURATION | H:mm:ss | 123:04:05",
            "DURATION | H:mm:ss | -0:00:05",
            "DURATION | d 'days' HH:mm:ss | 12 days 01:02:03", "DURATION | m:ss.SSS | 1234:05.678",
            "DURATION | H:mm:ss[.SSSSSS] | 1:00:00", "DURATION | H:mm:ss[.SSSSSS] | 1:00:00.500000",
            "DURATION | H:mm:ss[.n] | 1:00:00.5"})
    void aTextIsWrittenAsItWasRead(TimeFormat.Kind kind, String pattern, String text) {
        TimeFormat format = new TimeFormat(kind, pattern);
        assertThat(format.write(format.parse(text))).isEqualTo(text);
    }

    @Test
    void timesCountWhatTheirKindSays() {
        assertThat(new TimeFormat(TimeFormat.Kind.DATE, "d MMMM yyyy").parse("31 May 2021"))
                .isEqualTo((double) LocalDate.of(2021, 5, 31).toEpochDay());
        TimeFormat moments = new TimeFormat(TimeFormat.Kind.DATE_TIME, "yyyy-MM-dd'T'HH:mm:ssXXX", "+02:00", 1);
        double value = moments.parse("2021-05-31T10:00:00+05:00");
        assertThat(value).isEqualTo((double) LocalDateTime.of(2021, 5, 31, 5, 0).toEpochSecond(ZoneOffset.UTC));
        assertThat(moments.write(value)).isEqualTo("2021-05-31T07:00:00+02:00");
        assertThat(new TimeFormat(TimeFormat.Kind.TIME, "HH:mm").parse("10:30")).isEqualTo(37_800);
        assertThat(new TimeFormat(TimeFormat.Kind.DURATION, "H:mm:ss").parse("100:00:01")).isEqualTo(360_001);
    }

    @Test
    void daysAndTimesThatThereAreNotAreNone() {
        assertThat(new TimeFormat(TimeFormat.Kind.DATE, "yyyy-MM-dd").parse("2021-02-29")).isNaN();
        assertThat(new TimeFormat(TimeFormat.Kind.DATE, "yyyy-MM-dd").parse("2021-2-9")).isNaN();
        assertThat(new TimeFormat(TimeFormat.Kind.TIME, "HH:mm").parse("24:00")).isNaN();
        assertThat(new TimeFormat(TimeFormat.Kind.DURATION, "H:mm:ss").parse("1:60:00")).isNaN();
    }

    @Test
    void timesAreRoundedToTheirStepAndRange() {
        assertThat(new TimeFormat(TimeFormat.Kind.DATE_TIME, "yyyy-MM-dd HH:mm:ss", null, 900).round(1000))
                .isEqualTo(900);
        assertThat(new TimeFormat(TimeFormat.Kind.TIME, "HH:mm").write(90_000)).isEqualTo("23:59");
        assertThat(new TimeFormat(TimeFormat.Kind.TIME, "HH:mm").write(-5)).isEqualTo("00:00");
        assertThat(new TimeFormat(TimeFormat.Kind.DATE, "yyyy-MM-dd").write(1e300)).isEqualTo("9999-12-31");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "DATE | HH:mm | none of a date", "DATE | dd-MM | cannot be read back", "TIME | yyyy | none of a time",
            "DATE | {{ | cannot be used", "DATE | ppyyyyMMdd | cannot be used",
            "DURATION | HH:ss | is none of a duration", "DATE_TIME | yyyy-MM-dd HH:mm:ssXXX | has an offset",
            "TIME | HH:mm[:ss] | a part in brackets"})
    void patternsThatCannotBeAreRefused(TimeFormat.Kind kind, String pattern, String words) {
        assertThatThrownBy(() -> new TimeFormat(kind, pattern)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void numbersOfAGridAreWrittenAsTheyAreRounded() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int decimals = random.nextInt(8);
            NumberFormat format = new NumberFormat(decimals, random.nextInt(decimals + 1), '.', null, 0);
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 3);
            double rounded = format.round(value);
            assertThat(Double.parseDouble(format.write(value))).as("seed %s, number %s, %s", seed, i, format)
                    .isEqualTo(rounded);
            assertThat(format.round(rounded)).isEqualTo(rounded);
            assertThat(format.parse(format.write(rounded))).isEqualTo(rounded);
            assertThat(Math.abs(rounded - value))
                    .isLessThanOrEqualTo(0.5000001 * Math.pow(10, -decimals) + 2 * Math.ulp(value));
        }
    }

    @Test
    void numbersAreWrittenInTheirFormat() {
        NumberFormat german = new NumberFormat(2, 2, ',', '.', 0);
        assertThat(german.write(-1_234_567.5)).isEqualTo("-1.234.567,50");
        assertThat(german.parse("-1.234.567,50")).isEqualTo(-1_234_567.5);
        assertThat(german.parse("12.34,5")).isNaN();
        assertThat(german.parse("1.234567,5")).isNaN();
        assertThat(new NumberFormat(null, 1, '.', null, 0).write(3)).isEqualTo("3.0");
        assertThat(new NumberFormat(2, '.').write(-0.001)).isEqualTo("0.00");
        assertThat(NumberFormat.SHORTEST.write(1e300)).isEqualTo("1.0E300");
        assertThat(NumberFormat.SHORTEST.write(0.1 + 0.2)).isEqualTo("0.30000000000000004");
        assertThat(NumberFormat.INTEGER.write(1e17)).isEqualTo("100000000000000000");
        NumberFormat wide = new NumberFormat(0, 0, '.', null, Long.MAX_VALUE - 10);
        assertThat(wide.write(wide.parse("9223372036854775806"))).isEqualTo("9223372036854775806");
    }

    @Test
    void numbersWithPowersOfTenAreWrittenAsTheyAreRounded() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int digits = random.nextInt(20);
            NumberFormat.Exponent exponent = new NumberFormat.Exponent(digits, random.nextBoolean(),
                    random.nextBoolean(), 1 + random.nextInt(3));
            NumberFormat format = new NumberFormat(null, 0, '.', null, 0, NumberFormat.Around.NOTHING, exponent,
                    null);
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
            double rounded = format.round(value);
            String text = format.write(value);
            assertThat(Double.parseDouble(text)).as("seed %s, number %s, %s", seed, i, format).isEqualTo(rounded);
            assertThat(format.round(rounded)).isEqualTo(rounded);
            assertThat(format.write(rounded)).isEqualTo(digits > 15 ? format.write(value) : text);
            assertThat(Math.abs(rounded - value)).isLessThanOrEqualTo(5.0000001 * Math.pow(10, -digits - 1)
                    * Math.pow(10, Math.floor(Math.log10(Math.abs(value)) + 1e-9)) + Math.ulp(value));
        }
        assertThat(NumberFormat.Exponent.of(List.of("1.5e-7", "1.5e+07"))).as("written in the same way")
                .isEqualTo(new NumberFormat.Exponent(1, false, true, 1));
        assertThat(NumberFormat.Exponent.of(List.of("1.5e-07", "1.55e-07"))).isNull();
        assertThat(NumberFormat.Exponent.of(List.of("1.5e-07", "1.5"))).isNull();
        assertThat(NumberFormat.Exponent.of(List.of("1.5e07", "1.5e+07"))).isNull();
    }

    @Test
    void whatStandsAroundANumberIsReadWhereItBelongs() {
        NumberFormat dollars = new NumberFormat(2, 2, '.', ',', 0, new NumberFormat.Around("$", "",
                NumberFormat.Negative.PARENTHESES, NumberFormat.Plus.NONE), null, null);
        assertThat(dollars.parse("($1,234.50)")).isEqualTo(-1234.5);
        assertThat(dollars.write(-1234.5)).isEqualTo("($1,234.50)");
        assertThat(dollars.parse("-$5.00")).isEqualTo(-5);
        assertThat(dollars.parse("$-5.00")).isEqualTo(-5);
        assertThat(List.of("5.00", "$", "($5.00", "(-$5.00)", "--$5.00", "-$-5.00", "$$5.00", "5.00$", "()"))
                .allMatch(text -> Double.isNaN(dollars.parse(text)));
        assertThat(dollars.write(-0.001)).as("a zero has no sign").isEqualTo("$0.00");
        NumberFormat signed = new NumberFormat(1, 1, '.', null, 0, new NumberFormat.Around("", "%",
                NumberFormat.Negative.OUTER, NumberFormat.Plus.POSITIVE), null, null);
        assertThat(List.of(signed.write(0.04), signed.write(0.1), signed.write(-0.1)))
                .containsExactly("0.0%", "+0.1%", "-0.1%");
        assertThatThrownBy(() -> new NumberFormat.Around("-", "", NumberFormat.Negative.OUTER, NumberFormat.Plus.NONE))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("prefix");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"1d", "0x10", "NaN", "Infinity", "1e400", "1 2", "--1", "1e", "''", "1,5", "\u0663"})
    void whatIsNoNumberIsNone(String text) {
        assertThat(NumberFormat.SHORTEST.parse(text.replace("''", ""))).isNaN();
    }

    private static @Nullable IdentifierPattern pattern(String... examples) {
        return IdentifierPattern.of(List.of(examples));
    }

    private static List<String> made(IdentifierPattern pattern, long seed, int count) {
        LongFunction<String> identifiers = pattern.identifiers(seed, 0);
        return LongStream.range(0, count).mapToObj(identifiers).toList();
    }

    @Test
    void patternsOfIdentifiersAreFound() {
        assertThat(pattern("ORD-000001", "ORD-000002", "ORD-000010"))
                .isEqualTo(new IdentifierPattern("ORD-{number:6}", 11, 0));
        assertThat(pattern("user1", "user20", "user3")).isEqualTo(new IdentifierPattern("user{number}", 21, 0));
        assertThat(pattern("A7", "B2", "C9")).isEqualTo(new IdentifierPattern("{A9}", 30, 230));
        assertThat(pattern(new UUID(1, 2).toString(), new UUID(3, 4).toString()))
                .isEqualTo(new IdentifierPattern("{uuid}"));
        assertThat(pattern("{a}1", "{a}2")).isEqualTo(new IdentifierPattern("{{a}}{number}", 3, 0));
        assertThat(pattern("x", "a longer text")).isNull();
    }

    @Test
    void newIdentifiersAreUniqueOfThePatternAndNoneOfTheRealOnes() {
        Random random = new Random(5);
        List<List<String>> columns = List.of(
                IntStream.range(0, 1000).mapToObj(i -> String.format(Locale.ROOT, "ORD-%06d", i + 1)).toList(),
                random.ints(1000, 10_000_000, 99_999_999).distinct().mapToObj(Integer::toString).toList(),
                random.ints(1000, 0, 1 << 30).distinct().mapToObj(i -> String.format(Locale.ROOT, "%08x-Z", i))
                        .toList(),
                random.longs(1000).distinct().mapToObj(i -> String.format(Locale.ROOT, "%016X%016X", i, i * 31))
                        .toList(),
                IntStream.range(0, 1000).mapToObj(i -> new UUID(i, i).toString()).toList());
        for (List<String> real : columns) {
            IdentifierPattern pattern = requireNonNull(IdentifierPattern.of(real));
            List<String> made = made(pattern, 9, 3000);
            Set<String> all = new HashSet<>(real);
            all.addAll(made);
            assertThat(all).as("%s", pattern).hasSize(real.size() + 3000);
            assertThat(made.stream().map(text -> text.replaceAll("[0-9]", "9").length()).distinct()).hasSize(1);
            assertThat(made(pattern, 9, 10)).as("the same seed").isEqualTo(made.subList(0, 10));
            assertThat(pattern.identifiers(9, 0).apply(2999)).as("addressed by the row").isEqualTo(made.get(2999));
        }
    }

    @Test
    void aNumberWithoutMoreRoomGetsLonger() {
        IdentifierPattern pattern = new IdentifierPattern("{number}", 40, 3);
        assertThat(new HashSet<>(made(pattern, 1, 3))).containsExactlyInAnyOrder("40", "41", "42");
        assertThat(made(pattern, 1, 5).subList(3, 5)).containsExactly("100", "101");
        assertThat(made(new IdentifierPattern("K{number:2}", 98, 0), 1, 4)).containsExactly("K98", "K99", "K100",
                "K101");
    }

    @Test
    void aCodeWithoutMoreRoomIsAnError() {
        IdentifierPattern pattern = new IdentifierPattern("K{9}", 5, 5);
        assertThat(new HashSet<>(made(pattern, 1, 5))).containsExactlyInAnyOrder("K5", "K6", "K7", "K8", "K9");
        assertThatThrownBy(() -> made(pattern, 1, 6)).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("the pattern \"K{9}\" has room for 5 new identifiers but more are needed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"abc | has no field", "{9 | has a brace without its partner", "{} | has an empty field",
                    "{number}{9} | has another field", "{9}{number} | has another field",
                    "{number:0} | must be {number}", "{q} | has the character 'q'"})
    void patternsOfIdentifiersThatCannotBeAreRefused(String pattern, String words) {
        assertThatThrownBy(() -> new IdentifierPattern(pattern)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
