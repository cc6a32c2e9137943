/** Reports of finished runs and sweeps. */
@NullMarked
package dev.gan4j.report;

import org.jspecify.annotations.NullMarked;
