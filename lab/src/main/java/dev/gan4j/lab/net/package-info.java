/** Who is connected to the server, how many at once, and how long each may keep it waiting. */
@NullMarked
package dev.gan4j.lab.net;

import org.jspecify.annotations.NullMarked;
