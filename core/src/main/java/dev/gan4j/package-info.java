/**
 * Generative adversarial networks on the JVM. {@link dev.gan4j.Gan} trains, judges, samples, saves and loads in a line each;
 * its parts are in the packages below.
 *
 * <h2>Start the JVM with the Vector API</h2>
 *
 * <p>gan4j has kernels in plain Java, and faster ones that use the JDK's Vector API, an incubator module that the JVM does not
 * load by default. Start a program that trains with
 *
 * <pre>{@code java --add-modules jdk.incubator.vector ...}</pre>
 *
 * <p>Both kinds give the same bits. Without the module, every training runs on the plain kernels. If a training is long enough
 * to profit from the faster ones, gan4j logs one warning per JVM to the {@link java.lang.System.Logger} named {@code
 * dev.gan4j}. The {@code gan4j} command needs no option: it loads the module itself.
 */
@org.jspecify.annotations.NullMarked
package dev.gan4j;
