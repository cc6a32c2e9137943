/** The step on DL4J. */
@NullMarked
package dev.gan4j.bench.dl4j;

import org.jspecify.annotations.NullMarked;
