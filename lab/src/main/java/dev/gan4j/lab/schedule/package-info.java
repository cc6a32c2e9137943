/** Time and threads, which a test can replace to replay what happened in a laboratory. */
@NullMarked
package dev.gan4j.lab.schedule;

import org.jspecify.annotations.NullMarked;
