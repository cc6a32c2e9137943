package dev.gan4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class GzipStreamTest {

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] unzipped(byte[] file) throws IOException {
        try (GzipStream stream = new GzipStream(new ByteArrayInputStream(file))) {
            return stream.readAllBytes();
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Test
    void membersOfAnySizeGiveTheirContentOneAfterTheOther() throws IOException {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            byte[] content = {};
            byte[] file = {};
            for (int member = random.nextInt(4); member >= 0; member--) {
                byte[] part = new byte[random.nextInt(random.nextBoolean() ? 10 : 200_000)];
                random.nextBytes(part);
                Arrays.fill(part, part.length / 2, part.length, (byte) 7);
                content = joined(content, part);
                file = joined(file, zipped(part));
            }
            assertThat(unzipped(file)).as("seed %d, round %d", seed, round).isEqualTo(content);
        }
    }

    @Test
    void everyPartOfAHeaderIsReadAndChecked() throws IOException {
        byte[] plain = zipped(new byte[]{1, 2, 3});
        byte[] header = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9, 'n', 0, 'c', 0};
        CRC32 crc = new CRC32();
        crc.update(header);
        byte[] sum = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        byte[] body = Arrays.copyOfRange(plain, 10, plain.length);

        assertThat(unzipped(joined(header, sum, body))).containsExactly(1, 2, 3);
        sum[0] ^= 1;
        assertThatThrownBy(() -> unzipped(joined(header, sum, body))).isInstanceOf(ZipException.class)
                .hasMessage("the checksum of the header differs");
    }

    @Test
    void whateverFollowsTheLastMemberIsRefused() throws IOException {
        byte[] good = zipped("1\n2\n".repeat(50_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        for (byte[] junk : new byte[][]{{0}, {'j', 'u', 'n', 'k', '\n'}, new byte[100_000], {0x1f}, {0x1f, (byte) 0x8b},
                {0x1f, 'x', 8, 0, 0, 0, 0, 0, 0, 0, 0, 0}}) {
            assertThatThrownBy(() -> unzipped(joined(good, junk))).as(Arrays.toString(Arrays.copyOf(junk, 6)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aChangedByteIsNoticedAndACutIsToo() throws IOException {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        byte[] content = new byte[3000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) ('0' + random.nextInt(10));
        }
        byte[] good = zipped(content);
        int noticed = 0;
        for (int round = 0; round < 500; round++) {
            byte[] bad = good.clone();
            // Not the header's time, flags of compression and operating system, which say nothing of the content.
            int at = 10 + random.nextInt(bad.length - 10);
            bad[at] ^= (byte) (1 << random.nextInt(8));
            try {
                // A bit that fills up the last byte of the deflated data says nothing.
                assertThat(unzipped(bad)).as("seed %d, round %d, byte %d", seed, round, at).isEqualTo(content);
            } catch (IOException expected) {
                noticed++;
            }
            byte[] cut = Arrays.copyOf(good, random.nextInt(good.length));
            assertThatThrownBy(() -> unzipped(cut)).as("seed %d, round %d", seed, round)
                    .isInstanceOf(IOException.class);
        }
        assertThat(noticed).as("seed %d", seed).isGreaterThan(480);
    }
}
