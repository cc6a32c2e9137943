/** The trainer, its events and history, and its result: a generator and a discriminator. */
@NullMarked
package dev.gan4j.train;

import org.jspecify.annotations.NullMarked;
