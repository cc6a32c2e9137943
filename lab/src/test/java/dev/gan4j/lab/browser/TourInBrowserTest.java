package dev.gan4j.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.Trainer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the chapters of the tour say of their runs is what happens in these very runs. */
class TourInBrowserTest extends BrowserTest {

    /** Opens a chapter; returns what it says. */
    private static String chapter(LabPage lab, int number) {
        if (!lab.at("tour").isVisible()) {
            lab.press("view-tour");
        }
        lab.at("tour-contents").selectOption(String.valueOf(number - 1));
        lab.page().waitForFunction(
                "place => document.querySelector('[data-testid=chapter-place]').textContent === place",
                "Chapter " + number + " of 8");
        lab.page().waitForFunction(
                "() => !document.querySelector('[data-testid=fact-distance]').textContent.includes('–')");
        return Objects.requireNonNull(lab.at("chapter-body").textContent());
    }

    /** Waits for the end of a chapter that plays by itself. */
    private static void finish(LabPage lab) {
        lab.reaches(0, 1); // before that, the chapter still sets its own speed
        lab.fastest();
        lab.reachesState("finished");
    }

    @SuppressWarnings("unchecked")
    private static double[] numbers(Map<String, Object> object, String field) {
        return ((List<Object>) Objects.requireNonNull(object.get(field), field)).stream()
                .mapToDouble(value -> value == null ? Double.NaN : ((Number) value).doubleValue()).toArray();
    }

    private static double number(Map<String, Object> object, String field) {
        return ((Number) Objects.requireNonNull(object.get(field), field)).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> object, String field) {
        return (Map<String, Object>) Objects.requireNonNull(object.get(field), field);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> parts(Map<String, Object> object, String field) {
        return (List<Map<String, Object>>) Objects.requireNonNull(object.get(field), field);
    }

    private static Map<String, Object> past(LabPage lab, int iteration) {
        return lab.ask("/api/runs/" + lab.run() + "/frames/" + iteration + "?lane=0");
    }

    private static Map<String, Object> scene(LabPage lab) {
        return lab.ask("/api/runs/" + lab.run() + "/scene?lane=0");
    }

    private static Map<String, Object> lane(LabPage lab, int number) {
        return parts(lab.ask("/api/runs/" + lab.run()), "lanes").get(number);
    }

    /** Of what G makes, the share to which D answers something from low to high. */
    private static double shareAnswered(Map<String, Object> frame, double low, double high) {
        double[] d = numbers(frame, "d");
        double[] density = numbers(frame, "pG");
        double all = IntStream.range(0, d.length).mapToDouble(i -> density[i]).sum();
        return IntStream.range(0, d.length).filter(i -> d[i] >= low && d[i] <= high).mapToDouble(i -> density[i]).sum()
                / all;
    }

    private static double told(String words, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(words);
        assertThat(found.find()).as(pattern + " in " + words).isTrue();
        return Double.parseDouble(found.group(1).replace(",", ""));
    }

    private static List<String> events(Map<String, Object> lane) {
        return parts(lane, "events").stream().map(event -> String.valueOf(event.get("kind"))).toList();
    }

    @Test
    void theNetworksHaveAsManyWeightsAsTheTourSays() {
        try (LabPage lab = open()) {
            String words = chapter(lab, 2);
            Map<String, Object> weights = part(lab.ask("/api/runs/" + lab.run() + "/experiment?lane=0"), "weights");
            double weightsTold = told(words, "(\\d+) weights each");
            assertThat(number(weights, "generator")).isEqualTo(weightsTold);
            assertThat(number(weights, "discriminator")).isEqualTo(weightsTold);
        }
    }

    @Test
    void beforeTrainingWhatIsGeneratedPilesUpAtTheEnds() {
        try (LabPage lab = open()) {
            assertThat(chapter(lab, 4)).contains("piles up at both ends", "several times the width of the data");
            Map<String, Object> frame = lab.frame();
            double[] x = numbers(scene(lab), "x");
            double[] density = numbers(frame, "pG");
            double all = IntStream.range(0, x.length).mapToDouble(i -> density[i]).sum();
            double atEnds = IntStream.range(0, x.length).filter(i -> Math.abs(x[i]) > 4).mapToDouble(i -> density[i])
                    .sum();
            assertThat(atEnds / all).isGreaterThan(0.6);
            assertThat(number(frame, "distance")).isGreaterThan(3);
        }
    }

    @Test
    void afterPretrainingTheDiscriminatorHasTheFormOfTheDensity() {
        try (LabPage lab = open()) {
            String words = chapter(lab, 5);
            assertThat(words).contains("roughly the shape of the blue one");
            double steps = told(words, "for ([\\d,]+) steps");
            Map<String, Object> frame = lab.frame();
            for (int i = 0; number(frame, "pretrainingStep") < steps && i < 200; i++) {
                lab.page().waitForTimeout(50);
                frame = lab.frame();
            }
            assertThat(number(frame, "pretrainingStep")).isEqualTo(steps);
            assertThat(correlation(numbers(frame, "d"), numbers(scene(lab), "pData"))).isGreaterThan(0.85);
        }
    }

    private static double correlation(double[] one, double[] other) {
        double a = IntStream.range(0, one.length).mapToDouble(i -> one[i]).average().orElseThrow();
        double b = IntStream.range(0, one.length).mapToDouble(i -> other[i]).average().orElseThrow();
        double both = IntStream.range(0, one.length).mapToDouble(i -> (one[i] - a) * (other[i] - b)).sum();
        double first = IntStream.range(0, one.length).mapToDouble(i -> (one[i] - a) * (one[i] - a)).sum();
        double second = IntStream.range(0, one.length).mapToDouble(i -> (other[i] - b) * (other[i] - b)).sum();
        return both / Math.sqrt(first * second);
    }

    @Test
    void sortingTheMinibatchesChangesNothing() {
        try (LabPage lab = open()) {
            assertThat(chapter(lab, 6)).contains("it stays at zero");
            finish(lab);
            double[] sorted = numbers(part(lab.ask("/api/runs/" + lab.run() + "/series?lane=0"), "distances"),
                    "values");
            double[] unsorted = numbers(part(lab.ask("/api/runs/" + lab.run() + "/series?lane=1"), "distances"),
                    "values");
            assertThat(sorted).hasSizeGreaterThan(15);
            IntStream.range(0, sorted.length)
                    .forEach(i -> assertThat(unsorted[i]).isCloseTo(sorted[i], within(0.001)));
        }
    }

    @Test
    void afterTrainingTheLossesSayThatAllIsWellAndTheDistanceSaysThatItIsNot() {
        try (LabPage lab = open()) {
            String words = chapter(lab, 7);
            finish(lab);
            Map<String, Object> frame = lab.frame();
            Map<String, Object> scene = scene(lab);
            double[] d = numbers(frame, "d");
            double[] density = numbers(scene, "pData");
            double told = told(words, "D is near (0\\.\\d)");
            IntStream.range(0, d.length).filter(i -> density[i] > 0.02)
                    .forEach(i -> assertThat(d[i]).isCloseTo(told, within(0.06)));
            assertThat(number(frame, "objectiveD")).isCloseTo(number(scene, "flatD"), within(0.05));
            assertThat(number(frame, "objectiveG")).isCloseTo(number(scene, "flatG"), within(0.05));
            assertThat(number(frame, "distance")).isGreaterThan(5 * number(part(scene, "distance"), "floor"));
            Map<String, Object> judgement = part(lane(lab, 0), "judgement");
            assertThat(number(judgement, "value")).isCloseTo(told(words, "about (0\\.\\d+)"), within(0.005));
            assertThat(number(judgement, "value") / number(judgement, "floor"))
                    .isCloseTo(60, within(5.0));
        }
    }

    @Test
    void withSeedTwentyTheDiscriminatorSaturatesAsTheTourSays() {
        try (LabPage lab = open()) {
            String words = chapter(lab, 8);
            finish(lab);
            Map<String, Object> lane = lane(lab, 0);
            assertThat(number(lane, "seed")).isEqualTo(told(words, "With seed (\\d+)"));
            assertThat(events(lane)).contains("discriminator-saturated");
            double highest = told(words, "answers (0\\.\\d+), its highest");
            double lowest = told(words, "and (0\\.\\d+), its lowest");

            Map<String, Object> begin = past(lab, 0);
            assertThat(shareAnswered(begin, highest - 1e-3, 1)).isCloseTo(0.5, within(0.05));
            assertThat(shareAnswered(begin, 0, lowest + 1e-3)).isCloseTo(0.5, within(0.05));
            double slow = told(words, "next to nothing for ([\\d,]+) iterations");
            assertThat(number(past(lab, (int) slow), "distance")).isCloseTo(number(begin, "distance"), within(0.25));

            int over = (int) told(words, "At iteration ([\\d,]+)");
            Map<String, Object> stopped = past(lab, over);
            assertThat(number(stopped, "iteration")).isCloseTo(over, within(30.0)); // as far as moments are kept
            assertThat(shareAnswered(stopped, highest - 1e-3, 1)).isGreaterThan(0.99);
            assertThat(shareAnswered(past(lab, over - 50), highest - 1e-3, 1)).isLessThan(0.9);
            assertThat(number(begin, "distance")).isCloseTo(told(words, "gone from (\\d\\.\\d+)"), within(0.005));
            double end = told(words, "to (\\d\\.\\d+) and stays");
            for (int iteration : List.of(over, 1500, 3000, 6000, 10_000)) {
                assertThat(number(past(lab, iteration), "distance")).isCloseTo(end, within(0.01));
            }
        }
    }

    @Test
    void theOtherThingsThatCanGoWrongDo() {
        try (LabPage lab = open()) {
            chapter(lab, 8);
            lab.press("try-rate");
            lab.page().waitForFunction("() => document.querySelectorAll('[data-testid=facts]').length === 2");
            finish(lab);
            assertThat(number(part(lane(lab, 1), "judgement"), "distance")).isGreaterThan(3);

            lab.press("try-collapse");
            lab.fastest();
            lab.visible("event-generator-collapsed");

            lab.press("try-cure");
            lab.fastest();
            lab.page().waitForFunction(
                    "() => document.querySelector('[data-testid=fact-modes]').textContent === '8 of 8'");
            assertThat(events(lane(lab, 0))).noneMatch(kind -> kind.contains("collapsed"));
        }
    }

    @Test
    @Tag("nightly")
    void theSeedThatIsCalledTheBestOfTwentyIs() {
        List<Double> distances = IntStream.rangeClosed(1, 20).mapToObj(seed -> Trainer
                .of(Experiment.preset("tutorial").with("seed", String.valueOf(seed))).train().judgement().headline()
                .value())
                .toList();
        int best = IntStream.range(0, 20).boxed().min(Comparator.comparing(distances::get)).orElseThrow() + 1;
        try (LabPage lab = open()) {
            assertThat(chapter(lab, 7)).contains("Seed " + best + ", the best of twenty");
        }
    }
}
