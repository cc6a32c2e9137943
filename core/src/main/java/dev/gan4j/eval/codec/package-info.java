/** A judgement as a JSON tree, and back. */
@NullMarked
package dev.gan4j.eval.codec;

import org.jspecify.annotations.NullMarked;
