/** Distances, the judgement of a generator, and alarms. */
@NullMarked
package dev.gan4j.eval;

import org.jspecify.annotations.NullMarked;
