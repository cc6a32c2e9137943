/** Compiles a graph into a program that runs without allocating. */
@NullMarked
package dev.gan4j.engine;

import org.jspecify.annotations.NullMarked;
