/** The step on PyTorch through the Deep Java Library. */
@NullMarked
package dev.gan4j.bench.djl;

import org.jspecify.annotations.NullMarked;
