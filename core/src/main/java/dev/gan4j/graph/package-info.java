/** A training step as an immutable expression graph: shapes, nodes, operations, symbolic gradients. */
@NullMarked
package dev.gan4j.graph;

import org.jspecify.annotations.NullMarked;
