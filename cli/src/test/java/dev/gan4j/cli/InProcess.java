package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The command inside the JVM of the tests. */
final class InProcess {

    private InProcess() {}

    /** What a command left. */
    record Outcome(int code, String out, String err) {}

    static Outcome gan4j(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    /** It is bad input, said in one line that has these words. */
    static void assertRefused(Outcome outcome, String... words) {
        assertThat(outcome.err().lines()).singleElement().asString().startsWith("gan4j: ").contains(words);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    }
}
