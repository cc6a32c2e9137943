/** Figures of tables: gan4j beside simple generators. */
@NullMarked
package dev.gan4j.bench.tables;

import org.jspecify.annotations.NullMarked;
