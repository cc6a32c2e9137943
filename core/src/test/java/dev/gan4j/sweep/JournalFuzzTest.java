package dev.gan4j.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.testing.ParserFuzzing;
import dev.gan4j.testing.ScratchFile;
import dev.gan4j.train.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Journals of sweeps from anywhere, with the checksums of their lines.
 *
 * <p>An input is the text of the lines after the first. A line that begins with an exclamation mark is written as it is,
 * without the mark and without a checksum.
 */
final class JournalFuzzTest extends ParserFuzzing {

    private static final SweepPlan PLAN = SweepPlan.of(
            SweepSpec.of(Experiment.preset("tutorial"), SweepSpec.Additions.NONE), new SharedData());

    private final ScratchFile file = new ScratchFile("journal.txt");
    private final ScratchFile copy = new ScratchFile("copy.txt");

    JournalFuzzTest() {
        super("journal");
    }

    @Override
    protected List<String> words() {
        return List.of("\"setting\":", "\"seed\":", "\"outcome\":", "\"FINISHED\"", "\"DIVERGED\"", "\"FAILED\"",
                "\"reason\":", "\"iterations\":", "\"distance\":", "\"Infinity\"", "\"NaN\"", "\"firstWithin\":",
                "\"weights\":", "\"seconds\":", "\"measures\":[", "{\"name\":", "\"value\":", "\n", "!", "-1",
                "9223372036854775807", "1e999", "\\u001b", "{\"sweep\":1,\"plan\":");
    }

    @Override
    protected void parse(byte[] input) throws IOException {
        Path path = file.holding(assembled(input));
        List<RunRecord> records;
        try (Journal journal = Journal.open(path, PLAN)) {
            records = List.copyOf(journal.records());
        }
        byte[] kept = Files.readAllBytes(path);
        try (Journal journal = Journal.open(path, PLAN)) {
            assertThat(journal.records()).as("read again").isEqualTo(records);
        }
        assertThat(Files.readAllBytes(path)).as("opening changes nothing the second time").isEqualTo(kept);
        List<RunRecord> once = copied(records);
        assertThat(once).hasSameSizeAs(records);
        for (int i = 0; i < once.size(); i++) {
            assertThat(once.get(i).run()).isEqualTo(records.get(i).run());
            assertThat(once.get(i).distance()).isEqualTo(records.get(i).distance());
        }
        // Halves of characters, which UTF-8 cannot hold, become question marks the first time.
        assertThat(copied(once)).as("what is written is read back as it was").isEqualTo(once);
    }

    private List<RunRecord> copied(List<RunRecord> records) throws IOException {
        Path other = copy.removed();
        try (Journal journal = Journal.open(other, PLAN)) {
            for (RunRecord entry : records) {
                journal.append(entry);
            }
        }
        try (Journal journal = Journal.open(other, PLAN)) {
            return List.copyOf(journal.records());
        }
    }

    private static byte[] assembled(byte[] input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] head = JournalLine.head(PLAN.digest()).getBytes(StandardCharsets.UTF_8);
        out.writeBytes(line(head, 0, head.length));
        out.write('\n');
        int begin = 0;
        while (begin < input.length) {
            int end = begin;
            while (end < input.length && input[end] != '\n') {
                end++;
            }
            if (input[begin] == '!') {
                out.write(input, begin + 1, end - begin - 1);
            } else {
                out.writeBytes(line(input, begin, end));
            }
            if (end < input.length) {
                out.write('\n');
            }
            begin = end + 1;
        }
        return out.toByteArray();
    }

    private static byte[] line(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        byte[] line = text.getBytes(StandardCharsets.UTF_8);
        CRC32C crc = new CRC32C();
        crc.update(line);
        return (HexFormat.of().toHexDigits((int) crc.getValue()) + " " + text).getBytes(StandardCharsets.UTF_8);
    }
}
