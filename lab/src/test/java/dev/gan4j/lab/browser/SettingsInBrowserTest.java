package dev.gan4j.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettingsInBrowserTest extends BrowserTest {

    @Test
    void aLinkRestoresTheExperiment() {
        String link;
        try (LabPage lab = open()) {
            open(lab, "run");
            change(lab, "control-seed", "7");
            change(lab, "control-expression", "mixture(0.3*normal(-2,0.5),0.7*normal(1,1))");
            link = lab.page().url();
        }
        try (LabPage lab = LabPage.open(browser(), link)) {
            // The form is filled when the server has completed the experiment.
            PlaywrightAssertions.assertThat(lab.at("control-seed")).hasValue("7");
            assertThat(lab.at("control-expression").inputValue().replace(" ", ""))
                    .isEqualTo("mixture(0.3*normal(-2,0.5),0.7*normal(1,1))");
            assertThat(lab.at("control-range").inputValue()).isEqualTo("auto");
        }
    }

    @Test
    void aColumnOfAnUploadedFileIsTrainedOn() {
        StringBuilder rows = new StringBuilder("length,width,name\n");
        for (int row = 0; row < 300; row++) {
            rows.append(String.format(Locale.ROOT, "%.3f,%.3f,note%n", 10 + Math.sin(row), 3 + Math.cos(1.7 * row)));
        }
        FilePayload file = new FilePayload("notes.csv", "text/csv", rows.toString().getBytes(StandardCharsets.UTF_8));
        try (LabPage lab = open()) {
            lab.at("csv-file").setInputFiles(file);
            lab.visible("upload-use");
            lab.press("upload-use");
            lab.page().waitForFunction(
                    "() => document.querySelector('[data-testid=control-expression]').value.includes('length')");
            assertThat(lab.at("notice-done").allInnerTexts()).singleElement().asString().contains("recommended");
            assertThat(lab.at("control-iterations").inputValue()).isEqualTo("30000");
            lab.press("step-iteration");
            lab.reaches(0, 1);

            lab.at("csv-file").setInputFiles(file);
            lab.at("column-2").check();
            lab.press("upload-use");
            lab.visible("points");
            lab.press("step-iteration");
            lab.reaches(0, 1);
        }
    }

    @Test
    void manyColumnsAreShownEachByItselfAndInPairs() {
        try (LabPage lab = open()) {
            lab.at("csv-file").setInputFiles(Path.of("..", "examples", "data", "banknote.csv"));
            for (int column = 1; column <= 4; column++) {
                lab.at("column-" + column).check();
            }
            lab.press("upload-use");
            lab.visible("marginals");
            lab.visible("pairs");
            lab.fastest();
            lab.press("play");
            lab.reaches(0, 300);
            lab.press("play");
            lab.reachesState("paused");
            lab.screenshot("table");
            lab.press("pairs-table");
            assertThat(lab.at("data-table").innerText()).contains("variance", "entropy", "1");
        }
    }

    @Test
    void blanksOfAnUploadedFileAreToldAndTheirRowsLeftOut() {
        try (LabPage lab = open()) {
            lab.at("csv-file").setInputFiles(Path.of("..", "examples", "data", "penguins.csv"));
            lab.visible("upload-use");
            PlaywrightAssertions.assertThat(lab.at("upload-dropped")).isVisible();
            assertThat(lab.page().locator("ul.columns li").allInnerTexts()).first().asString()
                    .contains("bill_length_mm")
                    .contains("blank in 2 rows");
            assertThat(lab.at("upload-others").textContent())
                    .contains("species (contains text), island (contains text)");
            lab.press("upload-use");
            PlaywrightAssertions.assertThat(lab.at("control-expression")).hasValue("penguins.csv: bill_length_mm");
            assertThat(String.valueOf(lab.ask("/api/runs/" + lab.run() + "/experiment").get("yaml")))
                    .contains("missing: drop");
            lab.press("step-iteration");
            lab.reaches(0, 1);

            String rows = IntStream.range(0, 40).mapToObj(row -> "0" + row + "," + row)
                    .collect(Collectors.joining("\n", "plz,x\n", "\n"));
            lab.at("csv-file").setInputFiles(new FilePayload("codes.csv", "text/csv",
                    rows.getBytes(StandardCharsets.UTF_8)));
            PlaywrightAssertions.assertThat(lab.at("upload-others")).containsText("plz (contains codes such as 01234)");
            PlaywrightAssertions.assertThat(lab.at("upload-dropped")).isHidden();
        }
    }

    @Test
    void aDensityIsDrawnWithTheKeys() {
        try (LabPage lab = open()) {
            lab.press("draw-density");
            lab.at("board").focus();
            for (String key : List.of("ArrowUp", "ArrowUp", "ArrowRight", "ArrowUp", "ArrowRight", "ArrowUp")) {
                lab.page().keyboard().press(key);
            }
            lab.press("board-use");
            lab.page().waitForFunction(
                    "() => document.querySelector('[data-testid=control-expression]').value.startsWith('mixture(')");
            lab.press("step-iteration");
            lab.reaches(0, 1);
        }
    }

    @Test
    void theWholePageSpeaksBothLanguages() {
        try (LabPage lab = open()) {
            assertThat(Objects.requireNonNull(lab.at("step-discriminator").textContent())).isEqualTo("Step D");
            lab.press("language");
            lab.page().waitForFunction("() => document.documentElement.lang === 'zh-CN'");
            assertThat(lab.at("step-discriminator").textContent()).isEqualTo("D 一步");
            assertThat(untold(lab.page())).as("keys without a message").isEmpty();
            lab.press("view-tour");
            for (int chapter = 1; chapter <= 8; chapter++) {
                assertThat(lab.at("chapter-place").textContent()).contains(String.valueOf(chapter));
                assertThat(untold(lab.page())).isEmpty();
                if (chapter < 8) {
                    lab.press("tour-next");
                }
            }
            lab.press("language");
            lab.page().waitForFunction("() => document.documentElement.lang === 'en'");
            assertThat(lab.at("chapter-title").textContent()).isEqualTo("What can go wrong");
        }
    }

    @Test
    void whatTheServerRefusesIsShown() {
        try (LabPage lab = open()) {
            lab.at("control-expression").fill("nonsense(1)");
            lab.page().keyboard().press("Enter");
            lab.visible("notice-error");
            assertThat(Objects.requireNonNull(lab.at("notice-error").textContent())).contains("nonsense");
            // The browser itself says in the console that the answer was a 400; that is no fault of the page's.
            lab.forgive("400");
        }
    }

    private static List<?> untold(Page page) {
        return (List<?>) Objects.requireNonNull(page.evaluate("() => [...document.querySelectorAll('[data-message]')]"
                + ".filter(each => each.textContent === each.dataset.message && each.dataset.message.includes('.'))"
                + ".map(each => each.dataset.message)"));
    }

    /** Changes a field, and waits until the address holds it. */
    private static void change(LabPage lab, String testId, String value) {
        String before = lab.page().url();
        lab.at(testId).fill(value);
        lab.page().keyboard().press("Enter");
        lab.page().waitForFunction("before => location.href !== before", before);
    }

    static void open(LabPage lab, String section) {
        Locator details = lab.at("section-" + section);
        if (details.getAttribute("open") == null) {
            details.locator("summary").first().click();
        }
    }
}
