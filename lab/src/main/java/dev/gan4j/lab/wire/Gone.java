package dev.gan4j.lab.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A run or a strip was ended or removed: no more messages about it will come.
 *
 * @param run   the run's id
 * @param strip the strip's id
 */
public record Gone(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String run,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String strip) implements Message {

    /** Reports it for a run. */
    public static Gone run(String id) {
        return new Gone(id, null);
    }

    /** Reports it for a strip. */
    public static Gone strip(String id) {
        return new Gone(null, id);
    }

    @Override
    public String about() {
        return String.valueOf(run == null ? strip : run);
    }
}
