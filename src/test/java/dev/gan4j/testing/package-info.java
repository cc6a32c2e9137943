/** What the tests of all modules share; compiled into each of them. */
@NullMarked
package dev.gan4j.testing;

import org.jspecify.annotations.NullMarked;
