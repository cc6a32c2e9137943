/** The distributions that an expression may name, and the reader of expressions. */
@NullMarked
package dev.gan4j.data.distribution;

import org.jspecify.annotations.NullMarked;
