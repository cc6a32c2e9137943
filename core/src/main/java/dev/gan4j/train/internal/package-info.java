/** A training step by step: its data, minibatches and programs, and what watches it. */
@NullMarked
package dev.gan4j.train.internal;

import org.jspecify.annotations.NullMarked;
