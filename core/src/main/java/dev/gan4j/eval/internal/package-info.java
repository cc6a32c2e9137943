/** Internals of {@link dev.gan4j.eval}, for gan4j's own modules only. */
@org.jspecify.annotations.NullMarked
package dev.gan4j.eval.internal;
