package dev.gan4j.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random changes to inputs of a corpus; the same for the same seed. */
final class Mutation {

    private static final int MOST_CHANGES = 6;
    private static final int LONGEST = 1 << 16;

    private final Random random;
    private final List<byte[]> words = new ArrayList<>();

    Mutation(long seed, List<String> words) {
        random = new Random(seed);
        for (String word : words) {
            this.words.add(word.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Returns one of the seeds with some changes. */
    byte[] of(List<byte[]> seeds) {
        byte[] input = any(seeds).clone();
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            input = changed(input, seeds);
        }
        return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
    }

    private byte[] changed(byte[] input, List<byte[]> seeds) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + 1 + random.nextInt(random.nextBoolean() ? 4 : 64));
        return switch (random.nextInt(8)) {
            case 0 -> joined(input, at, end); // a piece is lost
            case 1 -> joined(input, at, at, random(1 + random.nextInt(4)));
            case 2 -> joined(input, at, end, random(end - at));
            case 3 -> joined(input, at, at, Arrays.copyOfRange(input, at, end)); // a piece stands twice
            case 4 -> joined(input, at, at, repeated(Arrays.copyOfRange(input, at, end)));
            case 5 -> {
                byte[] other = any(seeds);
                int from = random.nextInt(other.length + 1);
                int to = Math.min(other.length, from + random.nextInt(200));
                yield joined(input, at, random.nextBoolean() ? at : end, Arrays.copyOfRange(other, from, to));
            }
            case 6 -> Arrays.copyOf(input, at);
            default -> joined(input, at, random.nextBoolean() ? at : end, words.isEmpty()
                    ? random(1)
                    : any(words));
        };
    }

    private byte[] any(List<byte[]> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] repeated(byte[] piece) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int times = 1 << random.nextInt(12);
        for (int i = 0; i < times && out.size() < LONGEST; i++) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    /** The input with other pieces in place of what is from one place to another. */
    private static byte[] joined(byte[] input, int from, int to, byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(input, 0, from);
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }
}
