/** Reads CSV files strictly: columns of numbers, and a column of classes. */
@NullMarked
package dev.gan4j.data.csv;

import org.jspecify.annotations.NullMarked;
