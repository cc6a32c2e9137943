/** The kernels of compiled programs; not exported. */
@NullMarked
package dev.gan4j.engine.internal;

import org.jspecify.annotations.NullMarked;
