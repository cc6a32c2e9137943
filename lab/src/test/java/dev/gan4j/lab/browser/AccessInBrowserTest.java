package dev.gan4j.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessInBrowserTest extends BrowserTest {

    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final int MOST_STOPS = 200;

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void axeFindsNothingSerious(ColorScheme scheme) {
        try (LabPage lab = LabPage.open(browser(), address(), 1280, 720, scheme)) {
            lab.press("step-iteration");
            lab.reaches(0, 1);
            assertThat(findings(lab)).as("stage").isEmpty();
            lab.press("part-discriminator");
            lab.press("slow-motion");
            lab.page().waitForFunction("() => document.querySelector('.part.lit') !== null");
            assertThat(findings(lab)).as("slow motion").isEmpty();
            lab.press("slow-motion");
            lab.press("part-discriminator");
            lab.press("brand");
            assertThat(findings(lab)).as("invitation").isEmpty();
            lab.press("welcome-own");
            assertThat(findings(lab)).as("own data").isEmpty();
            lab.press("dialog-close");
            lab.press("welcome-everything");
            lab.press("densities-table");
            assertThat(findings(lab)).as("table").isEmpty();
            lab.press("dialog-close");
            lab.press("help");
            assertThat(findings(lab)).as("help").isEmpty();
            lab.press("dialog-close");
            lab.press("take-away");
            assertThat(findings(lab)).as("take away").isEmpty();
            lab.press("dialog-close");
            lab.press("draw-density");
            assertThat(findings(lab)).as("drawing").isEmpty();
            lab.press("dialog-close");
            lab.press("view-compare");
            lab.visible("lane-1");
            lab.press("controls-toggle");
            assertThat(findings(lab)).as("compare").isEmpty();
            lab.press("compare-end");
            lab.press("view-seeds");
            assertThat(findings(lab)).as("seeds").isEmpty();
            lab.press("view-tour");
            lab.visible("chapter-title");
            assertThat(findings(lab)).as("tour").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void axeFindsNothingSeriousInATable(ColorScheme scheme) {
        try (LabPage lab = LabPage.openTable(browser(), address(Path.of("..", "examples", "data", "penguins.csv")),
                1280, 720,
                scheme)) {
            lab.at("bar").first().click();
            lab.visible("condition");
            lab.press("table-stop");
            lab.reachesState("finished");
            lab.press("table-scores");
            lab.page().waitForFunction("() => document.querySelector('.stale') === null");
            assertThat(findings(lab)).as("table").isEmpty();
            lab.press("take-away");
            assertThat(findings(lab)).as("take away").isEmpty();
        }
    }

    @Test
    void everythingIsInReachOfTheKeyboard() {
        try (LabPage lab = open()) {
            Keyboard keys = lab.page().keyboard();
            keys.press("i");
            lab.reaches(0, 1);
            lab.rests();
            keys.press("Space");
            lab.reaches(0, 10);
            keys.press("Space");
            lab.reachesState("paused");
            keys.press("?");
            lab.visible("dialog");
            keys.press("Escape");
            lab.page().waitForFunction("() => document.querySelector('dialog') === null");

            // Every control that can be seen is a stop on the way of the Tab key, with a visible focus and a name.
            Set<String> stops = new java.util.HashSet<>();
            for (int stop = 0; stop < MOST_STOPS; stop++) {
                keys.press("Tab");
                List<?> at = (List<?>) Objects.requireNonNull(lab.page()
                        .evaluate("() => { const at = document.activeElement;"
                                + " const style = getComputedStyle(at); return [at.dataset.testid ?? '', style.outlineStyle,"
                                + " at.matches('body') ? 'body' : (at.getAttribute('aria-label') || at.textContent || at.labels?.length"
                                + " || at.id || '')]; }"));
                if (at.get(2).equals("body")) {
                    break;
                }
                assertThat(at.get(1)).as("focus of %s", at).isNotEqualTo("none");
                assertThat(at.get(2)).as("name of %s", at).isNotEqualTo("");
                stops.add(at.get(0).toString());
            }
            assertThat(stops).contains("play", "step-discriminator", "step-generator", "step-iteration", "slow-motion",
                    "speed", "timeline", "view-tour", "view-compare", "view-seeds", "take-away", "language", "theme",
                    "help",
                    "part-latent", "part-generator", "part-gradientG", "preset", "control-data", "upload-csv",
                    "draw-density", "control-objective",
                    "control-optimiser.learningRate", "densities-table");

            lab.at("control-optimiser.learningRate").focus();
            keys.press("Control+a");
            keys.type("0.002");
            keys.press("Enter");
            lab.visible("event-changed");
        }
    }

    private static List<String> findings(LabPage lab) {
        AxeResults results = new AxeBuilder(lab.page()).analyze();
        return results.getViolations().stream().filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getFailureSummary()).limit(5).toList())
                .toList();
    }
}
