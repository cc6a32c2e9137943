/** Insides of {@link dev.gan4j.run}, for gan4j's own modules alone. */
@org.jspecify.annotations.NullMarked
package dev.gan4j.run.internal;
