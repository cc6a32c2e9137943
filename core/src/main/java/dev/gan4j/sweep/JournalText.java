package dev.gan4j.sweep;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.JsonView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The contents of a journal: the runs of its complete lines, and its damage. */
final class JournalText {

    private static final int CHECKSUM = 8;
    private static final int MOST_NAMED = 20;

    private final Path file;
    private final Set<String> plans;
    private final byte[] bytes;
    private final List<RunRecord> records = new ArrayList<>();
    private final List<Damage> damages = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private int end;

    /**
     * Bytes between two line ends that are not a valid line.
     *
     * @param line  the number of the line, from 1
     * @param begin where it begins
     * @param end   where its last byte ends
     */
    record Damage(int line, int begin, int end) {}

    private JournalText(Path file, Set<String> plans, byte[] bytes) {
        this.file = file;
        this.plans = plans;
        this.bytes = bytes;
    }

    /**
     * Reads a journal.
     *
     * @param file  its name, for messages
     * @param plans the digests of the plan that it must belong to
     * @param bytes all of it
     * @throws InvalidInputException if its first line is damaged, or it is of another plan or of a newer format
     */
    static JournalText read(Path file, Set<String> plans, byte[] bytes) {
        JournalText text = new JournalText(file, plans, bytes);
        text.read();
        return text;
    }

    /** Returns the bytes of a line. */
    static ByteBuffer line(String text) {
        return ByteBuffer.wrap((checksum(text) + " " + text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The runs of all complete lines, in order. */
    List<RunRecord> records() {
        return records;
    }

    /** The damaged lines that end before {@link #end()}. */
    List<Damage> damages() {
        return damages;
    }

    /** What is lost, as sentences that name the lines; empty if nothing is. */
    List<String> lost() {
        return lost;
    }

    /** Where the last line ends; anything after it is incomplete. */
    int end() {
        return end;
    }

    private void read() {
        List<Integer> damaged = new ArrayList<>();
        int number = 1;
        for (int next = endOfLine(0); next < bytes.length; next = endOfLine(end)) {
            String line = new String(bytes, end, next - end, StandardCharsets.UTF_8);
            if (number == 1 || !line.isBlank()) {
                String text = text(line);
                if (text == null && number > 1) {
                    damages.add(new Damage(number, end, next));
                    damaged.add(number);
                } else {
                    add(text, number);
                }
            }
            end = next + 1;
            number++;
        }
        if (number > 1 && isTorn()) {
            damaged.add(number);
        }
        if (!damaged.isEmpty()) {
            lost.add(file + ", " + lines(damaged) + ": the checksum does not match, as after a power cut"
                    + " or a change of the file; their runs are repeated");
        }
    }

    private int endOfLine(int begin) {
        int next = begin;
        while (next < bytes.length && bytes[next] != '\n') {
            next++;
        }
        return next;
    }

    /** Returns whether the bytes after the last line end are more than an incomplete line, because a disk lost some of them. */
    private boolean isTorn() {
        for (int i = end; i < bytes.length; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ') {
                return true;
            }
        }
        return false;
    }

    private void add(@Nullable String text, int number) {
        String where = file + ", line " + number;
        if (text == null) {
            throw new InvalidInputException(where + ": the checksum of the line does not match, so the plan of this"
                    + " journal is unknown; restore the file, or run the sweep again in another directory");
        }
        JsonView view = JsonView.read(text.getBytes(StandardCharsets.UTF_8), where, "a sweep's journal");
        if (number > 1) {
            records.add(JournalLine.parse(view));
        } else {
            JournalLine.checkHead(view, where, plans);
        }
    }

    /** Names lines: {@code line 3}, or {@code lines 3, 5 to 7 and 9 more}. */
    private static String lines(List<Integer> numbers) {
        StringBuilder names = new StringBuilder(numbers.size() == 1 ? "line " : "lines ");
        int shown = 0;
        int i = 0;
        while (i < numbers.size() && shown < MOST_NAMED) {
            int last = i;
            while (last + 1 < numbers.size() && numbers.get(last + 1) == numbers.get(last) + 1) {
                last++;
            }
            names.append(shown == 0 ? "" : ", ").append(numbers.get(i));
            if (last > i) {
                names.append(" to ").append(numbers.get(last));
            }
            shown++;
            i = last + 1;
        }
        return i == numbers.size() ? names.toString() : names + " and " + (numbers.size() - i) + " more";
    }

    /** The text of a line; null if the line is damaged. */
    private static @Nullable String text(String line) {
        if (line.length() <= CHECKSUM || line.charAt(CHECKSUM) != ' ') {
            return null;
        }
        String text = line.substring(CHECKSUM + 1);
        return checksum(text).equals(line.substring(0, CHECKSUM)) ? text : null;
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
