/** The page in a real browser. */
@NullMarked
package dev.gan4j.lab.browser;

import org.jspecify.annotations.NullMarked;
