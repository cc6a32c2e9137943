/** Networks as ONNX files, which other runtimes read. */
@NullMarked
package dev.gan4j.onnx;

import org.jspecify.annotations.NullMarked;
