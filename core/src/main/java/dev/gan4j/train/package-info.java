/** The trainer, its events, its history, and what it leaves: a generator and a discriminator. */
@NullMarked
package dev.gan4j.train;

import org.jspecify.annotations.NullMarked;
