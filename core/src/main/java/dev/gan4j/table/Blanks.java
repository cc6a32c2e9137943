package dev.gan4j.table;

import dev.gan4j.data.internal.Texts;
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
        return Texts.trim(cell, Blanks::isPadding);
    }

    private static boolean isPadding(int c) {
        return c == ' ' || c == '\t' || c == '\u00A0';
    }
}
