package dev.gan4j.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The picture of the two networks. */
class DiagramInBrowserTest extends BrowserTest {

    private static final List<String> PARTS = List.of("latent", "generator", "generated", "real", "discriminator",
            "verdict", "objectiveD", "objectiveG");

    /** Which parts and which ways a stage of slow motion lights up. */
    private static final Map<String, List<List<String>>> LIT = Map.of(
            "real", List.of(List.of("latent", "real"), List.of()),
            "generate", List.of(List.of("latent", "generator", "generated"),
                    List.of("latent-generator", "generator-generated")),
            "judge", List.of(List.of("generated", "real", "discriminator", "verdict"),
                    List.of("generated-discriminator", "real-discriminator", "discriminator-verdict")),
            "discriminator", List.of(List.of("discriminator", "verdict", "objectiveD", "gradientD"),
                    List.of("verdict-objectiveD", "objectiveD-discriminator")),
            "latents", List.of(List.of("latent"), List.of()),
            "forge", List.of(List.of("latent", "generator", "generated"),
                    List.of("latent-generator", "generator-generated")),
            "slope", List.of(List.of("generated", "discriminator", "verdict", "objectiveG", "gradientG"),
                    List.of("generated-discriminator", "discriminator-verdict", "verdict-objectiveG",
                            "objectiveG-discriminator", "discriminator-generated")),
            "generator", List.of(List.of("generator", "objectiveG", "gradientG"), List.of("generated-generator",
                    "objectiveG-discriminator", "discriminator-generated")));

    @Test
    void slowMotionLightsUpWhatIsAtWorkForwardsAndBackwards() {
        try (LabPage lab = open("#yaml=pretraining: none")) {
            for (String stage : List.of("real", "generate", "judge", "discriminator", "latents", "forge", "slope",
                    "generator")) {
                lab.page().keyboard().press("n");
                lab.page().waitForFunction(
                        "stage => document.querySelector('[data-testid=diagram]').dataset.stage === stage", stage);
                assertThat(names(lab, "[...document.querySelectorAll('.part.lit')].map(part => part.dataset.testid"
                        + ".replace('part-', ''))"))
                        .containsExactlyInAnyOrderElementsOf(Objects.requireNonNull(LIT.get(stage)).get(0));
                assertThat(names(lab, "[...document.querySelectorAll('.way.lit')].map(way => way.dataset.way)"))
                        .containsExactlyInAnyOrderElementsOf(Objects.requireNonNull(LIT.get(stage)).get(1));
            }
            assertThat(lab.page().locator(".way.lit.forward")).satisfies(none -> assertThat(none.count()).isZero());
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(LabPage lab, String script) {
        return (List<String>) Objects.requireNonNull(lab.page().evaluate("() => " + script));
    }

    @Test
    void eachPartShowsItsOwnDataWhateverTheirKind() {
        try (LabPage lab = open()) {
            lab.press("step-iteration");
            lab.reaches(0, 1);
            assertAllDrawn(lab);
            lab.at("preset").selectOption("recipe moons");
            lab.visible("points");
            lab.press("step-iteration");
            lab.reaches(0, 1);
            assertAllDrawn(lab);
            lab.at("csv-file").setInputFiles(Path.of("..", "examples", "data", "banknote.csv"));
            for (int column = 1; column <= 4; column++) {
                lab.at("column-" + column).check();
            }
            lab.press("upload-use");
            lab.visible("marginals");
            lab.press("step-iteration");
            lab.reaches(0, 1);
            assertAllDrawn(lab);
            lab.forgive("willReadFrequently"); // this test's own reading of pixels
        }
    }

    private static void assertAllDrawn(LabPage lab) {
        for (String part : PARTS) {
            lab.page().waitForFunction(
                    "part => { const canvas = document.querySelector(`[data-testid=part-${part}] canvas`);"
                            + " return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(each => each !== 0); }",
                    part);
        }
    }

    @Test
    void aPartTellsItsSentenceAndOpensItsSettings() {
        try (LabPage lab = open()) {
            Locator generator = lab.at("part-generator");
            generator.focus();
            lab.page().keyboard().press("Enter");
            PlaywrightAssertions.assertThat(generator).hasAttribute("aria-pressed", "true");
            PlaywrightAssertions.assertThat(lab.at("diagram-sentence")).containsText("it never sees a real one");
            assertThat(lab.at("section-generator").getAttribute("open")).isNotNull();
            lab.press("diagram-more");
            assertThat(lab.page().evaluate("() => document.activeElement.parentElement.dataset.testid"))
                    .isEqualTo("section-generator");
            lab.press("language");
            PlaywrightAssertions.assertThat(lab.at("diagram-sentence")).containsText("它从未见过真实样本");
            generator.press("Enter");
            PlaywrightAssertions.assertThat(generator).hasAttribute("aria-pressed", "false");
            PlaywrightAssertions.assertThat(lab.at("diagram-more")).isHidden();
        }
    }

    @Test
    void theGradientThatGGetsVanishesWhereDIsSaturated() {
        try (LabPage lab = open("#yaml=seed: 20")) {
            lab.fastest();
            lab.press("play");
            lab.visible("event-discriminator-saturated");
            lab.page()
                    .waitForFunction("() => Number(document.querySelector('[data-testid=part-gradientG] .part-number')"
                            + ".textContent) < 0.0001");
            assertThat(lab.page().evaluate("() => getComputedStyle(document.querySelector('.way.toGenerator .line'))"
                    + ".strokeWidth")).isIn("0.7px", "1px");
        }
    }

    /** Whether the stream that is opened by something brings along what the diagram shows. */
    private static boolean streams(LabPage lab, Runnable act) {
        return lab.page().waitForRequest(request -> request.url().contains("/api/stream"), act).url()
                .contains("diagram=true");
    }

    @Test
    void whereItIsHiddenDIsNotAskedForIt() {
        try (LabPage lab = open()) {
            Locator diagram = lab.at("diagram");
            // The page's first stream, which asks for the diagram, has brought a frame and is not taken for the next one.
            lab.page().waitForFunction(
                    "() => document.querySelector('[data-testid=fact-distance]').dataset.value");
            assertThat(streams(lab, () -> lab.press("view-diagram"))).isFalse();
            PlaywrightAssertions.assertThat(diagram).isHidden();
            lab.press("step-iteration");
            lab.reaches(0, 1);

            assertThat(streams(lab, () -> lab.page().reload())).isFalse();
            PlaywrightAssertions.assertThat(lab.at("view-diagram")).hasAttribute("aria-pressed", "false");
            PlaywrightAssertions.assertThat(diagram).isHidden();

            assertThat(streams(lab, () -> lab.page().keyboard().press("v"))).isTrue();
            PlaywrightAssertions.assertThat(diagram).isVisible();
            lab.page().waitForFunction(
                    "() => { const canvas = document.querySelector('[data-testid=part-verdict] canvas');"
                            + " return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data"
                            + ".some(each => each !== 0); }");

            assertThat(streams(lab, () -> lab.press("view-compare"))).isFalse();
            PlaywrightAssertions.assertThat(diagram).isHidden();
            PlaywrightAssertions.assertThat(lab.at("view-diagram")).isHidden();
            lab.forgive("willReadFrequently"); // this test's own reading of pixels
        }
    }

    @Test
    void theTourShowsIt() {
        try (LabPage lab = open()) {
            lab.press("view-diagram");
            PlaywrightAssertions.assertThat(lab.at("diagram")).isHidden();
            lab.press("view-tour");
            PlaywrightAssertions.assertThat(lab.at("diagram")).isVisible();
        }
    }

    @Test
    void nothingMovesForThoseWhoWantNoMotion() {
        for (ReducedMotion motion : ReducedMotion.values()) {
            try (LabPage lab = open("#yaml=pretraining: none")) {
                lab.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(motion));
                lab.page().keyboard().press("n");
                lab.page().keyboard().press("n");
                lab.page().waitForFunction(
                        "() => document.querySelector('[data-testid=diagram]').dataset.stage === 'generate'");
                assertThat(lab.page().evaluate("() => getComputedStyle(document.querySelector('.way.lit .beads'))"
                        + ".animationName")).isEqualTo(motion == ReducedMotion.REDUCE ? "none" : "flow");
            }
        }
    }
}
