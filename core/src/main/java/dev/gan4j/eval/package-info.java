/** Distances, the judgement of a generator, and the alarms. */
@NullMarked
package dev.gan4j.eval;

import dev.gan4j.eval.internal.Distances;
import org.jspecify.annotations.NullMarked;
