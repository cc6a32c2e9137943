package dev.gan4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import dev.gan4j.data.TimeFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Trips: when they began and ended, and what they cost: a fare, a tip, and one of three fees on top. */
class ResidualsTest {

    private static final int ROWS = 2000;
    private static final double[] FEES = {0, 0.8, 3.3};

    @Test
    void aTimeIsCountedFromTheOneBeforeItAndASumIsWhatItsPartsDoNotExplain() {
        assertThat(Residuals.bases(trips(false), Set.of())).isDeepEqualTo(new int[][]{{}, {0}, {}, {}, {3, 2}});
    }

    @Test
    void whatIsNotKnownWhereTheSumIsKnownIsNoPart() {
        assertThat(Residuals.bases(trips(true), Set.of())[4]).isEmpty();
    }

    @Test
    void rowsComeBackWithTheirSumsAndNeverEndBeforeTheyBegin() {
        Dataset trips = trips(false);
        TableCodec codec = TableCodec.fit(trips, Set.of(), 5);

        Dataset back = codec.decode(codec.encode(trips).codes(), 1, LongStream.range(0, ROWS).toArray(),
                (column, value) -> true);

        for (double[] trip : back.toRows()) {
            double fee = Math.rint((trip[4] - trip[2] - trip[3]) * 1e6) / 1e6;
            assertThat(Arrays.stream(FEES).anyMatch(each -> each == fee)).as("fee %s", fee).isTrue();
            assertThat(trip[1]).isGreaterThanOrEqualTo(trip[0]);
        }
    }

    private static Dataset trips(boolean hasBlankTips) {
        Random random = new Random(7);
        TimeFormat format = new TimeFormat(TimeFormat.Kind.DATE_TIME, "yyyy-MM-dd HH:mm:ss");
        Schema schema = new Schema(List.of(new Column.Temporal("start", "start", format, List.of()),
                new Column.Temporal("end", "end", format, List.of()), new Column.Numeric("tip", "tip",
                        NumberFormat.SHORTEST, List.of("")),
                new Column.Numeric("fare", "fare"), new Column.Numeric("total", "total")));
        return new Dataset(schema, Points.generate(ROWS, 5, (row, point) -> {
            point[0] = 1.5e9 + random.nextInt(10_000_000);
            point[1] = point[0] + random.nextInt(5000);
            point[2] = random.nextInt(1000) / 100.0;
            point[3] = random.nextInt(5000) / 100.0;
            point[4] = Math.rint((point[2] + point[3] + FEES[random.nextInt(3)]) * 100) / 100;
            point[2] = hasBlankTips && row % 9 == 0 ? Blank.of(0) : point[2];
        }), null);
    }
}
