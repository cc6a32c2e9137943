/** Better samples from a trained pair of networks: D selects among G's samples. */
@NullMarked
package dev.gan4j.refine;

import org.jspecify.annotations.NullMarked;
