package dev.gan4j.lab.http;

import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.input.TableSetting;
import dev.gan4j.lab.input.Uploads;
import dev.gan4j.lab.run.RunTable;
import dev.gan4j.lab.run.TableRun;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.model.TableModel;
import dev.gan4j.report.RunReport;
import dev.gan4j.report.TableReport;
import dev.gan4j.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Trainings of tables. */
final class TableRoutes {

    /** The most rows of a file of samples. */
    static final int MOST_ROWS = 100_000;
    /** The most conditions of a request. */
    private static final int MOST_CONDITIONS = 64;
    private static final int STANDARD_ROWS = 1000;
    private static final String TABLE = "/api/tables/{}";
    private static final Form WHERE = Form.query().repeated("where");
    private static final Form SAMPLES = Form.query("rows", "seed").repeated("where");

    private final RunTable runs;
    private final Uploads uploads;
    private final Limits limits;

    TableRoutes(RunTable runs, Uploads uploads, Limits limits) {
        this.runs = runs;
        this.uploads = uploads;
        this.limits = limits;
    }

    void addTo(Router router) {
        router.add("POST", "/api/tables", Form.TABLE, this::create)
                .add("GET", TABLE, Form.EMPTY, (exchange, id) -> exchange.send(200, table(id).status()))
                .add("DELETE", TABLE, Form.EMPTY, this::delete)
                .add("POST", TABLE + "/control", Form.TABLE_COMMAND, this::control)
                .add("GET", TABLE + "/cards", WHERE,
                        (exchange, id) -> exchange.send(200, table(id).cards(where(exchange))))
                .add("GET", TABLE + "/samples.csv", SAMPLES, this::samples)
                .add("GET", TABLE + "/experiment.yaml", Form.EMPTY, (exchange, id) -> file(exchange, table(id), ".yaml",
                        "application/yaml; charset=utf-8", yaml(table(id)).getBytes(StandardCharsets.UTF_8)))
                .add("GET", TABLE + "/" + RunDirectory.MODEL, Form.EMPTY,
                        (exchange, id) -> file(exchange, table(id), ".gan", "application/octet-stream",
                                bytes(table(id).model())))
                .add("GET", TABLE + "/" + RunReport.PAGE, Form.EMPTY,
                        (exchange, id) -> file(exchange, table(id), "-" + RunReport.PAGE, "text/html; charset=utf-8",
                                report(table(id)).getBytes(StandardCharsets.UTF_8)));
    }

    private TableRun table(List<String> id) {
        return runs.table(id.getFirst());
    }

    private void create(Exchange exchange, List<String> parameters) {
        ObjectNode body = exchange.json();
        TableRun run = runs.createTable(() -> TableSetting.read(body, uploads, limits),
                Requests.isTrue(body, "play"));
        exchange.send(201, run.status());
    }

    private void control(Exchange exchange, List<String> id) {
        String action = exchange.json().get("action").stringValue();
        exchange.send(200, table(id).tell(Arrays.stream(TableRun.Command.values())
                .filter(command -> Json.word(command).equals(action)).findFirst().orElseThrow()));
    }

    private void delete(Exchange exchange, List<String> id) {
        runs.end(table(id).id());
        exchange.sendNothing(204);
    }

    private static List<String> where(Exchange exchange) {
        List<String> where = exchange.queries("where");
        if (where.size() > MOST_CONDITIONS) {
            throw ApiException.malformed(
                    "where must be given at most " + MOST_CONDITIONS + " times but was given " + where.size());
        }
        return where;
    }

    private void samples(Exchange exchange, List<String> id) {
        TableRun run = table(id);
        int rows = exchange.query("rows", STANDARD_ROWS, 1, MOST_ROWS);
        int seed = exchange.query("seed", 1, 0, Integer.MAX_VALUE);
        file(exchange, run, "-samples.csv", "text/csv; charset=utf-8", run.samples(seed, rows, where(exchange)));
    }

    private static void file(Exchange exchange, TableRun run, String ending, String type, byte[] bytes) {
        exchange.sendFile(type, run.setting().fileStem() + ending, bytes);
    }

    private static String yaml(TableRun run) {
        TableExperiment experiment = run.setting().trainer().experiment();
        return "# The table is in the file " + run.setting().upload().fileName()
                + ", which must lie in the same folder as this one.\n" + experiment.toYaml();
    }

    private static String report(TableRun run) {
        TableModel model = run.model();
        return TableReport.html(model.judgement(), model.experiment().name(),
                "gan4j train " + run.setting().fileStem() + ".yaml");
    }

    private static byte[] bytes(TableModel model) {
        try {
            Path folder = Files.createTempDirectory("gan4j-lab-");
            Path file = folder.resolve(RunDirectory.MODEL);
            try {
                model.write(file);
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a model could not be written", e);
        }
    }
}
