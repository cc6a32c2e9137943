package dev.gan4j.report;

import dev.gan4j.eval.Score;
import dev.gan4j.eval.TableColumn;
import dev.gan4j.eval.TableColumn.Bar;
import dev.gan4j.eval.TableJudgement;
import dev.gan4j.report.chart.Digits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The part of a page that is about a table of mixed columns: what trees see, a card for each column, and a map of the pairs.
 */
final class TableSection {

    /** The most cards; a table has the other columns. */
    static final int MOST_CARDS = 48;
    /** The most columns of the map. */
    static final int MOST_MAPPED = 60;

    private static final int BIN = 12;
    private static final int HEIGHT = 72;
    private static final int SHADES = 10;
    /** The least difference that has the strongest colour. */
    private static final double STRONGEST = 0.1;
    private static final int LONGEST_NAME = 18;

    /** What pages with such a part have besides. */
    static final String STYLE = """
            .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,290px),1fr));gap:20px}
            .card{border:1px solid var(--ink-grid);border-radius:8px;padding:12px 16px 14px;min-width:0}
            .card.differs{border-color:var(--ink-generated)}
            .card h3{font-size:16px;font-weight:500;margin:0;overflow-wrap:anywhere}
            .card p{margin:0 0 8px;color:var(--ink-muted);font-size:14px}
            .card p b{color:var(--ink-text);font-weight:500}
            .card svg{display:block;width:100%;height:72px}
            .ends{display:flex;justify-content:space-between;gap:12px;color:var(--ink-muted);font-size:13px;margin-bottom:8px}
            .r{fill:color-mix(in srgb,var(--ink-real) 45%,transparent)}
            .g{fill:none;stroke:var(--ink-generated);stroke-width:1.6;vector-effect:non-scaling-stroke}
            .bars{display:grid;grid-template-columns:minmax(0,9em) minmax(40px,1fr) max-content;gap:3px 10px;
              align-items:center;font-size:13px}
            .bars span:first-child{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
            .row{display:contents}
            .row .n{color:var(--ink-muted);font-variant-numeric:tabular-nums;text-align:right}
            .track{position:relative;height:14px}
            .track i{position:absolute;left:0;top:0;bottom:0;background:color-mix(in srgb,var(--ink-real) 45%,transparent)}
            .track b{position:absolute;left:0;top:4px;bottom:4px;background:var(--ink-generated)}
            .key{display:flex;flex-wrap:wrap;gap:6px 20px;color:var(--ink-muted);font-size:14px;margin:0 0 14px}
            .key i,.key b{display:inline-block;width:22px;margin-right:6px;vertical-align:middle}
            .key i{height:14px;background:color-mix(in srgb,var(--ink-real) 45%,transparent)}
            .key b{height:5px;background:var(--ink-generated)}
            .map{display:block;width:100%;max-width:900px;height:auto}
            .map text{fill:var(--ink-text);font-size:11px}
            .map rect{stroke:var(--ink-paper);stroke-width:1;fill:var(--ink-generated)}
            .seen{margin:0;padding-left:22px;max-width:90ch}
            """;

    private final HtmlPage page;
    private final TableJudgement table;

    private TableSection(HtmlPage page, TableJudgement table) {
        this.page = page;
        this.table = table;
    }

    /** Appends the part to a page that has its {@link #STYLE}. */
    static void add(HtmlPage page, TableJudgement table) {
        TableSection section = new TableSection(page, table);
        section.seen();
        section.columns();
        section.pairs();
    }

    private void seen() {
        if (!table.sightings().isEmpty()) {
            page.add("<h2>What trees see</h2>\n<ul class=\"seen\">\n");
            table.sightings()
                    .forEach(sighting -> page.add("<li>", HtmlPage.escaped(sighting.sentence()), "</li>\n"));
            page.add("</ul>\n");
        }
    }

    private void columns() {
        boolean areAll = table.columns().size() <= MOST_CARDS;
        List<TableColumn> ordered = areAll
                ? table.columns()
                : table.columns().stream().sorted(Comparator.comparingDouble(TableSection::excess)).toList();
        page.add("<h2>Columns</h2>\n<p class=\"key\"><span><i></i>real</span><span><b></b>generated</span>",
                areAll ? "" : "<span>the " + MOST_CARDS + " that differ most first</span>",
                "</p>\n<div class=\"cards\">\n");
        ordered.stream().limit(MOST_CARDS).forEach(this::card);
        page.add("</div>\n");
        page.table("The other columns", List.of("column", "shape", "noise floor", "p"),
                ordered.stream().skip(MOST_CARDS).map(TableSection::row).toList());
    }

    private static double excess(TableColumn column) {
        return column.shape() instanceof Score.Judged judged ? judged.value() - judged.floor() : 1;
    }

    private static List<String> row(TableColumn column) {
        return switch (column.shape()) {
            case Score.NotJudged(String metric, String reason) ->
                List.of(HtmlPage.escaped(column.name()), "not judged: " + HtmlPage.escaped(reason));
            case Score.Judged judged -> List.of(HtmlPage.escaped(column.name()), Digits.significant(judged.value(), 4),
                    Digits.significant(judged.floor(), 4), judged.p() == null ? "" : Digits.significant(judged.p(), 2));
        };
    }

    private void card(TableColumn column) {
        boolean differs = column.differs();
        page.add("<article class=\"card", differs ? " differs" : "", "\"><h3>", HtmlPage.escaped(column.name()),
                "</h3>\n<p>", switch (column.shape()) {
                    case Score.NotJudged(String metric, String reason) -> "not judged: " + HtmlPage.escaped(reason);
                    case Score.Judged judged -> "shape <b>" + Digits.significant(judged.value(), 4) + "</b>, floor "
                            + Digits.significant(judged.floor(), 4) + (differs ? "; differs by more than chance" : "");
                }, "</p>\n");
        histogram(column.histogram());
        List<Bar> bars = new ArrayList<>(column.top());
        if (column.realBlanks() > 0 || column.generatedBlanks() > 0) {
            bars.add(new Bar("blank", column.realBlanks(), column.generatedBlanks()));
        }
        bars(bars);
        page.add("</article>\n");
    }

    /** Real shares are filled, and generated ones are a line before them. */
    private void histogram(List<Bar> bars) {
        if (bars.isEmpty()) {
            return;
        }
        double highest = bars.stream().mapToDouble(bar -> Math.max(bar.real(), bar.generated())).max().orElse(1);
        double scale = highest > 0 ? (HEIGHT - 4) / highest : 0;
        page.add("<svg viewBox=\"0 0 ", Integer.toString(BIN * bars.size()), " ", Integer.toString(HEIGHT),
                "\" preserveAspectRatio=\"none\" role=\"img\">\n");
        StringBuilder line = new StringBuilder("M0 " + HEIGHT);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            page.add("<rect class=\"r\" x=\"", Integer.toString(BIN * i), "\" y=\"", place(HEIGHT - scale * bar.real()),
                    "\" width=\"", Integer.toString(BIN), "\" height=\"", place(scale * bar.real()), "\"><title>",
                    HtmlPage.escaped(bar.text()), ": real ", percent(bar.real()), ", generated ",
                    percent(bar.generated()), "</title></rect>\n");
            line.append('V').append(place(HEIGHT - scale * bar.generated())).append('H').append(BIN * (i + 1));
        }
        page.add("<path class=\"g\" d=\"", line.append('V').append(HEIGHT).toString(), "\"/>\n</svg>\n",
                "<div class=\"ends\"><span>", HtmlPage.escaped(bars.getFirst().text()), "</span><span>",
                HtmlPage.escaped(bars.getLast().text()), "</span></div>\n");
    }

    private void bars(List<Bar> bars) {
        if (bars.isEmpty()) {
            return;
        }
        double highest = bars.stream().mapToDouble(bar -> Math.max(bar.real(), bar.generated())).max().orElse(1);
        double scale = highest > 0 ? 100 / highest : 0;
        page.add("<div class=\"bars\">\n");
        for (Bar bar : bars) {
            String text = HtmlPage.escaped(bar.text());
            page.add("<div class=\"row\"><span title=\"", text, "\">", text,
                    "</span><span class=\"track\"><i style=\"width:",
                    place(scale * bar.real()), "%\"></i><b style=\"width:", place(scale * bar.generated()),
                    "%\"></b></span><span class=\"n\" title=\"real, generated\">", percent(bar.real()), " ",
                    percent(bar.generated()), "</span></div>\n");
        }
        page.add("</div>\n");
    }

    private void pairs() {
        List<String> names = table.paired();
        if (names.size() < 2) {
            return;
        }
        int[] shown = table.mostDifferent(MOST_MAPPED);
        page.add("<h2>Pairs of columns</h2>\n");
        map(shown);
        List<List<String>> rows = IntStream.range(1, names.size()).boxed()
                .flatMap(i -> IntStream.range(0, i).mapToObj(k -> new int[]{i, k}))
                .sorted(Comparator.comparingDouble(pair -> table.pairs().get(pair[0]).get(pair[1]))).limit(8)
                .map(pair -> List.of(HtmlPage.escaped(names.get(pair[1])), HtmlPage.escaped(names.get(pair[0])),
                        Digits.significant(table.pairs().get(pair[0]).get(pair[1]), 4)))
                .toList();
        page.table("The pairs that differ most", List.of("column", "with", "score"), rows);
    }

    /** A cell for each pair, the stronger the more they differ. */
    private void map(int... shown) {
        int count = shown.length;
        double cell = count <= 30 ? 24 : 14;
        double left = 136;
        double top = 8;
        double width = left + cell * count + 110;
        double height = top + cell * count + 110;
        double strongest = STRONGEST;
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < i; k++) {
                strongest = Math.max(strongest, 1 - table.pairs().get(shown[i]).get(shown[k]));
            }
        }
        page.add("<div class=\"scroll\"><svg class=\"map\" viewBox=\"0 0 ", place(width), " ", place(height),
                "\" style=\"min-width:", place(Math.min(width, 560)), "px\" role=\"img\">\n");
        for (int i = 0; i < count; i++) {
            String name = HtmlPage.escaped(Figures.shortened(table.paired().get(shown[i]), LONGEST_NAME));
            if (i > 0) {
                page.add("<text x=\"", place(left - 6), "\" y=\"", place(top + cell * (i + 0.5) + 4),
                        "\" text-anchor=\"end\">", name, "</text>\n");
            }
            if (i < count - 1) {
                page.add("<text transform=\"translate(", place(left + cell * (i + 0.5) - 3), " ",
                        place(top + cell * count + 8), ") rotate(45)\">", name, "</text>\n");
            }
            for (int k = 0; k < i; k++) {
                double score = table.pairs().get(shown[i]).get(shown[k]);
                double shade = Math.ceil(SHADES * Math.sqrt(Math.max(0, 1 - score) / strongest)) / SHADES;
                page.add("<rect x=\"", place(left + cell * k), "\" y=\"", place(top + cell * i), "\" width=\"",
                        place(cell), "\" height=\"", place(cell), "\" fill-opacity=\"", place(Math.max(0.04, shade)),
                        "\"><title>", HtmlPage.escaped(table.paired().get(shown[k])), " with ",
                        HtmlPage.escaped(table.paired().get(shown[i])), ": ", Digits.significant(score, 4),
                        "</title></rect>\n");
            }
        }
        page.add(
                "</svg></div>\n<p class=\"floor\">The stronger a cell, the more the two columns are related otherwise than in",
                " real rows: none at a score of 1, the strongest at ", Digits.significant(1 - strongest, 2), ".",
                count < table.paired().size() ? " The " + count + " columns that differ most are shown." : "",
                "</p>\n");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String place(double value) {
        return Digits.significant(Math.rint(value * 100) / 100, 6);
    }
}
