/** A training step by step: its data, minibatches, programs and watch. */
@NullMarked
package dev.gan4j.train.internal;

import org.jspecify.annotations.NullMarked;
