package dev.gan4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InvalidInputExceptionTest {

    @Test
    void aMessageIsOneLineThatATerminalOnlyShows() {
        assertThat(new InvalidInputException("field \"\u001b[31mred\u009b0m\" stands\r\nin\ttwo\u2028lines \uD83D"))
                .hasMessage("field \"?[31mred?0m\" stands in two lines ?");
        assertThat(new InvalidInputException("abc\u202Egnp.exe\u2066", new IllegalStateException()))
                .hasMessage("abc?gnp.exe?");
    }

    @Test
    void whatPeopleWriteStaysAsItIs() {
        String words = "größe \u6e29\u5ea6 \u0645\u0642\u062f\u0627\u0631 \uD83D\uDE00 e\u0301 \"'\\ \u200D";
        assertThat(new InvalidInputException(words)).hasMessage(words);
    }

    @Test
    void ofALongMessageTheBeginningAndTheRuleAreKept() {
        String message = "x.yaml: unknown field \"" + "k".repeat(1_000_000) + "\"; allowed here: name, data";
        assertThat(new InvalidInputException(message).getMessage()).hasSizeLessThan(2000)
                .startsWith("x.yaml: unknown field \"kkk").contains("k ... k").endsWith("; allowed here: name, data");
    }
}
