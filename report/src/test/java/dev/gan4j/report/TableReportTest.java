package dev.gan4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Judging;
import dev.gan4j.eval.TableJudge;
import dev.gan4j.testing.MixedTables;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class TableReportTest {

    private static final TableJudge.Options OPTIONS = TableJudge.Options.DEFAULT
            .withJudging(Judging.WITHOUT_REFEREES);

    private static Document parsed(String html) throws Exception {
        String xml = html.substring(html.indexOf("<main>"), html.indexOf("</main>") + "</main>".length());
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    @Test
    void thePageHasACardForEachColumnAndACellForEachPair() throws Exception {
        Judgement judgement = TableJudge.against(MixedTables.people(800, 1), MixedTables.people(800, 2),
                MixedTables.independent(MixedTables.people(800, 3), 4), OPTIONS);
        String html = TableReport.html(judgement, "a <table>.csv", "gan4j evaluate a b");

        parsed(html);
        assertThat(count(html, "<article class=\"card")).isEqualTo(5);
        assertThat(count(html, "<rect x=")).isEqualTo(10);
        assertThat(html).contains("<h1>a &lt;table&gt;.csv</h1>", "<pre>gan4j evaluate a b</pre>", ">blank</span>",
                ">craft<",
                judgement.verdict().words().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        assertThat(html).doesNotContain("NaN").doesNotContain("http").doesNotContain("<script");
    }

    @Test
    void twoHundredColumnsMakeAPageThatStaysSmall() throws Exception {
        Judgement judgement = TableJudge.compare(wide(400, 1), wide(400, 2), OPTIONS);
        String html = TableReport.html(judgement, "wide", "gan4j evaluate a b");

        parsed(html);
        assertThat(count(html, "<article class=\"card")).isEqualTo(TableSection.MOST_CARDS);
        assertThat(count(html, "<rect x=")).isEqualTo(TableSection.MOST_MAPPED * (TableSection.MOST_MAPPED - 1) / 2);
        assertThat(html).contains("<caption>The other columns</caption>", "The 60 columns that differ most are shown.");
        assertThat(html.length()).isLessThan(1_000_000);
    }

    private static Dataset wide(int rows, long seed) {
        Random random = new Random(seed);
        List<Column> columns = new ArrayList<>(
                List.of(new Column.Categorical("kind", "kind", List.of("a", "b"), false)));
        for (int j = 1; j < 200; j++) {
            columns.add(new Column.Numeric("x" + j, "x" + j));
        }
        return new Dataset(new Schema(columns), Points.generate(rows, 200, (row, point) -> {
            for (int j = 0; j < 200; j++) {
                point[j] = j == 0 ? random.nextInt(2) : random.nextGaussian();
            }
        }), null);
    }

    @Test
    void columnsOfNumbersAreNoTable() {
        Dataset numbers = Dataset.of(new Random(1).doubles(100).toArray());
        assertThatThrownBy(() -> TableReport.html(Judge.compare(numbers, numbers), "numbers", "gan4j"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the judgement must be of a table of mixed columns but was Judgement[");
    }
}
