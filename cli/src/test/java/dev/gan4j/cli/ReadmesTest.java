package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Chinese README has all that the English one has. */
class ReadmesTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    /**
     * Something that both pages have alike, whatever their language.
     *
     * @param name what it is
     * @param of   finds it in a page
     */
    record Alike(String name, Function<Markdown, List<?>> of) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Alike> alike() {
        return Stream.of(
                new Alike("headings", page -> beginning(page, "#").map(line -> line.replaceFirst(" .*", "")).toList()),
                new Alike("commands", page -> commands(page).map(ShellText.Command::text).toList()),
                new Alike("commands with a comment",
                        page -> commands(page).map(command -> command.comment().isEmpty()).toList()),
                new Alike("programs", page -> page.fences().stream()
                        .filter(fence -> !fence.language().equals("sh")).map(Markdown.Fence::text).toList()),
                new Alike("links and pictures", page -> LINK.matcher(page.sentences()).results()
                        .map(link -> link.group(1)).filter(link -> !link.startsWith("README")).sorted().toList()),
                new Alike("rows and columns of tables",
                        page -> beginning(page, "|").map(row -> row.split("\\|", -1).length).toList()),
                new Alike("points of lists", page -> List.of(beginning(page, "- ").count())));
    }

    @ParameterizedTest
    @MethodSource("alike")
    void bothReadmesHaveTheSame(Alike alike) {
        List<?> english = alike.of().apply(Markdown.read("README.md"));
        assertThat(english).isNotEmpty();
        assertThat(alike.of().apply(Markdown.read("README.zh-CN.md"))).isEqualTo(english);
    }

    private static Stream<String> beginning(Markdown page, String start) {
        return page.prose().stream().filter(line -> line.startsWith(start));
    }

    private static Stream<ShellText.Command> commands(Markdown page) {
        return page.fences().stream().filter(fence -> fence.language().equals("sh"))
                .flatMap(fence -> ShellText.commands(fence).stream());
    }
}
