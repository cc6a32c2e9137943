/** Random numbers that are a function of (seed, stream, index). */
@NullMarked
package dev.gan4j.random;

import org.jspecify.annotations.NullMarked;
