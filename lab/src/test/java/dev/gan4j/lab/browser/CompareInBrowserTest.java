package dev.gan4j.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CompareInBrowserTest extends BrowserTest {

    @Test
    void twoRunsFromOneSeedStandSideBySideOnOneClock() {
        try (LabPage lab = open()) {
            lab.press("view-compare");
            lab.visible("lane-1");
            lab.at("variation").selectOption("faster");
            lab.page().waitForFunction("() => document.querySelectorAll('.difference').length === 1");
            assertThat(lab.at("differences").textContent()).contains("0.001", "0.01");
            assertThat(lab.page().locator(".field.differs").count()).isEqualTo(1);
            lab.press("play");
            lab.reaches(0, 500);
            lab.reaches(1, 500);
            lab.press("play");
            lab.reachesState("paused");
            lab.page().waitForFunction("() => [0, 1].map(lane => document.querySelector(`[data-testid=lane-${lane}]"
                    + " [data-testid=fact-iteration]`).textContent).every((each, at, all) => each === all[0])");
            lab.visible("chart-difference");
            lab.press("compare-end");
            lab.page().waitForFunction("() => document.querySelector('[data-testid=lane-1]') === null");
            assertThat(lab.at("compare-bar").isVisible()).isFalse();
        }
    }

    @Test
    void twoRunsThatDifferInNothingShowTheSame() {
        try (LabPage lab = open()) {
            lab.press("view-compare");
            lab.visible("lane-1");
            lab.press("step-iteration");
            lab.reaches(0, 1);
            lab.reaches(1, 1);
            String run = lab.run();
            assertThat(lab.ask("/api/runs/" + run + "/frame?lane=1").get("g"))
                    .isEqualTo(lab.ask("/api/runs/" + run + "/frame?lane=0").get("g"));
        }
    }

    @Test
    void aSettingIsTriedWithSeveralSeeds() {
        try (LabPage lab = open()) {
            lab.press("open-yaml");
            lab.at("yaml-file").setInputFiles(new FilePayload("short.yaml", "application/yaml",
                    "name: short\niterations: 200\nevaluation: {samples: 2000}\n".getBytes(StandardCharsets.UTF_8)));
            lab.page().waitForFunction("() => document.querySelector('[data-testid=yaml]').value.includes('short')");
            lab.press("yaml-use");
            lab.page().waitForFunction("() => document.querySelector('dialog') === null");
            lab.press("view-seeds");
            lab.at("seeds-count").fill("4");
            lab.press("seeds-start");
            lab.visible("seed-4");
            assertThat(lab.at("seeds-rate").textContent()).contains("4 of 4 done");
        }
    }
}
