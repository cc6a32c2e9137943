/** The step on TensorFlow for Java. */
@NullMarked
package dev.gan4j.bench.tensorflow;

import org.jspecify.annotations.NullMarked;
