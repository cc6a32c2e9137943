/** Both networks of an experiment, compiled. */
@NullMarked
package dev.gan4j.model.internal;

import org.jspecify.annotations.NullMarked;
