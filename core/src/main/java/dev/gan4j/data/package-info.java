/** Real data and distributions, latents, and the coupling of a minibatch. */
@NullMarked
package dev.gan4j.data;

import org.jspecify.annotations.NullMarked;
