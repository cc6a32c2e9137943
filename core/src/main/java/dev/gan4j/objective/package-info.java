/** The objectives of the discriminator and the generator, and D's penalties. */
@NullMarked
package dev.gan4j.objective;

import org.jspecify.annotations.NullMarked;
