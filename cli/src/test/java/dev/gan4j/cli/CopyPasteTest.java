package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What pages and help texts quote can be pasted into bash and into zsh, where a comment is no comment unless an option says
 * so, and where a word with unquoted brackets, stars or question marks is the name of files that must be there.
 */
class CopyPasteTest {

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern SPECIAL = Pattern.compile("[?*\\[\\](){}~^!<>]");
    private static final Pattern INLINE = Pattern
            .compile("`((?:\\./)?gan4j [a-z][^`]*|(?:\\./)?gan4j-[^`]*|--set [^`]+)`");
    private static final Pattern EXAMPLE = Pattern
            .compile("(?:such as|try|example:?) (--[a-z][^.;)]*)|(?<!Usage): (gan4j [^.;)]*)");

    /** What zsh would take for something else than words of a command line; {@code <(...)} and pipes are fine in both. */
    static List<String> faults(String code) {
        String plain = QUOTED.matcher(code).replaceAll("Q").replaceAll("<\\([^)]*\\)", "Q").replaceAll(" 2?>+ ?&?\\S+",
                "");
        return Stream.of(plain.split("\\s+")).filter(word -> SPECIAL.matcher(word).find() || word.startsWith("#")
                || word.startsWith("=")).toList();
    }

    @Test
    void whatPagesQuoteCanBePasted() {
        List<String> faults = new ArrayList<>();
        for (Markdown page : Markdown.pages()) {
            for (Markdown.Fence fence : page.fences()) {
                if (fence.language().equals("sh")) {
                    for (String line : fence.lines()) {
                        faults(line).forEach(word -> faults.add(page.name() + ": " + word + " in: " + line));
                    }
                }
            }
            for (String line : page.lines()) {
                // A heading names arguments, and a cell of a table an option.
                if (!line.startsWith("#") && !line.startsWith("|")) {
                    INLINE.matcher(line).results().map(match -> match.group(1)).forEach(code -> faults(code)
                            .forEach(word -> faults.add(page.name() + ": " + word + " in: " + code)));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void whatHelpQuotesCanBePasted() {
        List<String> faults = new ArrayList<>();
        for (String command : ReferencePagesTest.subcommands()) {
            String help = InProcess.gan4j(command, "--help").out().replaceAll("\\s+", " ");
            EXAMPLE.matcher(help).results().map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                    .forEach(code -> faults(code).forEach(word -> faults.add(command + ": " + word + " in: " + code)));
        }
        assertThat(faults).isEmpty();
        assertThat(InProcess.gan4j().out().lines().filter(line -> line.startsWith("  gan4j "))
                .map(line -> line.strip().split(" {2,}")[0].toLowerCase(Locale.ROOT)))
                .hasSizeGreaterThan(3).allSatisfy(code -> assertThat(faults(code)).isEmpty());
    }

    @Test
    void theRuleFindsWhatZshWouldNotTake() {
        assertThat(faults("./gan4j train --set generator.hidden=[6,6]")).hasSize(1);
        assertThat(faults("./gan4j train   # trains; builds")).hasSize(1);
        assertThat(faults("curl http://x/?a=b")).hasSize(1);
        assertThat(faults("./gan4j train --data normal(0,1)")).hasSize(1);
        assertThat(faults("./gan4j train --data \"normal(0,1)\" --set 'a=[1]' --grid batch=1,2")).isEmpty();
        assertThat(faults("source <(gan4j completion)")).isEmpty();
    }
}
