/** Where real samples come from, latents, and the coupling of a minibatch. */
@NullMarked
package dev.gan4j.data;

import org.jspecify.annotations.NullMarked;
