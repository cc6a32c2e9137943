package dev.gan4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, '\n', '\r', '\t', 0x1b, 0x7f, 0x80, 0x85, 0x9b, 0xad, 0x34f, 0x61c, 0x115f, 0x200b,
            0x200e, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0x3164, 0xd800, 0xdfff, 0xe000, 0xfeff,
            0xfff9, 0xffff, 0xe0001, 0xe0041, 0x10ffff})
    void whatATerminalWouldObeyOrHideIsNotPrintable(int point) {
        assertThat(Printable.is(point)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {' ', 'a', '~', 0xa0, 0xe4, 0x200c, 0x200d, 0x301, 0x3b1, 0x5d0, 0x4e2d, 0x1d54f, 0x1f600})
    void whatStandsForItselfIsPrintable(int point) {
        assertThat(Printable.is(point)).isTrue();
    }

    @Test
    void aLineStaysALine() {
        assertThat(Printable.line("a\tb\r\nc\u001b[31md \u4e2d\ud83d\ude00\ud83d"))
                .isEqualTo("a b??c?[31md \u4e2d\ud83d\ude00?");
        assertThat(Printable.lines("a\tb\r\nc\u2028d\re\r")).isEqualTo("a\tb\r\nc?d?e?");
    }

    @Test
    void jsonKeepsItsMeaningAndLosesWhatCannotBePrinted() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.appendCodePoint(random.nextBoolean() ? random.nextInt(0x300) : random.nextInt(0xd800, 0xe0200));
            }
            String json = JsonMapper.shared().writeValueAsString(text.toString());
            String escaped = Printable.json(json);
            assertThat(escaped.codePoints().allMatch(Printable::is)).as("seed " + seed + ", " + escaped).isTrue();
            assertThat(JsonMapper.shared().readTree(escaped).stringValue()).as("seed " + seed)
                    .isEqualTo(JsonMapper.shared().readTree(json).stringValue());
        }
    }
}
