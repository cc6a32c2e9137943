package dev.gan4j.lab.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.input.Drawings;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.input.SettingReader;
import dev.gan4j.lab.input.Uploads;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Drawing;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.UploadedTable;
import dev.gan4j.testing.ParserFuzzing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of requests from anywhere: what they are for in the first line, then the body. */
final class RequestFuzzTest extends ParserFuzzing {

    private static final Limits LIMITS = Limits.STANDARD;

    private final Uploads uploads;
    private final SettingReader reader;

    RequestFuzzTest() {
        super("request");
        try {
            uploads = new Uploads(LIMITS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = new SettingReader(uploads, LIMITS);
    }

    @Override
    protected boolean isRefusal(Exception exception) {
        return exception instanceof ApiException || super.isRefusal(exception);
    }

    @Override
    protected List<String> words() {
        return List.of("setting\n", "lanes\n", "command\n", "drawing\n", "upload\n", "speed\n", "\"experiment\":",
                "\"preset\":", "\"set\":", "\"action\":", "\"change\"", "\"restart\"", "\"step\"", "\"what\":",
                "\"generator\"", "\"count\":", "\"speed\"", "\"iterationsPerSecond\":", "\"secondsPerStage\":",
                "\"learningRate\":", "\"generatorSteps\":", "\"penaltyWeight\":", "\"lane\":", "\"lanes\":[",
                "\"kind\":", "\"density\"", "\"mask\"", "\"low\":", "\"high\":", "\"heights\":[", "\"width\":",
                "\"pixels\":\"", "\"tutorial\"", "\"data\":", "null", "true", "1e400", "-1", "1e308",
                "9".repeat(400), "\\u001b", "{", "}", "[", "]", ",", ":", "\"");
    }

    @Override
    protected void parse(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String purpose = new String(input, 0, end, StandardCharsets.US_ASCII);
        byte[] body = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
        switch (purpose) {
            case "setting" -> check(reader.read(json(body, Form.SETTING)));
            case "lanes" -> {
                JsonNode lanes = json(body, Form.RUN).path("lanes");
                if (lanes.isArray()) {
                    Requests.lanes(lanes, reader).forEach(RequestFuzzTest::check);
                }
            }
            case "command" -> assertThat(Requests.command(json(body, Form.COMMAND), reader)).isNotNull();
            case "speed" -> {
                ObjectNode speed = json(body);
                Form.SPEED.check(speed);
                assertThat(Requests.speed(speed)).isNotNull();
            }
            case "drawing" -> {
                Drawing answer = Drawings.read(json(body, Form.SKETCH), uploads);
                ObjectNode fields = JsonNodeFactory.instance.objectNode();
                fields.putObject("experiment").set("data", answer.data());
                try {
                    check(reader.read(fields));
                } catch (RuntimeException e) {
                    throw new AssertionError("what was drawn can be trained on: " + answer, e);
                }
            }
            default -> {
                UploadedTable answer = uploads.addCsv(body, purpose);
                assertThat(answer.rows()).isBetween(1L, LIMITS.of(Limit.ROWS));
            }
        }
    }

    private static void check(Setting setting) {
        Experiment shown = setting.shown(setting.experiment());
        assertThat(Setting.tree(shown).isObject()).isTrue();
        Experiment trained = setting.experiment();
        assertThat(Experiment.parse(trained.toYaml())).as("what is written is read as it was: %s", trained.toYaml())
                .isEqualTo(trained);
    }

    /** As a route reads it. */
    private static ObjectNode json(byte[] body, Form form) {
        ObjectNode read = json(body);
        form.check(read);
        return read;
    }

    /** As an exchange reads it. */
    private static ObjectNode json(byte[] body) {
        try {
            JsonNode node = Json.read(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw ApiException.malformed("the body must be JSON: " + Json.reason(e));
        }
        throw ApiException.malformed("the body must be a JSON object");
    }
}
