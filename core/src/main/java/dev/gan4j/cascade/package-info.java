/** A generator of tables: each column's distribution, given the columns known so far; its training and its sampling. */
@NullMarked
package dev.gan4j.cascade;

import org.jspecify.annotations.NullMarked;
