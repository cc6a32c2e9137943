package dev.gan4j.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The pictures of the documentation, and of what a designer should look at. */
class ScreenshotsTest extends BrowserTest {

    @Test
    void invitation() {
        try (LabPage lab = LabPage.openFirst(browser(), address(), 1280, 720, ColorScheme.LIGHT)) {
            lab.page().waitForFunction(
                    "() => document.querySelector('[data-testid=part-gradientG] .part-number').textContent !== ''");
            lab.screenshot("welcome");
            assertNothingIsCutOff(lab);
        }
    }

    @Test
    void oneDimension() {
        try (LabPage lab = open()) {
            lab.fastest();
            lab.press("play");
            lab.reachesState("finished");
            lab.screenshot("stage-1d");
            assertNothingIsCutOff(lab);
        }
    }

    @Test
    void twoDimensions() {
        try (LabPage lab = LabPage.open(browser(), address(), 1280, 720, ColorScheme.DARK)) {
            lab.at("preset").selectOption("recipe ring");
            lab.visible("points");
            lab.fastest();
            lab.press("play");
            lab.reaches(0, 4000);
            lab.press("play");
            lab.reachesState("paused");
            lab.screenshot("stage-2d");
            assertNothingIsCutOff(lab);
        }
    }

    @Test
    void classes() {
        try (LabPage lab = open()) {
            lab.at("csv-file").setInputFiles(Path.of("..", "examples", "data", "penguins.csv"));
            lab.at("column-4").check();
            lab.at("upload-label").selectOption("1");
            lab.press("upload-use");
            lab.visible("points");
            lab.at("notice-done").locator("button").click();
            lab.fastest();
            lab.press("play");
            lab.reachesState("finished");
            lab.visible("class-table");
            lab.screenshot("classes");
            assertNothingIsCutOff(lab);
        }
    }

    @Test
    void comparison() {
        try (LabPage lab = open()) {
            lab.press("view-compare");
            lab.visible("lane-1");
            lab.at("variation").selectOption("large");
            lab.page().waitForFunction("() => document.querySelectorAll('.difference').length === 2");
            lab.fastest();
            lab.press("play");
            lab.reaches(0, 5000);
            lab.screenshot("compare");
            assertNothingIsCutOff(lab);
        }
    }

    @Test
    void tour() {
        try (LabPage lab = open()) {
            lab.press("view-tour");
            lab.press("tour-next");
            lab.press("tour-next");
            lab.page().waitForFunction(
                    "() => document.querySelector('[data-testid=stage-judge]').getAttribute('aria-current') === 'step'");
            lab.page().waitForFunction(
                    "() => document.getAnimations().every(each => !(each instanceof CSSTransition))");
            lab.screenshot("tour");
            assertNothingIsCutOff(lab);
        }
    }

    @Test
    void onATablet() {
        try (LabPage lab = LabPage.open(browser(), address(), 1024, 768, ColorScheme.LIGHT)) {
            lab.press("step-iteration");
            lab.reaches(0, 1);
            lab.screenshot("tablet");
            assertThat(lab.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        }
    }

    /** The page has no bar to scroll it sideways, and no button hides a part of its words. */
    private static void assertNothingIsCutOff(LabPage lab) {
        assertThat(lab.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        assertThat(Objects.requireNonNull(lab.page().evaluate("() => [...document.querySelectorAll('button')]"
                + ".filter(each => each.offsetParent !== null && each.scrollWidth > each.clientWidth + 1)"
                + ".map(each => each.textContent)")).toString()).isEqualTo("[]");
    }
}
