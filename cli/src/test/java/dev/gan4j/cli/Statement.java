package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of a page that states something of runs, and what has to hold of its figures.
 *
 * @param page     the page's name
 * @param sentence the sentence or a part of it, with {@code {}} for each figure
 * @param check    what has to hold
 */
record Statement(String page, String sentence, Check check) {

    private static final String NUMBER = "(-?\\d[\\d,]*(?:\\.\\d+)?(?:e-?\\d+)?)";

    /** What has to hold of the figures that a sentence states, in their order. */
    @FunctionalInterface
    interface Check {
        void on(List<Figure> figures) throws Exception;
    }

    /**
     * A figure as a page states it.
     *
     * @param text its digits
     */
    record Figure(String text) {

        double value() {
            return Double.parseDouble(text.replace(",", ""));
        }

        void isCount(long count) {
            assertThat(text.replace(",", "")).isEqualTo(Long.toString(count));
        }

        /** Asserts that a value becomes this figure when it is rounded to as many digits as the page shows. */
        void is(double value) {
            BigDecimal stated = new BigDecimal(text.replace(",", ""));
            double half = 0.5 * Math.pow(10, -stated.scale());
            assertThat(value).as("what the page states as " + text).isBetween(value() - half * (1 + 1e-9),
                    value() + half * (1 + 1e-9));
        }
    }

    @Override
    public String toString() {
        return page + ": " + sentence;
    }

    /** Returns where the sentence stands on its page, as a match whose groups are the figures. */
    Matcher find() {
        StringBuilder pattern = new StringBuilder();
        for (String part : (sentence + " ").split("\\{}")) {
            pattern.append(pattern.isEmpty() ? "" : NUMBER).append(Pattern.quote(part));
        }
        // The blank behind the last part only kept an empty one there.
        Pattern text = Pattern.compile(pattern.toString().replaceFirst(" \\\\E$", "\\\\E"));
        return text.matcher(Markdown.read(page).sentences());
    }

    void verify() throws Exception {
        Matcher match = find();
        assertThat(match.find()).as("%s must have: %s", page, sentence).isTrue();
        List<Figure> figures = new ArrayList<>();
        for (int i = 1; i <= match.groupCount(); i++) {
            figures.add(new Figure(match.group(i)));
        }
        check.on(figures);
    }

    /** Returns the cells of the rows of numbers of the first table behind a text of a page. */
    static List<List<String>> table(String page, String behind) {
        List<String> lines = Markdown.read(page).lines();
        int begin = 0;
        while (!lines.get(begin).contains(behind)) {
            begin++;
        }
        while (!lines.get(begin).startsWith("|")) {
            begin++;
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = begin + 2; i < lines.size() && lines.get(i).startsWith("|"); i++) {
            String line = lines.get(i).replace("**", "").strip();
            List<String> cells = new ArrayList<>();
            for (String cell : line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1)) {
                cells.add(cell.strip());
            }
            rows.add(cells);
        }
        return rows;
    }

    /** Returns all figures of a text. */
    static List<Figure> figures(String text) {
        return Pattern.compile(NUMBER).matcher(text).results().map(match -> new Figure(match.group(1))).toList();
    }
}
