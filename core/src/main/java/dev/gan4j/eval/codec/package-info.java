/** Converts judgements and alarms to and from JSON. */
@NullMarked
package dev.gan4j.eval.codec;

import org.jspecify.annotations.NullMarked;
