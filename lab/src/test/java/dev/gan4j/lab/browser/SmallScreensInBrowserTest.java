package dev.gan4j.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tablets and telephones. */
class SmallScreensInBrowserTest extends BrowserTest {

    private static BoundingBox box(LabPage lab, String testId) {
        return Objects.requireNonNull(lab.at(testId).first().boundingBox(), testId);
    }

    private static BoundingBox header(LabPage lab) {
        return Objects.requireNonNull(lab.page().locator("header.top").boundingBox());
    }

    /** What is seen of something without scrolling, as a share of it. */
    private static double seen(LabPage lab, String testId) {
        return ((Number) lab.at(testId).first().evaluate("element => new Promise(resolve => {"
                + " const watcher = new IntersectionObserver(([entry]) => { watcher.disconnect();"
                + " resolve(entry.intersectionRatio); }); watcher.observe(element); })")).doubleValue();
    }

    private static void assertNothingToScrollSideways(LabPage lab) {
        assertThat(lab.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    }

    @Test
    void aTabletShowsTheDistanceAndTheEventsWithoutScrolling() {
        try (LabPage lab = LabPage.open(browser(), address(), 1024, 768, ColorScheme.LIGHT)) {
            lab.press("step-iteration");
            lab.reaches(0, 1);
            for (String part : List.of("chart-distance", "events", "densities", "diagram", "fact-distance")) {
                assertThat(seen(lab, part)).as(part).isGreaterThan(0.95);
            }
            lab.press("view-tour");
            lab.visible("chapter-title");
            for (String part : List.of("chart-distance", "events", "densities", "diagram")) {
                assertThat(seen(lab, part)).as(part + " in the tour").isGreaterThan(0.95);
            }
            assertNothingToScrollSideways(lab);
        }
    }

    @Test
    void aLowScreenWithEverythingOpenHasRoomForEachPicture() {
        try (LabPage lab = open()) {
            lab.press("step-iteration");
            lab.reaches(0, 1);
            for (String part : List.of("densities", "mapping", "ideal-map")) {
                assertThat(seen(lab, part)).as(part).isGreaterThan(0.95);
                assertThat(box(lab, part).height).as(part).isGreaterThan(160);
            }
        }
    }

    @Test
    void aTelephoneShowsPointsAndTables() {
        for (String data : List.of("moons", "product(normal(0,1),uniform(0,1),exponential(1))")) {
            try (LabPage lab = LabPage.open(browser(), address() + "#yaml={data: \"" + data
                    + "\", pretraining: none, coupling: none, latent: {type: normal, dimension: 3}}", 400, 800,
                    ColorScheme.LIGHT)) {
                String figure = data.equals("moons") ? "points" : "marginals";
                lab.visible(figure);
                assertThat(box(lab, figure).height).as(figure).isGreaterThan(300);
                assertNothingToScrollSideways(lab);
            }
        }
    }

    @Test
    void aTelephoneShowsAPictureDuringTheTourUnderALowHeader() {
        try (LabPage lab = LabPage.open(browser(), address(), 400, 800, ColorScheme.LIGHT)) {
            assertThat(header(lab).height).isLessThan(100);
            lab.press("view-tour");
            lab.visible("chapter-title");
            for (int chapter = 1; chapter <= 4; chapter++) {
                assertThat(seen(lab, "densities")).as("chapter " + chapter).isGreaterThan(0.6);
                assertThat(box(lab, "densities").width).isGreaterThan(350);
                assertThat(box(lab, "densities").height).isGreaterThan(200);
                assertThat(seen(lab, "chapter-title")).isEqualTo(1);
                assertNothingToScrollSideways(lab);
                lab.press("tour-next");
            }
            assertThat(header(lab).height).isLessThan(60);
        }
    }
}
