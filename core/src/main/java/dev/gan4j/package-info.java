/** Generative adversarial networks on the JVM. */
@org.jspecify.annotations.NullMarked
package dev.gan4j;
