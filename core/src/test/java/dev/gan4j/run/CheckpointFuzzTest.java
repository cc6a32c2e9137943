package dev.gan4j.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.internal.Sha256;
import dev.gan4j.testing.ParserFuzzing;
import dev.gan4j.testing.ScratchFile;
import dev.gan4j.train.Checkpoint;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checkpoints from anywhere whose sizes and hash are right.
 *
 * <p>An input is the header, a zero, and the numbers, which are made as many as the header says.
 */
final class CheckpointFuzzTest extends ParserFuzzing {

    private static final int LARGEST = 1 << 20;
    private static final Pattern SIZE = Pattern.compile("must have (\\d{1,9}) bytes but has (\\d+)");

    private final ScratchFile file = new ScratchFile("any");
    private final ScratchFile copy = new ScratchFile("copy");

    CheckpointFuzzTest() {
        super("checkpoint");
    }

    @Override
    protected boolean isRefusal(Exception exception) {
        return exception instanceof DamagedCheckpointException || super.isRefusal(exception);
    }

    @Override
    protected List<String> words() {
        return List.of("\"", ":", ",", "{", "}", "[", "]", "null", "true", "-1", "1e308", "2147483647", "\\u001b",
                "\"state\"", "\"rows\":", "\"columns\":", "\"iterations\":", "\"looks\":", "\"pretrainingSteps\":",
                "\"isPretrained\":true", "\"alarms\":[]");
    }

    @Override
    protected void parse(byte[] input) throws Exception {
        int zero = 0;
        while (zero < input.length && input[zero] != 0) {
            zero++;
        }
        byte[] header = Arrays.copyOf(input, zero);
        byte[] numbers = Arrays.copyOfRange(input, Math.min(zero + 1, input.length), input.length);
        Checkpoint checkpoint;
        try {
            checkpoint = CheckpointReader.read(file.holding(assembled(header, numbers)));
        } catch (DamagedCheckpointException e) {
            Matcher size = SIZE.matcher(String.valueOf(e.getMessage()));
            if (!size.find() || Integer.parseInt(size.group(1)) > LARGEST) {
                throw e;
            }
            int more = Integer.parseInt(size.group(1)) - Integer.parseInt(size.group(2));
            checkpoint = CheckpointReader.read(file.holding(assembled(header,
                    Arrays.copyOf(numbers, Math.max(0, numbers.length + more)))));
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        CheckpointWriter.write(checkpoint, Sha256.digest(), written);
        assertThat(CheckpointReader.read(copy.holding(written.toByteArray())))
                .as("what is written is read back as it was").isEqualTo(checkpoint);
    }

    private static byte[] assembled(byte[] header, byte[] numbers) {
        byte[] magic = CheckpointFormat.magic();
        ByteBuffer bytes = ByteBuffer
                .allocate(CheckpointFormat.PREFIX_BYTES + header.length + numbers.length + CheckpointFormat.HASH_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(magic).putInt(CheckpointFormat.VERSION).putInt(header.length).put(header).put(numbers);
        var sha256 = Sha256.digest();
        sha256.update(bytes.array(), 0, bytes.position());
        return bytes.put(sha256.digest()).array();
    }
}
