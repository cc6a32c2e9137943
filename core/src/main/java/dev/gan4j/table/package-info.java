/** Tables of mixed columns: what a file holds is found out, told in a schema, kept to by rules, and written as it was. */
@NullMarked
package dev.gan4j.table;

import org.jspecify.annotations.NullMarked;
