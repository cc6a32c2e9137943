package dev.gan4j.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.core.source32.Philox4x32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressedRandomTest {

    private static int[] words(AddressedRandom random, int count) {
        return IntStream.range(0, count).map(i -> random.nextInt()).toArray();
    }

    @ParameterizedTest
    @CsvSource({"0, WEIGHTS, 0", "1, DATA, 1", "-1, HOLDOUT, 72057594037927935", "123456789012345, SAMPLES, 4294967296",
            "-9223372036854775808, NOISE_FLOOR, 4294967295", "9223372036854775807, EVALUATION, 987654321012345"})
    void givesTheWordsOfTheLibrarysPhilox(long seed, Stream stream, long index) {
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(stream, index);
        // The library counts before its first block, we after it.
        words(random, 4);
        Philox4x32 reference = new Philox4x32(new int[]{(int) seed, (int) (seed >>> 32), 0, 0, (int) index,
                (int) (index >>> 32) | stream.number() << 24});
        int[] expected = IntStream.range(0, 1000).map(i -> reference.nextInt()).toArray();
        assertThat(words(random, 1000)).isEqualTo(expected);
    }

    @Test
    void givesTheWordsOfThePapersTest() {
        // Random123's kat_vectors: philox4x32 10, counter and key zero.
        AddressedRandom random = new AddressedRandom(0);
        assertThat(words(random, 4)).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    }

    @Test
    void theOrderOfSeeksChangesNothing() {
        AddressedRandom random = new AddressedRandom(99);
        int[][] forwards = new int[50][];
        for (int i = 0; i < forwards.length; i++) {
            random.seek(Stream.DATA, i);
            forwards[i] = words(random, 1 + i % 7);
        }
        for (int i = forwards.length - 1; i >= 0; i--) {
            random.seek(Stream.LATENT_GENERATOR, i);
            random.nextInt();
            random.seek(Stream.DATA, i);
            assertThat(words(random, 1 + i % 7)).isEqualTo(forwards[i]);
        }
    }

    @Test
    void streamsIndicesAndSeedsDiffer() {
        AddressedRandom random = new AddressedRandom(7);
        long distinct = Arrays.stream(Stream.values()).flatMapToLong(stream -> IntStream.range(0, 100).mapToLong(i -> {
            random.seek(stream, i);
            return random.nextLong();
        })).distinct().count();
        assertThat(distinct).isEqualTo(100L * Stream.values().length);
        assertThat(new AddressedRandom(7).nextLong()).isNotEqualTo(new AddressedRandom(8).nextLong());
        assertThat(new AddressedRandom(7).nextLong()).isNotEqualTo(new AddressedRandom(7 + (1L << 32)).nextLong());
    }

    @Test
    void floatsInBulkAreTheOnesDrawnOneByOne() {
        AddressedRandom bulk = new AddressedRandom(5);
        AddressedRandom single = new AddressedRandom(5);
        bulk.seek(Stream.DATA, 3);
        single.seek(Stream.DATA, 3);
        for (int size : new int[]{1, 3, 5, 200, 0, 7, 1000}) {
            float[] expected = new float[size];
            for (int i = 0; i < size; i++) {
                expected[i] = single.nextFloat();
            }
            float[] actual = new float[size];
            bulk.fill(actual);
            assertThat(actual).as("%d floats", size).containsExactly(expected);
        }
    }

    @Test
    void aLongIsTwoWordsLowFirst() {
        AddressedRandom words = new AddressedRandom(5);
        AddressedRandom longs = new AddressedRandom(5);
        int low = words.nextInt();
        int high = words.nextInt();
        assertThat(longs.nextLong()).isEqualTo((long) high << 32 | Integer.toUnsignedLong(low));
    }

    @Test
    void streamsHaveNumbersOfTheirOwnThatFitIntoEightBits() {
        assertThat(Arrays.stream(Stream.values()).map(Stream::number)).doesNotHaveDuplicates()
                .allSatisfy(number -> assertThat(number).isBetween(0, 255));
    }

    @Test
    void refusesAnIndexBeyondItsLimits() {
        AddressedRandom random = new AddressedRandom(1);
        random.seek(Stream.HOLDOUT, (1L << 56) - 1);
        assertThatThrownBy(() -> random.seek(Stream.DATA, 1L << 56)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("index must be in [0, 2^56) but was 72057594037927936");
        assertThatThrownBy(() -> random.seek(Stream.DATA, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
