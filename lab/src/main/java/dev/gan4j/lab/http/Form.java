package dev.gan4j.lab.http;

import dev.gan4j.lab.run.TableRun;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Json;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The allowed parts of a request to a route: the names in its query, and its body. Anything else is refused before its handler
 * sees the request, so nothing is accepted and ignored.
 *
 * @param once names that may occur in the query once
 * @param many names that may occur in the query several times
 * @param body the kind of the body
 */
record Form(Set<String> once, Set<String> many, Body body) {

    /** Neither a query nor a body. */
    static final Form EMPTY = new Form(Set.of(), Set.of(), new Body.None());

    /** The kind of a body. */
    sealed interface Body {

        /** No body. */
        record None() implements Body {}

        /** Rows of numbers. */
        record Table() implements Body {}

        /** A JSON object. */
        record One(Fields fields) implements Body {}

        /**
         * A JSON object of one of several kinds.
         *
         * @param field the field that determines the kind
         * @param kinds the fields of each
         */
        record OneOf(String field, Map<String, Fields> kinds) implements Body {}
    }

    /** The speed of a run. */
    static final Fields SPEED = Fields.of("a speed").with("iterationsPerSecond", Fields.Type.Simple.NUMBER)
            .with("secondsPerStage", Fields.Type.Simple.NUMBER);
    private static final Fields LANE = setting("a lane");
    private static final Fields ACTION = Fields.of("a command of this action").with("action", Fields.Type.Simple.TEXT);
    private static final Fields DRAWING = Fields.of("a drawing of this kind").with("kind", Fields.Type.Simple.TEXT);

    /** A setting. */
    static final Form SETTING = EMPTY.json(setting("a setting"));
    /** A new run. */
    static final Form RUN = EMPTY.json(Fields.of("a run").with("lanes", new Fields.Type.Many(LANE))
            .with("play", Fields.Type.Simple.FLAG).with("speed", new Fields.Type.One(SPEED)));
    /** A new strip of seeds. */
    static final Form STRIP = EMPTY.json(setting("a strip").with("first", Fields.Type.Simple.NUMBER)
            .with("count", Fields.Type.Simple.NUMBER));
    /** A command. */
    static final Form COMMAND = EMPTY.oneOf("action", Map.of("play", ACTION, "pause", ACTION,
            "step", ACTION.with("what", new Fields.Type.Word(Requests.KINDS)).with("count", Fields.Type.Simple.NUMBER),
            "speed", ACTION.with("iterationsPerSecond", Fields.Type.Simple.NUMBER)
                    .with("secondsPerStage", Fields.Type.Simple.NUMBER),
            "change", change(),
            "restart", ACTION.with("lanes", new Fields.Type.Many(LANE)).with("play", Fields.Type.Simple.FLAG)));
    /** A new training of a table. */
    static final Form TABLE = EMPTY.json(Fields.of("a training of a table").with("upload", Fields.Type.Simple.TEXT)
            .with("set", new Fields.Type.Any()).with("play", Fields.Type.Simple.FLAG));
    /** A command to a training of a table. */
    static final Form TABLE_COMMAND = EMPTY.oneOf("action", Arrays.stream(TableRun.Command.values())
            .collect(Collectors.toMap(Json::word, command -> ACTION)));
    /** A drawing. */
    static final Form SKETCH = EMPTY.oneOf("kind", Map.of(
            "density", DRAWING.with("low", Fields.Type.Simple.NUMBER).with("high", Fields.Type.Simple.NUMBER)
                    .with("heights", new Fields.Type.Numbers()),
            "mask", DRAWING.with("width", Fields.Type.Simple.NUMBER).with("height", Fields.Type.Simple.NUMBER)
                    .with("pixels", Fields.Type.Simple.TEXT)));
    /** An upload. */
    static final Form UPLOAD = new Form(Set.of("name"), Set.of(), new Body.Table());

    private static Fields setting(String whose) {
        return Fields.of(whose).with("experiment", new Fields.Type.TextOrObject())
                .with("preset", Fields.Type.Simple.TEXT)
                .with("set", new Fields.Type.Any()).with("files", new Fields.Type.Texts());
    }

    private static Fields change() {
        Fields fields = ACTION.with("lane", Fields.Type.Simple.NUMBER);
        for (String live : Requests.LIVE) {
            fields = fields.with(live, Fields.Type.Simple.NUMBER);
        }
        return fields;
    }

    /** Names that may occur in the query once, and no body. */
    static Form query(String... names) {
        return new Form(Set.of(names), Set.of(), new Body.None());
    }

    /** The same with names that may stand in the query several times. */
    Form repeated(String... names) {
        return new Form(once, Set.of(names), body);
    }

    private Form json(Fields fields) {
        return new Form(once, many, new Body.One(fields));
    }

    private Form oneOf(String field, Map<String, Fields> kinds) {
        return new Form(once, many, new Body.OneOf(field, new TreeMap<>(kinds)));
    }

    /** Refuses a request that has anything else. */
    void check(Exchange exchange) {
        for (String name : exchange.queryNames()) {
            Collection<String> values = exchange.queries(name);
            if (!many.contains(name) && !once.contains(name)) {
                Set<String> all = new TreeSet<>(once);
                all.addAll(many);
                throw ApiException.malformed("there is no parameter " + Json.shown(name) + " here; there "
                        + (all.isEmpty() ? "are none" : "are " + String.join(", ", all)));
            }
            if (!many.contains(name) && values.size() > 1) {
                throw ApiException.malformed(name + " must be given once but was given " + values.size() + " times");
            }
        }
        switch (body) {
            case Body.None() -> exchange.requireNoBody();
            case Body.Table() -> exchange.requireType("text/csv");
            case Body.One one -> check(exchange.json());
            case Body.OneOf kinds -> check(exchange.json());
        }
    }

    /** Refuses a body with other fields. */
    void check(ObjectNode object) {
        switch (body) {
            case Body.None() -> throw new IllegalStateException("there is no body");
            case Body.Table() -> throw new IllegalStateException("the body is a table");
            case Body.One(Fields fields) -> fields.check(object);
            case Body.OneOf(String field, Map<String, Fields> kinds) -> kind(object, field, kinds).check(object);
        }
    }

    private static Fields kind(ObjectNode object, String field, Map<String, Fields> kinds) {
        JsonNode told = object.get(field);
        Fields fields = told != null && told.isString() ? kinds.get(told.stringValue()) : null;
        if (fields == null) {
            throw ApiException.malformed(field + " must be one of " + String.join(", ", kinds.keySet()) + " but was "
                    + (told == null ? "missing" : Json.shown(Json.text(told))));
        }
        return fields;
    }
}
