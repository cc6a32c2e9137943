/** Networks, activations, initialisers, optimisers and learning-rate schedules. */
@NullMarked
package dev.gan4j.nn;

import org.jspecify.annotations.NullMarked;
