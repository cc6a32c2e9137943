package dev.gan4j.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.Trainer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrainingInBrowserTest extends BrowserTest {

    @Test
    void theTutorialPlaysToItsEndAndShowsTheDistanceThatTheLibraryFinds() {
        double expected = Trainer.of(Experiment.preset("tutorial")).train().judgement().headline().value();
        try (LabPage lab = open()) {
            lab.fastest();
            lab.press("play");
            lab.reachesState("finished");
            PlaywrightAssertions.assertThat(lab.at("lane-verdict")).containsText("Off: Wasserstein-1");
            lab.page().waitForFunction("expected => Number(document.querySelector('[data-testid=fact-judged]')"
                    + ".dataset.value) === expected", expected);
            assertThat(lab.at("where").textContent()).isEqualTo("10,000 of 10,000");
            assertThat(lab.at("fact-judged").textContent())
                    .startsWith(String.format(java.util.Locale.ROOT, "%.4f, floor ", expected));
            headingAndChartShowOneDistance(lab);
        }
    }

    private static void headingAndChartShowOneDistance(LabPage lab) {
        assertThat(lab.page().evaluate("() => [...document.querySelectorAll('[data-testid=chart-distance] .number')]"
                + ".map(each => each.textContent)")).isEqualTo(List.of(
                        Objects.requireNonNull(lab.at("fact-distance").textContent()),
                        Objects.requireNonNull(lab.at("fact-floor").textContent())));
    }

    @Test
    void atEveryMomentTheHeadingAndTheChartShowOneDistance() {
        try (LabPage lab = open()) {
            lab.press("play");
            for (int iteration = 60; iteration < 400; iteration += 60) {
                lab.reaches(0, iteration);
                assertThat(lab.page().evaluate("() => new Promise(resolve => requestAnimationFrame(() =>"
                        + " requestAnimationFrame(() => resolve(document.querySelector('[data-testid=fact-distance]')"
                        + ".textContent === document.querySelector('[data-testid=chart-distance] .number').textContent))))"))
                        .isEqualTo(true);
            }
            lab.press("play");
            lab.reachesState("paused");
            lab.at("timeline").focus();
            lab.page().keyboard().press("Home");
            lab.visible("now");
            lab.page().waitForFunction(
                    "() => document.querySelector('[data-testid=fact-iteration]').textContent === '0'");
            lab.page().waitForTimeout(300);
            headingAndChartShowOneDistance(lab);
        }
    }

    @Test
    void aStepOfTheDiscriminatorChangesItAlone() {
        try (LabPage lab = open()) {
            lab.press("step-iteration");
            lab.reaches(0, 1);
            Map<String, Object> before = lab.frame();
            lab.press("step-discriminator");
            lab.page().waitForFunction("run => fetch(`/api/runs/${run}`).then(answer => answer.json())"
                    + ".then(status => status.lanes[0].discriminatorSteps === 2)", lab.run());
            Map<String, Object> after = lab.frame();
            assertThat(after.get("d")).isNotEqualTo(before.get("d"));
            assertThat(after.get("g")).isEqualTo(before.get("g"));
            assertThat(after.get("pG")).isEqualTo(before.get("pG"));
            assertThat(after.get("generatorSteps")).isEqualTo(before.get("generatorSteps"));

            lab.press("step-generator");
            lab.reaches(0, 2);
            assertThat(lab.frame().get("g")).isNotEqualTo(before.get("g"));
        }
    }

    @Test
    void theSliderShowsAnEarlierMoment() {
        try (LabPage lab = open()) {
            lab.press("play");
            lab.reaches(0, 600);
            lab.press("play");
            lab.reachesState("paused");
            lab.at("timeline").focus();
            lab.page().keyboard().press("Home");
            lab.visible("now");
            lab.page().waitForFunction(
                    "() => document.querySelector('[data-testid=fact-iteration]').textContent === '0'");
            lab.press("now");
            lab.reaches(0, 600);
        }
    }

    @Test
    void slowMotionSaysInWordsWhatHappens() {
        try (LabPage lab = open()) {
            lab.press("slow-motion");
            lab.visible("slow-panel");
            for (String stage : List.of("real", "generate", "judge", "discriminator", "latents", "forge", "slope",
                    "generator")) {
                lab.page().waitForFunction("stage => document.querySelector(`[data-testid=stage-${stage}]`)"
                        + ".getAttribute('aria-current') === 'step'", stage);
            }
            assertThat(Objects.requireNonNull(lab.at("stage-words").textContent())).contains("G took a step");
        }
    }

    @Test
    void aPageThatIsLoadedAgainFindsItsRun() {
        try (LabPage lab = open()) {
            lab.press("play");
            lab.reaches(0, 50);
            String run = lab.run();
            lab.page().reload();
            lab.reaches(0, 50);
            assertThat(lab.run()).isEqualTo(run);
        }
    }

    @Test
    void aRunThatIsGoneIsBegunAnew() {
        try (LabPage lab = open()) {
            String run = lab.run();
            lab.page().evaluate("run => fetch(`/api/runs/${run}`, {method: 'DELETE'})", run);
            lab.page().waitForFunction("run => sessionStorage.getItem('gan4j.run') !== run", run);
            lab.press("step-iteration");
            lab.reaches(0, 1);
        }
    }

    @Test
    void aLearningRateChangesWhileItTrains() {
        try (LabPage lab = open()) {
            lab.press("play");
            lab.reaches(0, 50);
            lab.at("control-optimiser.learningRate").fill("0.01");
            lab.page().keyboard().press("Enter");
            lab.visible("event-changed");
            assertThat(lab.ask("/api/runs/" + lab.run()).get("scene")).isEqualTo(1);
        }
    }
}
