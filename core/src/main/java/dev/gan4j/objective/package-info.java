/** What the discriminator and the generator play for. */
@NullMarked
package dev.gan4j.objective;

import org.jspecify.annotations.NullMarked;
