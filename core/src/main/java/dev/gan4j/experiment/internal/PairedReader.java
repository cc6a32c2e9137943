package dev.gan4j.experiment.internal;

import java.io.Reader;

/**
 * Reads text in pieces that never end between the two halves of a surrogate pair.
 *
 * <p>The YAML scanner fails on such a piece, because it looks for the second half beyond its buffer.
 */
final class PairedReader extends Reader {

    private final String text;
    private int position;

    PairedReader(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] target, int offset, int length) {
        int count = Math.min(length, text.length() - position);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        if (count > 1 && Character.isHighSurrogate(text.charAt(position + count - 1))) {
            count--;
        }
        text.getChars(position, position + count, target, offset);
        position += count;
        return count;
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
