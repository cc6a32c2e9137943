/** Helpers shared by several packages of the library; not for users. */
@NullMarked
package dev.gan4j.internal;

import org.jspecify.annotations.NullMarked;
