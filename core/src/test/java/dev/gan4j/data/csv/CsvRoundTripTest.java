package dev.gan4j.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CsvRoundTripTest {

    @Test
    void numbersReadBackAsTheyWereWritten() throws IOException {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            double[] numbers = random.doubles(20 + random.nextInt(80)).map(any -> anyFinite(random)).toArray();
            boolean header = random.nextBoolean();
            byte[] text = ((header ? "x\n" : "")
                    + Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining("\n")))
                    .getBytes(StandardCharsets.UTF_8);
            OneColumn result = OneColumn.read(new ByteArrayInputStream(random.nextBoolean()
                    ? zipped(text)
                    : text), "any.csv", CsvTable.Options.FIRST);
            assertThat(result.header()).as("seed %s, round %s", seed, round).isEqualTo(header);
            assertThat(result.values()).as("seed %s, round %s", seed, round).containsExactly(numbers);
        }
    }

    private static double anyFinite(Random random) {
        double number = random.nextInt(4) == 0 ? random.nextInt(1000) : Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? number : random.nextGaussian();
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
