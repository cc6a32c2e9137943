package dev.gan4j.lab.http;

import dev.gan4j.Gan4j;
import dev.gan4j.engine.Program;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.LabOptions;
import dev.gan4j.lab.Limit;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Everything under {@code /api}. */
public final class Api implements AutoCloseable {

    private final LabOptions options;
    private final Router router;

    /**
     * Creates an empty laboratory.
     *
     * @param options what it bears
     * @param isLocal whether it listens on this machine only
     */
    public Api(LabOptions options, boolean isLocal) {
        this.options = options;
        router = new Router(new Gate(options, isLocal));
        router.add("GET", "/api/info", this::info);
    }

    /**
     * Returns what answers requests.
     *
     * @return the router
     */
    public Router router() {
        return router;
    }

    private void info(Exchange exchange, List<String> parameters) {
        ObjectNode info = Json.object().put("version", Gan4j.version()).put("kernels", Program.kernelChoice());
        Experiment.presets().forEach(info.putArray("presets")::add);
        ObjectNode limits = info.putObject("limits");
        for (Limit limit : Limit.values()) {
            limits.put(limit.word(), options.limits().of(limit));
        }
        exchange.send(200, info);
    }

    @Override
    public void close() {}
}
