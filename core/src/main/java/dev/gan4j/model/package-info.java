/** Generator and discriminator at run time, and the {@code .gan} file. */
@NullMarked
package dev.gan4j.model;

import org.jspecify.annotations.NullMarked;
