package dev.gan4j.table;

import dev.gan4j.data.Dataset;
import java.util.List;

/**
 * A table that was read.
 *
 * @param data    its rows
 * @param schema  what is known of them
 * @param reasons why each column is taken for what it is, part of a sentence
 * @param notes   what a reader of the file may not expect, a sentence each
 * @param source  the name of the file
 * @param sha256  of its bytes, in hexadecimal; empty where the rows come from memory
 */
public record Table(Dataset data, TableSchema schema, List<String> reasons, List<String> notes, String source,
        String sha256) {

    /** Copies the lists. */
    public Table {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }
}
