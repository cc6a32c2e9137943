package dev.gan4j.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.SelectOption;
import dev.gan4j.report.RunReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Training with classes: a column of an upload, and the modes of a mixture. */
class ClassesInBrowserTest extends BrowserTest {

    private static final Path PENGUINS = Path.of("..", "examples", "data", "penguins.csv");
    /** The inks of the first three classes, as the reports have them. */
    private static final List<String> INKS = Stream.of("real", "generated", "discriminator")
            .map(ClassesInBrowserTest::ink).toList();
    private static final List<String> SPECIES = List.of("Adelie", "Chinstrap", "Gentoo");

    /** The colour of an ink on light paper, as red, green and blue. */
    private static String ink(String name) {
        Matcher found = Pattern.compile("--ink-" + name + ":#(..)(..)(..);").matcher(RunReport.inks(false));
        assertThat(found.find()).as(name).isTrue();
        return IntStream.rangeClosed(1, 3).mapToObj(part -> String.valueOf(Integer.parseInt(found.group(part), 16)))
                .collect(Collectors.joining(","));
    }

    /** Waits until the canvas of a picture has pixels of all these colours. */
    private static void assertColours(LabPage lab, String figure, List<String> colours) {
        lab.page().waitForFunction("([figure, colours]) => {"
                + " const canvas = document.querySelector(`[data-testid=${figure}] canvas`);"
                + " const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);"
                + " const seen = new Map(colours.map(colour => [colour, 0]));"
                + " for (let at = 0; at < data.length; at += 4) {"
                + "  const colour = `${data[at]},${data[at + 1]},${data[at + 2]}`;"
                + "  if (seen.has(colour)) { seen.set(colour, seen.get(colour) + 1); } }"
                + " return [...seen.values()].every(count => count > 20); }", List.of(figure, colours));
        lab.forgive("willReadFrequently"); // this test's own reading of pixels
    }

    private static void train(LabPage lab) {
        lab.fastest();
        lab.press("play");
        lab.reaches(0, 300);
        lab.press("play");
        lab.reachesState("paused");
    }

    private static void choosePenguins(LabPage lab, String label, int... columns) {
        lab.at("csv-file").setInputFiles(PENGUINS);
        lab.visible("upload-label");
        for (int column : columns) {
            lab.at("column-" + column).check();
        }
        if (columns[0] != 3) {
            lab.at("column-3").uncheck();
        }
        lab.at("upload-label").selectOption(new SelectOption().setLabel(label));
    }

    @Test
    void theClassesOfAnUploadedFileAreLearntAndShownInColours() {
        String link;
        try (LabPage lab = open()) {
            lab.at("csv-file").setInputFiles(PENGUINS);
            lab.visible("upload-label");
            assertThat(lab.at("upload-label").locator("option").allInnerTexts()).containsExactly("none",
                    "species (3 classes)", "island (3 classes)", "sex (2 classes)");
            lab.page().keyboard().press("Escape");
            choosePenguins(lab, "species (3 classes)", 3, 4);
            PlaywrightAssertions.assertThat(lab.at("upload-dropped")).isVisible();
            lab.press("upload-use");
            lab.visible("points");
            PlaywrightAssertions.assertThat(lab.at("diagram-classes"))
                    .hasText("Both also see the class of each sample (species: Adelie, Chinstrap, Gentoo).");
            for (String part : List.of("part-generator", "part-discriminator")) {
                PlaywrightAssertions.assertThat(lab.at(part).locator(".part-number")).hasText("+ class");
            }
            train(lab);
            assertColours(lab, "points", INKS);
            lab.press("points-table");
            assertThat(lab.at("data-table").innerText()).contains("class (real)", "class (generated)")
                    .contains(SPECIES);
            lab.page().keyboard().press("Escape");
            link = lab.page().url();
            lab.press("language");
            PlaywrightAssertions.assertThat(lab.at("diagram-classes")).containsText("类别");
        }
        try (LabPage lab = LabPage.open(browser(), link)) {
            PlaywrightAssertions.assertThat(lab.at("control-label")).isHidden();
            PlaywrightAssertions.assertThat(lab.at("diagram-classes")).containsText("species: Adelie");
            assertColours(lab, "points", INKS);
        }
    }

    @Test
    void theMinibatchOfSlowMotionIsInTheColoursOfItsClasses() {
        try (LabPage lab = open("#yaml={data: \"ring(3,1,0.05)\", label: {column: mode}, pretraining: none,"
                + " latent: {type: normal, dimension: 2}}")) {
            lab.visible("points");
            for (String stage : List.of("real", "generate", "judge")) {
                lab.page().keyboard().press("n");
                lab.page().waitForFunction(
                        "stage => document.querySelector('[data-testid=diagram]').dataset.stage === stage", stage);
            }
            // Of all samples the verdict is grey, of a minibatch it is a dot of its colour for each.
            assertColours(lab, "part-verdict", INKS);
            assertColours(lab, "part-real", INKS);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void eachClassIsJudgedAtTheEnd() {
        try (LabPage lab = open("#yaml={data: \"ring(3,1,0.05)\", label: {column: mode}, pretraining: none,"
                + " latent: {type: normal, dimension: 2}, iterations: 60, evaluation: {samples: 2000}}")) {
            PlaywrightAssertions.assertThat(lab.at("class-panel"))
                    .containsText("Each class is judged when training ends.");
            lab.fastest();
            lab.press("play");
            lab.reachesState("finished");
            Locator rows = lab.at("class-table").locator("tbody tr");
            PlaywrightAssertions.assertThat(rows).hasCount(3);
            List<List<Number>> judged = (List<List<Number>>) Objects.requireNonNull(lab.page().evaluate("run => fetch("
                    + "'/api/runs/' + run).then(response => response.json()).then(status =>"
                    + " status.lanes[0].judgement.figures.classes.map(({ samples, scores }) =>"
                    + " [samples, scores.slicedWasserstein1.value, scores.agreement.value]))", lab.run()));
            for (int code = 0; code < 3; code++) {
                List<Number> expected = judged.get(code);
                List<String> cells = rows.nth(code).locator("td").allInnerTexts();
                assertThat(cells.get(0).replace(",", "")).isEqualTo(expected.get(0).toString());
                assertThat(Double.parseDouble(cells.get(1).replaceAll(" .*", "")))
                        .isCloseTo(expected.get(1).doubleValue(), withinPercentage(6));
                assertThat(cells.get(2)).startsWith(Math.round(100 * expected.get(2).doubleValue()) + " %")
                        .contains("%)");
            }
            lab.press("language");
            PlaywrightAssertions.assertThat(lab.at("class-panel").locator("h3")).containsText("按类别");
            lab.press("language");
            lab.at("control-label").uncheck();
            PlaywrightAssertions.assertThat(lab.at("class-panel")).isHidden();
        }
    }

    @Test
    void thePanelOfClassesGoesWhereTheAnswerIsSlowerThanTheStream() {
        try (LabPage lab = open("#yaml={data: \"ring(3,1,0.05)\", label: {column: mode}, pretraining: none,"
                + " latent: {type: normal, dimension: 2}}")) {
            PlaywrightAssertions.assertThat(lab.at("class-panel")).isVisible();
            lab.rests();
            lab.page().route("**/control", route -> {
                APIResponse answer = route.fetch();
                lab.page().waitForTimeout(2000); // the stream has told of everything by then
                route.fulfill(new Route.FulfillOptions().setResponse(answer));
            });
            lab.at("control-label").uncheck();
            PlaywrightAssertions.assertThat(lab.at("class-panel")).isHidden();
        }
    }

    @Test
    void oneColumnAndManyColumnsAreDividedByClass() {
        try (LabPage lab = open()) {
            choosePenguins(lab, "species (3 classes)", 5);
            lab.press("upload-use");
            lab.page().waitForFunction(
                    "() => document.querySelector('[data-testid=control-expression]').value.includes('flipper')");
            PlaywrightAssertions.assertThat(lab.at("diagram-classes")).containsText("species: Adelie");
            train(lab);
            assertColours(lab, "densities", INKS);
            lab.press("densities-table");
            assertThat(lab.at("data-table").innerText()).contains("p_data, Gentoo", "p_g, Gentoo");
            lab.page().keyboard().press("Escape");
            lab.screenshot("classes-1d");

            choosePenguins(lab, "sex (2 classes)", 3, 4, 5);
            lab.press("upload-use");
            lab.visible("marginals");
            PlaywrightAssertions.assertThat(lab.at("diagram-classes")).containsText("sex: FEMALE, MALE");
            train(lab);
            assertColours(lab, "marginals", INKS.subList(0, 2));
            lab.screenshot("classes-table");
        }
    }

    @Test
    void theModesOfAMixtureAreClassesWhereABoxIsTicked() {
        try (LabPage lab = open()) {
            lab.at("preset").selectOption("recipe ring");
            lab.visible("points");
            Locator box = lab.at("control-label");
            box.check();
            PlaywrightAssertions.assertThat(lab.at("diagram-classes")).containsText("mode: 1, 2, 3, 4, 5, 6, 7, 8");
            train(lab);
            assertColours(lab, "points", INKS);
            lab.screenshot("classes-modes");

            // Another number of modes is another number of classes.
            lab.at("parameter-modes").fill("5");
            lab.page().keyboard().press("Enter");
            PlaywrightAssertions.assertThat(lab.at("diagram-classes")).containsText("mode: 1, 2, 3, 4, 5)");
            PlaywrightAssertions.assertThat(box).isChecked();

            box.uncheck();
            PlaywrightAssertions.assertThat(lab.at("diagram-classes")).hasText("");
        }
    }
}
