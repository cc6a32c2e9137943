/** Tests with real databases and real files. */
@NullMarked
package dev.gan4j.sources;

import org.jspecify.annotations.NullMarked;
