package dev.gan4j.train.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.cascade.Condition;
import dev.gan4j.data.Dataset;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.train.internal.TableView.SeenBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Looks at generated rows beside real ones. */
class TableViewTest {

    private static final List<String> NAMES = List.of("sex", "mass >= 3", "born", "score", "children", "same");

    private static Table table(int count) {
        Random random = new Random(7);
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            rows.add(List.of(random.nextInt(3) == 0 ? "female, f" : "male",
                    random.nextInt(9) == 0 ? "" : String.valueOf(Math.rint(1000 * random.nextGaussian()) / 10),
                    String.format(java.util.Locale.ROOT, "20%02d-%02d-11", random.nextInt(24), 1 + random.nextInt(12)),
                    String.valueOf(random.nextDouble()),
                    random.nextInt(5) == 0 ? "NA" : Integer.toString(random.nextInt(4)),
                    "constant"));
        }
        return TableReader.ofRows(NAMES, rows, TableReader.Options.NONE);
    }

    private static Dataset part(Dataset rows, int from, int to) {
        return rows.select(IntStream.range(from, to).toArray());
    }

    @Test
    void theConditionsOfABarAskForTheRowsThatItCounts() {
        Table table = table(600);
        Dataset real = table.data();
        TableView look = new TableView(real, real, 10);
        List<TableView.Seen> columns = look.columns(real, real);
        assertThat(columns).extracting(TableView.Seen::name).containsExactlyElementsOf(NAMES.subList(0, 5));
        for (TableView.Seen column : columns) {
            List<SeenBar> bars = Stream.concat(column.histogram().stream(), column.top().stream()).toList();
            assertThat(bars).as(column.name()).isNotEmpty();
            for (SeenBar seen : bars) {
                assertThat(share(look, seen.where(), table)).as("%s, %s", column.name(), seen)
                        .isEqualTo(seen.bar().real(), within(1e-12));
                assertThat(seen.bar().generated()).isEqualTo(seen.bar().real());
            }
            if (column.realBlanks() > 0) {
                assertThat(share(look, column.blankWhere(), table)).isEqualTo(column.realBlanks(), within(1e-12));
            }
            assertThat(column.shape()).isEqualTo(1, within(1e-12));
        }
        assertThat(columns.get(1).realBlanks()).isBetween(0.05, 0.2);
        assertThat(columns.get(0).top()).extracting(seen -> seen.where()).containsExactly(List.of("sex=male"),
                List.of("sex=female, f"));
        assertThat(look.pairs(real, 10).scores().stream().flatMap(List::stream)).hasSize(10)
                .allSatisfy(score -> assertThat(score).isEqualTo(1, within(1e-12)));
    }

    private static double share(TableView look, List<String> where, Table table) {
        assertThat(where).isNotEmpty();
        return (double) look
                .real(where.stream().map(text -> Condition.parse(text, table.schema().columns())).toList()).rows()
                / table.data().rows();
    }

    @Test
    void barsStayAsTheyAreWhateverIsGenerated() {
        Dataset rows = table(600).data();
        Dataset real = part(rows, 0, 400);
        TableView look = new TableView(real, real, 10);
        List<TableView.Seen> all = look.columns(real, part(rows, 400, 600));
        List<TableView.Seen> few = look.columns(part(rows, 0, 0), part(rows, 400, 401));
        for (int j = 0; j < all.size(); j++) {
            assertThat(few.get(j).histogram()).extracting(seen -> seen.bar().text())
                    .isEqualTo(all.get(j).histogram().stream().map(seen -> seen.bar().text()).toList());
            assertThat(few.get(j).histogram()).allMatch(seen -> seen.bar().real() == 0);
            assertThat(few.get(j).shape()).isNaN();
            assertThat(all.get(j).shape()).isBetween(0.5, 1.0);
        }
        assertThat(new TableView(real, real, 2).columns(real, real)).hasSize(2);
    }
}
