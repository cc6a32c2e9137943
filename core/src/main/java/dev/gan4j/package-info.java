/**
 * Generative adversarial networks on the JVM. {@link dev.gan4j.Gan} trains, judges, samples, saves and loads in a line each;
 * what it is made of is in the packages below.
 *
 * <h2>Start the JVM with the Vector API</h2>
 *
 * <p>gan4j has kernels in plain Java, and faster ones on the Vector API of the JDK, an incubator module that the JVM does
 * not resolve by itself. Start a program that trains with
 *
 * <pre>{@code java --add-modules jdk.incubator.vector ...}</pre>
 *
 * <p>Both kinds give the same bits. Without the module a training that is long enough for it to pay runs on the plain
 * kernels, and gan4j logs that once per JVM, as a warning of the {@link java.lang.System.Logger} named {@code dev.gan4j}. The
 * {@code gan4j} command needs no option: it loads the module itself.
 */
@org.jspecify.annotations.NullMarked
package dev.gan4j;
