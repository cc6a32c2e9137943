/** Scenes and frames, painted from weights. */
@NullMarked
package dev.gan4j.lab.paint;

import org.jspecify.annotations.NullMarked;
