package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.objective.DecisionWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The words of the page. */
class MessagesTest {

    private static final Path WEB = Path.of("src", "main", "web");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    /** Keys that a file of the page names whole, in quotes. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:say|text|label|title|titleKey|xTitle)(?:: |\\()\"([a-z]\\w*(?:\\.[\\w-]+)+)\"");

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Map<String, String> english = messages("en");
        Map<String, String> chinese = messages("zh");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        english.forEach(
                (key, words) -> assertThat(placeholders(chinese.getOrDefault(key, ""))).as(key)
                        .isEqualTo(placeholders(words)));
        assertThat(chinese.values()).doesNotContain("");
    }

    @Test
    void theLaboratorySaysOfDWhatReportsSay() throws IOException {
        Map<String, String> english = messages("en");
        assertThat(DecisionWords.values()).allSatisfy(words -> assertThat(english)
                .containsEntry("axis.decision." + words.word(), words.title()));
    }

    @Test
    void everyMessageThatThePageNamesIsThere() throws IOException {
        Set<String> known = messages("en").keySet();
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(WEB)) {
            for (Path file : (Iterable<Path>) files.filter(each -> each.toString().endsWith(".ts"))::iterator) {
                NAMED.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        assertThat(named).hasSizeGreaterThan(80).isSubsetOf(known);
    }

    private static Map<String, String> messages(String language) throws IOException {
        JsonNode tree = JsonMapper.shared()
                .readTree(Files.readString(WEB.resolve("messages").resolve(language + ".json")));
        Map<String, String> messages = new TreeMap<>();
        tree.properties().forEach(entry -> messages.put(entry.getKey(), entry.getValue().asString()));
        return messages;
    }

    private static List<String> placeholders(String words) {
        return PLACEHOLDER.matcher(words).results().map(MatchResult::group).sorted().toList();
    }
}
