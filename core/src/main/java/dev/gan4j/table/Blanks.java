package dev.gan4j.table;

import java.util.List;
import java.util.Set;

/** The texts of cells that hold no value; blanks and tabs around them do not count. */
record Blanks(Set<String> texts) {

    /** What most programs write for no value. */
    static final List<String> DEFAULT = List.of("", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None", "?", "-");

    Blanks {
        texts = Set.copyOf(texts);
    }

    static Blanks of(List<String> texts) {
        return new Blanks(Set.copyOf(texts));
    }

    boolean has(String cell) {
        return texts.contains(trim(cell));
    }

    static String trim(String cell) {
        int begin = 0;
        int end = cell.length();
        while (begin < end && isPadding(cell.charAt(begin))) {
            begin++;
        }
        while (begin < end && isPadding(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(begin, end);
    }

    private static boolean isPadding(char c) {
        return c == ' ' || c == '\t' || c == '\u00A0';
    }
}
