package dev.gan4j.table;

import dev.gan4j.data.Column;

/**
 * What was found of a column.
 *
 * @param column what it is
 * @param reason why, as part of a sentence in one line
 */
record Found(Column column, String reason) {}
