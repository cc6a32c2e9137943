/** Insides of {@link dev.gan4j.data}; not exported. */
@org.jspecify.annotations.NullMarked
package dev.gan4j.data.internal;
