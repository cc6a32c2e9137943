package dev.gan4j.cli;

/** Text as a cell of a CSV file. */
final class CsvText {

    private CsvText() {}

    static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
