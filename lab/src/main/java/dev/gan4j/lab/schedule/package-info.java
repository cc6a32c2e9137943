/** Time and threads, which tests can replace to replay a laboratory. */
@NullMarked
package dev.gan4j.lab.schedule;

import org.jspecify.annotations.NullMarked;
