package dev.gan4j.lab.http;

import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.input.SettingReader;
import dev.gan4j.lab.run.Command;
import dev.gan4j.lab.run.LabRun;
import dev.gan4j.lab.run.LaneView;
import dev.gan4j.lab.run.RunTable;
import dev.gan4j.lab.run.SeedStrip;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Speed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs and strips of seeds. */
final class RunRoutes {

    private static final Form LANE = Form.query("lane");
    private static final String RUN = "/api/runs/{}";

    private final RunTable runs;
    private final SettingReader reader;
    private final Limits limits;

    RunRoutes(RunTable runs, SettingReader reader, Limits limits) {
        this.runs = runs;
        this.reader = reader;
        this.limits = limits;
    }

    void addTo(Router router) {
        router.add("POST", "/api/runs", Form.RUN, this::create)
                .add("GET", RUN, Form.EMPTY, (exchange, id) -> exchange.send(200, run(id).status()))
                .add("DELETE", RUN, Form.EMPTY, this::delete)
                .add("POST", RUN + "/control", Form.COMMAND, this::control)
                .add("GET", RUN + "/scene", LANE, (exchange, id) -> exchange.send(200, lane(exchange, id).scene()))
                .add("GET", RUN + "/frame", LANE, (exchange, id) -> exchange.send(200, lane(exchange, id).frame()))
                .add("GET", RUN + "/frames", LANE, (exchange, id) -> exchange.send(200, lane(exchange, id).frames()))
                .add("GET", RUN + "/frames/{}", LANE, this::past)
                .add("GET", RUN + "/series", Form.query("lane", "points"), this::series)
                .add("POST", "/api/seeds", Form.STRIP, this::createStrip)
                .add("GET", "/api/seeds/{}", Form.EMPTY, (exchange, id) -> exchange.send(200,
                        runs.strip(id.getFirst()).status()))
                .add("DELETE", "/api/seeds/{}", Form.EMPTY, this::deleteStrip);
        Downloads.addTo(router, this::lane);
    }

    private LabRun run(List<String> id) {
        return runs.run(id.getFirst());
    }

    private LaneView lane(Exchange exchange, List<String> id) {
        return new LaneView(run(id), exchange.query("lane", 0, 0, 1));
    }

    private void create(Exchange exchange, List<String> parameters) {
        ObjectNode body = exchange.json();
        JsonNode lanes = body.get("lanes");
        if (lanes == null || lanes.isNull()) {
            throw ApiException.malformed("lanes must be an array of one or two settings but was missing");
        }
        boolean play = Requests.isTrue(body, "play");
        Speed speed = speed(body.get("speed"));
        LabRun run = runs.create(Requests.lanes(lanes, reader), speed);
        exchange.send(201, play ? run.tell(new Command.Play()) : run.status());
    }

    private static Speed speed(@Nullable JsonNode told) {
        return told instanceof ObjectNode fields ? Requests.speed(fields) : new Speed(null, null);
    }

    private void control(Exchange exchange, List<String> id) {
        LabRun run = run(id);
        exchange.send(200, run.tell(Requests.command(exchange.json(), reader)));
    }

    private void delete(Exchange exchange, List<String> id) {
        runs.end(run(id).id());
        exchange.sendNothing(204);
    }

    private void past(Exchange exchange, List<String> id) {
        String text = id.get(1);
        if (!text.matches("\\d{1,12}")) {
            throw ApiException.unknown("a frame is named by its iteration, a whole number");
        }
        exchange.send(200, lane(exchange, id).frame(Long.parseLong(text)));
    }

    private void series(Exchange exchange, List<String> id) {
        exchange.send(200, lane(exchange, id).series(exchange.query("points", 400, 2, 800)));
    }

    private void createStrip(Exchange exchange, List<String> parameters) {
        ObjectNode body = exchange.json();
        long count = Requests.whole(body, "count", 20, 1, Integer.MAX_VALUE);
        long first = Requests.whole(body, "first", 1, Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
        if (count > limits.of(Limit.SEEDS)) {
            throw ApiException.tooLarge("count may be at most " + limits.of(Limit.SEEDS) + " here but was " + count,
                    Limit.SEEDS);
        }
        body.remove(List.of("first", "count"));
        Setting setting = reader.read(body);
        SeedStrip strip = runs.createStrip(setting, first, (int) count);
        exchange.send(201, strip.status());
    }

    private void deleteStrip(Exchange exchange, List<String> id) {
        runs.end(runs.strip(id.getFirst()).id());
        exchange.sendNothing(204);
    }
}
