/** The step on PyTorch through JavaCPP. */
@NullMarked
package dev.gan4j.bench.pytorch;

import org.jspecify.annotations.NullMarked;
