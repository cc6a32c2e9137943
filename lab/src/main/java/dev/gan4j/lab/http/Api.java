package dev.gan4j.lab.http;

import dev.gan4j.Gan4j;
import dev.gan4j.engine.Program;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.lab.LabOptions;
import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.input.Catalogues;
import dev.gan4j.lab.input.Drawings;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.input.SettingReader;
import dev.gan4j.lab.input.Upload;
import dev.gan4j.lab.input.Uploads;
import dev.gan4j.lab.run.RunTable;
import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.LabInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Everything under {@code /api}. */
public final class Api implements AutoCloseable {

    private final Limits limits;
    private final Router router;
    private final Uploads uploads;
    private final RunTable runs;
    private final StreamRoute streams;
    private final SettingReader reader;

    /**
     * Creates an empty laboratory.
     *
     * @param options   its options
     * @param isLocal   whether it listens only on this machine
     * @param scheduler time and threads
     * @throws IOException if uploads cannot be stored
     */
    public Api(LabOptions options, boolean isLocal, Scheduler scheduler) throws IOException {
        limits = options.limits();
        uploads = new Uploads(limits);
        runs = new RunTable(limits, scheduler);
        reader = new SettingReader(uploads, limits);
        streams = new StreamRoute(runs, limits);
        router = new Router(new Gate(options, isLocal));
        router.add("GET", "/api/info", Form.EMPTY, this::info)
                .add("GET", "/api/catalogue", Form.EMPTY,
                        (exchange, none) -> exchange.send(200, Catalogues.of(limits)))
                .add("POST", "/api/experiment", Form.SETTING, this::experiment)
                .add("POST", "/api/uploads", Form.UPLOAD, this::upload)
                .add("GET", "/api/uploads/{}", Form.EMPTY, this::download)
                .add("POST", "/api/drawings", Form.SKETCH, (exchange, none) -> exchange.send(201,
                        Drawings.read(exchange.json(), uploads)));
        new RunRoutes(runs, reader, limits).addTo(router);
        new TableRoutes(runs, uploads, limits).addTo(router);
        streams.addTo(router);
    }

    /**
     * Returns the router of requests.
     *
     * @return the router
     */
    public Router router() {
        return router;
    }

    /**
     * Returns a link to an experiment, whose data file is stored like an upload.
     *
     * @param experiment the experiment that the page opens
     * @return the part of the page's address from {@code #} on
     * @throws dev.gan4j.InvalidInputException if the laboratory cannot train it, or its data are too large
     */
    public String hash(Experiment experiment) {
        return new Links(uploads, reader, limits).hash(experiment);
    }

    /**
     * Returns a link to a table, which is stored like an upload.
     *
     * @param table the CSV file that the page opens as a table of mixed columns
     * @return the part of the page's address from {@code #} on
     * @throws dev.gan4j.InvalidInputException if the laboratory cannot train it, or it is too large
     */
    public String hash(Path table) {
        return new Links(uploads, reader, limits).hash(table);
    }

    private void info(Exchange exchange, List<String> none) {
        Map<Limit, Long> values = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            values.put(limit, limits.of(limit));
        }
        exchange.send(200, new LabInfo(Gan4j.version(), Program.kernelChoice(), Experiment.presets(), values));
    }

    private void experiment(Exchange exchange, List<String> none) {
        Setting setting = reader.read(exchange.json());
        exchange.send(200, Completions.of(setting, TrainingPlan.of(setting.experiment())));
    }

    private void upload(Exchange exchange, List<String> none) {
        byte[] bytes = exchange.body((int) limits.of(Limit.UPLOAD),
                "an upload (the option " + Limit.UPLOAD.option() + ")");
        exchange.send(201, uploads.addCsv(bytes, exchange.query("name")));
    }

    private void download(Exchange exchange, List<String> id) {
        Upload upload = uploads.get(id.getFirst());
        exchange.sendFile(upload.isPicture() ? "image/png" : "text/csv; charset=utf-8", upload.fileName(),
                upload.bytes());
    }

    /** Ends every run and every stream, and removes every upload. */
    @Override
    public void close() {
        streams.close();
        runs.close();
        uploads.close();
    }
}
