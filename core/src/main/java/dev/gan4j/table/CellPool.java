package dev.gan4j.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gan4j.InvalidInputException;
import java.util.Arrays;

/** The different texts of a column, each once and as bytes, since there may be as many as rows. */
final class CellPool {

    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[256];
    private int[] ends = new int[16]; // (size), where a text ends; it begins where the one before ends
    private int[] hashes = new int[16];
    private int[] counts = new int[16];
    private int[] lines = new int[16]; // of the first row that has it
    private int[] slots = new int[64]; // 0 for none, else the number of a text, from 1
    private int size;

    /**
     * Takes a text.
     *
     * @param line of its row
     * @return the number of the text, from 0 in the order of appearance
     */
    int add(String text, long line) {
        byte[] encoded = text.getBytes(UTF_8);
        int hash = text.hashCode() * 0x9E3779B9;
        int slot = hash >>> 7 & slots.length - 1;
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (hashes[code] == hash && isEqual(code, encoded)) {
                counts[code]++;
                return code;
            }
            slot = slot + 1 & slots.length - 1;
        }
        append(encoded, hash, line);
        slots[slot] = size;
        if (2 * size > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private boolean isEqual(int code, byte[] encoded) {
        int begin = begin(code);
        return Arrays.equals(bytes, begin, ends[code], encoded, 0, encoded.length);
    }

    private int begin(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }

    private void append(byte[] encoded, int hash, long line) {
        int begin = size == 0 ? 0 : ends[size - 1];
        long end = (long) begin + encoded.length;
        if (end > MOST_BYTES) {
            throw new InvalidInputException("a column must have at most " + MOST_BYTES
                    + " bytes of different texts but has more in line " + line);
        }
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(MOST_BYTES, Math.max(end, bytes.length * 2L)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
        }
        System.arraycopy(encoded, 0, bytes, begin, encoded.length);
        ends[size] = (int) end;
        hashes[size] = hash;
        counts[size] = 1;
        lines[size] = (int) Math.min(line, Integer.MAX_VALUE);
        size++;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        for (int code = 0; code < size; code++) {
            int slot = hashes[code] >>> 7 & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = code + 1;
        }
    }

    int size() {
        return size;
    }

    String text(int code) {
        return new String(bytes, begin(code), ends[code] - begin(code), UTF_8);
    }

    int count(int code) {
        return counts[code];
    }

    int line(int code) {
        return lines[code];
    }
}
