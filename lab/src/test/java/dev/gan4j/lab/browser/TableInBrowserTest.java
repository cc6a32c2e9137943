package dev.gan4j.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A table of mixed columns: cards that change, conditions by clicks, and the judgement at the end. */
class TableInBrowserTest extends BrowserTest {

    private static final Path PENGUINS = Path.of("..", "examples", "data", "penguins.csv");

    private LabPage table() {
        return table(1280, 720, ColorScheme.LIGHT);
    }

    private LabPage table(int width, int height, ColorScheme scheme) {
        return LabPage.openTable(browser(), address(PENGUINS), width, height, scheme);
    }

    private static Locator card(LabPage lab, String column) {
        return lab.page().locator("[data-testid=card][data-column=" + column + "]");
    }

    private static List<String> rows(LabPage lab) throws IOException {
        Download saved = lab.page().waitForDownload(() -> lab.press("sample-get"));
        assertThat(saved.suggestedFilename()).isEqualTo("penguins-samples.csv");
        List<String> lines = Files.readAllLines(saved.path());
        assertThat(lines.getFirst()).isEqualTo(Files.readAllLines(PENGUINS).getFirst());
        return lines.subList(1, lines.size());
    }

    @Test
    void clicksOnBarsAskForRowsThatSatisfyTheConditions() throws IOException {
        try (LabPage lab = table()) {
            PlaywrightAssertions.assertThat(lab.at("table-title")).containsText("344 rows, 7 columns");
            PlaywrightAssertions.assertThat(lab.at("card")).hasCount(7);
            lab.press("play");
            lab.page().waitForFunction(
                    "() => Number(document.querySelector('[data-testid=table-cards]').dataset.look) >= 2");
            card(lab, "sex").getByTestId("bar").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^MALE")))
                    .click();
            PlaywrightAssertions.assertThat(lab.at("condition")).containsText("sex: MALE");
            // The keyboard goes through a histogram, and asks for a range of it.
            Locator mass = card(lab, "body_mass_g").getByTestId("histogram");
            mass.focus();
            for (int i = 0; i < 8; i++) {
                lab.page().keyboard().press("ArrowRight");
            }
            String range = mass.getAttribute("aria-valuetext").replaceAll(":.*", "");
            lab.page().keyboard().press("Enter");
            PlaywrightAssertions.assertThat(lab.at("condition")).hasCount(2);
            lab.page().waitForFunction(
                    "() => document.querySelector('[data-testid=table-cards]').dataset.conditions === '3'");
            PlaywrightAssertions.assertThat(
                    card(lab, "sex").getByTestId("bar").filter(new Locator.FilterOptions().setHasText("FEMALE")))
                    .containsText("0.0 % 0.0 %");
            String[] ends = range.split(" to ");
            assertThat(rows(lab)).hasSize(1000).allSatisfy(row -> {
                String[] cells = row.split(",", -1);
                assertThat(cells[6]).isEqualTo("MALE");
                assertThat(Double.parseDouble(cells[5])).isBetween(Double.parseDouble(ends[0]),
                        Double.parseDouble(ends[1]));
            });
            lab.press("conditions-clear");
            PlaywrightAssertions.assertThat(lab.at("condition")).hasCount(0);
            assertThat(rows(lab)).anyMatch(row -> row.endsWith(",FEMALE"));
        }
    }

    @Test
    void theVerdictAndTheScoresAreThereWhenTrainingEnds() {
        try (LabPage lab = table()) {
            // A short training of the same upload, which the page finds as it finds its own.
            String run = String.valueOf(lab.page()
                    .evaluate("set => { const upload = location.hash.replace('#table=', '');"
                            + " return fetch('/api/tables', { method: 'POST', headers: { 'Content-Type': 'application/json' },"
                            + " body: JSON.stringify({ upload, set, play: true }) }).then(answer => answer.json())"
                            + ".then(({ run }) => { sessionStorage.setItem('gan4j.table.' + upload, run); return run; }); }",
                            Map.of("likelihood.epochs", "20", "game.iterations", "60", "game.every", "10")));
            lab.page().reload();
            lab.reachesState("finished");
            String words = String.valueOf(lab.page().evaluate("run => fetch('/api/tables/' + run)"
                    + ".then(answer => answer.json()).then(status => status.judgement.words)", run));
            PlaywrightAssertions.assertThat(lab.at("verdict")).hasText(words);
            PlaywrightAssertions.assertThat(lab.at("rows-shown")).containsText("69 held-out rows");
            lab.screenshot("table-done");
            lab.press("table-scores");
            PlaywrightAssertions.assertThat(lab.at("table-verdict").locator("tbody tr").first()).isVisible();
            lab.screenshot("table-scores");
            lab.press("chart-area-table");
            // One row for each look: the game ends early where trees are right less often than by guessing.
            PlaywrightAssertions.assertThat(lab.at("data-table").locator("tbody tr").nth(1)).isVisible();
            lab.page().keyboard().press("Escape");
            lab.press("take-away");
            Download saved = lab.page().waitForDownload(() -> lab.press("take-model.gan"));
            assertThat(saved.suggestedFilename()).isEqualTo("penguins.gan");
            lab.page().keyboard().press("Escape");
        }
    }

    @Test
    void trainingIsEndedEarlyAndBegunAgainWithAnotherSeed() {
        try (LabPage lab = table()) {
            lab.press("play");
            lab.reachesState("running");
            lab.press("play");
            lab.reachesState("paused");
            lab.press("table-stop");
            lab.reachesState("finished");
            lab.visible("verdict");
            lab.at("table-seed").fill("2");
            lab.press("table-restart");
            PlaywrightAssertions.assertThat(lab.at("verdict")).isHidden();
            lab.reachesState("running");
        }
    }

    @Test
    void anUploadIsOpenedAsATableAndTheLaboratoryIsFoundAgain() {
        try (LabPage lab = open()) {
            lab.at("csv-file").setInputFiles(PENGUINS);
            lab.press("upload-table");
            lab.visible("table-cards");
            PlaywrightAssertions.assertThat(lab.at("table-title")).containsText("penguins.csv: 344 rows");
            lab.press("language");
            PlaywrightAssertions.assertThat(lab.at("table-title")).containsText("344 行");
            lab.press("language");
            lab.press("brand");
            lab.visible("stages");
        }
    }

    @Test
    void aTableFitsSmallScreensInLightAndDark() {
        for (int[] size : new int[][]{{1280, 720}, {1024, 768}, {390, 844}}) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (LabPage lab = table(size[0], size[1], scheme)) {
                    PlaywrightAssertions.assertThat(lab.at("card")).hasCount(7);
                    assertThat(lab.page().evaluate("() => { const wide = document.documentElement.clientWidth;"
                            + " return document.documentElement.scrollWidth <= wide ? '' :"
                            + " [...document.querySelectorAll('.page *')].filter(each =>"
                            + " each.getBoundingClientRect().right > wide + 1).map(each => each.className)"
                            + ".join(' '); }")).as(size[0] + " wide").isEqualTo("");
                    lab.press("play");
                    lab.page().waitForFunction(
                            "() => Number(document.querySelector('[data-testid=table-cards]').dataset.look) >= 2");
                    card(lab, "species").getByTestId("bar").first().click();
                    PlaywrightAssertions.assertThat(lab.at("condition")).hasCount(1);
                    lab.page().waitForFunction(
                            "() => document.querySelector('[data-testid=table-cards]').dataset.conditions === '1'");
                    lab.screenshot("table-" + size[0] + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
                }
            }
        }
    }
}
