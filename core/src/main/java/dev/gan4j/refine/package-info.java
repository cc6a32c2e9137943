/** Better samples from a trained pair of networks: D chooses among what G makes. */
@NullMarked
package dev.gan4j.refine;

import org.jspecify.annotations.NullMarked;
