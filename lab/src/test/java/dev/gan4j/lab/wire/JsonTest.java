package dev.gan4j.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.eval.Alarm;
import dev.gan4j.lab.Limit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How records go over the wire. */
class JsonTest {

    private static String written(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }

    @Test
    void aNumberThatIsNotFiniteIsNull() {
        assertThat(written(new Distance("w", Double.NaN, 2, Double.NEGATIVE_INFINITY)))
                .isEqualTo("{\"name\":\"w\",\"floor\":null,\"samples\":2,\"unit\":null}");
        assertThat(written(new Series.Distances(new long[]{0, 5}, new double[]{1.5, Double.NaN})))
                .isEqualTo("{\"iterations\":[0,5],\"values\":[1.5,null]}");
        assertThat(written(new Speed(Double.POSITIVE_INFINITY, null)))
                .isEqualTo("{\"iterationsPerSecond\":null,\"secondsPerStage\":null}");
    }

    @Test
    void aConstantIsAWord() {
        assertThat(written(new Alarm(Alarm.Kind.NOT_FINITE, 3, "so"))).contains("\"kind\":\"not-finite\"");
        assertThat(written(new LabInfo("1", "plain", List.of("a"), Map.of(Limit.RUNS, 2L))))
                .isEqualTo("{\"version\":\"1\",\"kernels\":\"plain\",\"presets\":[\"a\"],\"limits\":{\"runs\":2}}");
    }

    @Test
    void aVariantSaysItsKindAndHoldsThePartsOfOthers() {
        Place place = new Place("r-1", 1, 2);
        Moment moment = new Moment(7, 0, 7, 7, 0, -1, -2, 0.5, false,
                new Verdicts(new double[]{1}, new double[]{0}, Double.NaN), 9);
        Frame.Points frame = new Frame.Points(place, moment, new double[0], new double[0], null,
                new Frame.Points.Arrows(new double[0], new double[0]), null, null);
        assertThat(written(frame)).startsWith("{\"kind\":\"points\"").contains("\"lane\":1", "\"iteration\":7",
                "\"arrows\":{\"from\":[],\"by\":[]}", "\"modes\":null").doesNotContain("place", "moment");
        assertThat(written(new Domain.Plane(new Domain.Interval(0, 1), new Domain.Interval(2, 3))))
                .isEqualTo("[[0.0,1.0],[2.0,3.0]]");
    }

    @Test
    void numbersOfPicturesAreRounded() {
        assertThat(Json.rounded(new double[]{123456.7, 1e-13, -0.00123456, Double.NaN}, 3))
                .containsExactly(123000, 0, -0.00123, Double.NaN);
    }
}
