/** Columns to features in training units, and back. */
@NullMarked
package dev.gan4j.codec;

import org.jspecify.annotations.NullMarked;
