/** What several packages of the library need and nobody else. */
@NullMarked
package dev.gan4j.internal;

import org.jspecify.annotations.NullMarked;
