/**
 * gan4j on Apache Spark: rows of a model as a data source, sweeps on a cluster, judgements of DataFrames, and training on them.
 *
 * <p>Nothing here uses RDDs. Start executors with {@code --add-modules jdk.incubator.vector}: without that module they give the
 * same rows and weights by slower kernels, and say so in their log.
 */
@NullMarked
package dev.gan4j.spark;

import org.jspecify.annotations.NullMarked;
