package dev.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CsvColumnPropertiesTest {

    private static void valuesOrOneLine(byte[] bytes) {
        try {
            CsvColumn.Result result = CsvColumn.read(new ByteArrayInputStream(bytes), "any.csv",
                    CsvColumn.Options.DETECT);
            assertThat(result.values()).hasSizeGreaterThanOrEqualTo(CsvColumn.MINIMUM_ROWS);
            assertThat(Arrays.stream(result.values()).allMatch(Double::isFinite)).isTrue();
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).startsWith("any.csv").doesNotContain("\n", "\r", "\0");
        }
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Property(tries = 500)
    void anyBytesGiveValuesOrOneLine(@ForAll byte[] bytes) {
        valuesOrOneLine(bytes);
    }

    @Property(tries = 500)
    void anyBytesZippedGiveValuesOrOneLine(@ForAll byte[] bytes) {
        valuesOrOneLine(zipped(bytes));
    }

    @Property(tries = 500)
    void anyBytesAfterTheMagicOfGzipGiveOneLine(@ForAll byte[] bytes) {
        byte[] file = new byte[bytes.length + 4];
        System.arraycopy(new byte[]{0x1f, (byte) 0x8b, 8, 0}, 0, file, 0, 4);
        System.arraycopy(bytes, 0, file, 4, bytes.length);
        valuesOrOneLine(file);
    }

    @Property(tries = 1000)
    void anyTextMadeOfTheSignsOfCsvGivesValuesOrOneLine(@ForAll("csvLike") String text) {
        valuesOrOneLine(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> csvLike() {
        return Arbitraries
                .of("\"", ",", ";", "\t", "|", "\n", "\r\n", "\r", "1", "-2.5", "1e9", "x", "NaN", "?", "", " ", "'",
                        "\uFEFF", "\u2028", "#", "3", "\n4\n", "\uD83D\uDE00")
                .list().ofMaxSize(120).map(parts -> String.join("", parts));
    }

    @Property(tries = 500)
    void aGoodFileWithSomeBytesChangedGivesValuesOrOneLine(@ForAll @Size(min = 20, max = 60) List<Integer> numbers,
            @ForAll boolean zip, @ForAll @Size(max = 5) List<@IntRange(max = 2000) Integer> places,
            @ForAll @IntRange(min = -128, max = 127) int replacement) {
        byte[] bytes = ("x;y\n" + numbers.stream().map(n -> n + ";a\n").collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
        byte[] file = zip ? zipped(bytes) : bytes;
        for (int place : places) {
            file[place % file.length] = (byte) replacement;
        }
        valuesOrOneLine(file);
    }

    @Property(tries = 200)
    void numbersReadBackAsTheyWereWritten(
            @ForAll("finite") @Size(min = 20, max = 100) List<Double> numbers, @ForAll boolean header,
            @ForAll boolean zip) {
        if (numbers.stream().distinct().count() < 2) {
            return;
        }
        byte[] bytes = ((header ? "x\n" : "")
                + numbers.stream().map(String::valueOf).collect(Collectors.joining("\n")))
                .getBytes(StandardCharsets.UTF_8);
        CsvColumn.Result result = CsvColumn.read(new ByteArrayInputStream(zip ? zipped(bytes) : bytes), "any.csv",
                CsvColumn.Options.DETECT);
        assertThat(result.header()).isEqualTo(header);
        assertThat(result.values()).containsExactly(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Provide
    Arbitrary<List<Double>> finite() {
        return Arbitraries.doubles().list();
    }
}
