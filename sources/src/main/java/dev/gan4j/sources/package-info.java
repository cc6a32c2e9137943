/** Tables of databases, by any driver of JDBC, and of Parquet files, by Hardwood. */
@NullMarked
package dev.gan4j.sources;

import org.jspecify.annotations.NullMarked;
