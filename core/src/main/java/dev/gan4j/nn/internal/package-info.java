/** Insides of {@link dev.gan4j.nn}; not exported. */
@org.jspecify.annotations.NullMarked
package dev.gan4j.nn.internal;
