/** Insides of {@link dev.gan4j.eval}; not exported. */
@org.jspecify.annotations.NullMarked
package dev.gan4j.eval.internal;
