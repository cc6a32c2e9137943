/** Kernels: what a compiled program is made of; not exported. */
@NullMarked
package dev.gan4j.engine.internal;

import org.jspecify.annotations.NullMarked;
