package dev.gan4j.lab.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.lab.LabOptions;
import dev.gan4j.lab.LabServer;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.schedule.SystemScheduler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a route does not know is refused by each of them in the same way: parameters, fields, types, methods, bodies. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS",
            "TRACE", "get", "Post", "NONE");

    private final HttpClient client = HttpClient.newHttpClient();
    private LabServer server;
    private String run = "";
    private String strip = "";
    private String upload = "";

    @BeforeAll
    void open() throws IOException, InterruptedException {
        server = LabServer.start(LabOptions.local(0, Limits.STANDARD));
        run = post("/api/runs", "{\"lanes\": [{}]}").get("run").stringValue();
        strip = post("/api/seeds", "{\"count\": 1, \"set\": {\"iterations\": 1, \"evaluation.samples\": 100}}")
                .get("strip")
                .stringValue();
        upload = post("/api/drawings",
                "{\"kind\": \"mask\", \"width\": 8, \"height\": 8, \"pixels\": \"" + "/".repeat(85)
                        + "w==\"}")
                .get("upload").stringValue();
    }

    @AfterAll
    void close() {
        client.shutdownNow();
        server.close();
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = send("POST", path, "application/json", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", type)
                .method(method, body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body))
                .build(), HttpResponse.BodyHandlers.ofString());
    }

    private void assertRefused(String method, String path, String body, String word)
            throws IOException, InterruptedException {
        HttpResponse<String> response = send(method, path, "application/json", body);
        assertThat(response.statusCode()).as(method + " " + path + " " + body + ": " + response.body()).isEqualTo(400);
        JsonNode answer = JSON.readTree(response.body());
        assertThat(answer.get("code").stringValue()).isEqualTo("malformed");
        assertThat(answer.get("error").stringValue()).as(path + " " + body).contains(word).hasSizeLessThan(300);
    }

    static List<Router.Route> routes() throws IOException {
        try (Api api = new Api(LabOptions.local(0, Limits.STANDARD), true, SystemScheduler.INSTANCE)) {
            return api.router().routes();
        }
    }

    private String path(Router.Route route) {
        String path = String.join("/", route.path());
        String id = path.startsWith("/api/seeds") ? strip : path.startsWith("/api/uploads") ? upload : run;
        return path.replaceFirst("\\{}", id).replace("{}", "0");
    }

    @Test
    void everyRouteIsThere() throws IOException {
        assertThat(routes()).extracting(route -> route.method() + " " + String.join("/", route.path()))
                .doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aParameterThatThereIsNotIsRefused(Router.Route route) throws IOException, InterruptedException {
        for (String query : List.of("nothing=1", "lanes=0", "nam=x", "Lane=0", "=", "token=x", "name=a&name=b",
                "lane=0&lane=1", "lane=0&lane=0", "points=3&points=4")) {
            String name = query.split("=", 2)[0];
            boolean isRepeated = query.contains("&");
            boolean isKnown = route.form().many().contains(name)
                    || (route.form().once().contains(name) && !isRepeated);
            if (!isKnown) {
                assertRefused(route.method(), path(route) + "?" + query, body(route), name);
            }
        }
    }

    /** What the route accepts as far as types go, or no body. */
    private static String body(Router.Route route) {
        return switch (route.form().body()) {
            case Form.Body.None() -> "";
            case Form.Body.Table() -> "x\n1\n";
            case Form.Body.One one -> "{}";
            case Form.Body.OneOf(String field, Map<String, Fields> kinds) ->
                "{\"" + field + "\": \"" + kinds.keySet().iterator().next() + "\"}";
        };
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aMethodThatAPathDoesNotHaveIsRefused(Router.Route route) throws IOException, InterruptedException {
        Set<String> allowed = new TreeSet<>();
        for (Router.Route other : routes()) {
            if (other.path().equals(route.path())) {
                allowed.add(other.method());
            }
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        for (String method : METHODS) {
            if (!allowed.contains(method)) {
                HttpResponse<String> response = send(method, path(route), "text/plain", "");
                assertThat(response.statusCode()).as(method + " " + path(route)).isEqualTo(405);
                assertThat(response.headers().firstValue("Allow")).hasValue(String.join(", ", allowed));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aBodyIsTakenWhereOneIsWantedOnly(Router.Route route) throws IOException, InterruptedException {
        if (route.form().body() instanceof Form.Body.None) {
            assertRefused(route.method(), path(route), "{}", "takes no body");
        } else {
            HttpResponse<String> response = send(route.method(), path(route), "text/plain", "{}");
            assertThat(response.statusCode()).isEqualTo(415);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aFieldThatThereIsNotOrThatIsOfAnotherTypeIsRefused(Router.Route route)
            throws IOException, InterruptedException {
        for (String body : wrong(route.form().body())) {
            String name = body.contains("\"surplus\"") ? "surplus" : "must be";
            assertRefused(route.method(), path(route), body, name);
        }
    }

    private static List<String> wrong(Form.Body body) {
        List<String> all = new ArrayList<>();
        switch (body) {
            case Form.Body.None() -> {}
            case Form.Body.Table() -> {}
            case Form.Body.One(Fields fields) -> wrong(JSON.createObjectNode(), fields).forEach(
                    each -> all.add(each.toString()));
            case Form.Body.OneOf(String field, Map<String, Fields> kinds) -> {
                all.addAll(List.of("{}", "{\"" + field + "\": 1}", "{\"" + field + "\": \"none\"}",
                        "{\"" + field + "\": null}", "{\"" + field + "\": [\"play\"]}"));
                kinds.forEach((kind, fields) -> wrong(JSON.createObjectNode().put(field, kind), fields)
                        .forEach(each -> all.add(each.toString())));
            }
        }
        return all;
    }

    /** An object with each field in turn of each type that it is not, and with one that there is not. */
    private static List<ObjectNode> wrong(ObjectNode right, Fields fields) {
        List<ObjectNode> all = new ArrayList<>();
        all.add(right.deepCopy().put("surplus", 1));
        new TreeMap<>(fields.types()).forEach((name, type) -> {
            if (right.has(name)) {
                return;
            }
            for (String value : List.of("1", "true", "\"x\"", "[1]", "[\"x\"]", "{\"a\": 1}", "{\"a\": [\"b\"]}")) {
                JsonNode node = JSON.readTree(value);
                boolean isRight = switch (type) {
                    case Fields.Type.Simple simple -> switch (simple) {
                        case TEXT -> node.isString();
                        case NUMBER -> node.isNumber();
                        case FLAG -> node.isBoolean();
                    };
                    case Fields.Type.Word word -> false;
                    case Fields.Type.TextOrObject() -> node.isString() || node.isObject();
                    case Fields.Type.Any() -> node.isObject();
                    case Fields.Type.Texts() -> false;
                    case Fields.Type.Numbers() -> node.isArray() && node.get(0).isNumber();
                    case Fields.Type.One one -> node.isObject();
                    case Fields.Type.Many many -> false;
                };
                if (!isRight) {
                    all.add(right.deepCopy().set(name, node));
                }
            }
            if (type instanceof Fields.Type.One(Fields inner)) {
                wrong(JSON.createObjectNode(), inner).forEach(each -> all.add(right.deepCopy().set(name, each)));
            }
            if (type instanceof Fields.Type.Many(Fields inner)) {
                wrong(JSON.createObjectNode(), inner).forEach(
                        each -> all.add(right.deepCopy().set(name, JSON.createArrayNode().add(each))));
            }
        });
        return all;
    }

    @Test
    void whatWouldHaveNoEffectIsRefused() throws IOException, InterruptedException {
        String control = "/api/runs/" + run + "/control";
        assertRefused("POST", control, "{\"action\": \"speed\"}", "iterationsPerSecond");
        assertRefused("POST", "/api/runs", "{\"lanes\": [{}], \"speed\": {}}", "iterationsPerSecond");
        assertRefused("POST", "/api/experiment", "{\"preset\": \"recommended\", \"experiment\": \"seed: 1\"}",
                "preset");
        assertRefused("POST", "/api/runs", "{\"lanes\": [{\"preset\": 5}]}", "preset must be a text but was 5");
        assertRefused("POST", "/api/experiment", "{\"files\": {\"a\": 1}}", "files.a must be a text");
    }

    @Test
    void aHeadIsThatOfTheAnswerToGet() throws IOException, InterruptedException {
        for (String path : List.of("/", "/app.js", "/api/info", "/api/runs/" + run + "/experiment.yaml")) {
            HttpResponse<String> get = send("GET", path, "text/plain", "");
            HttpResponse<String> head = send("HEAD", path, "text/plain", "");
            assertThat(head.statusCode()).isEqualTo(get.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            for (String name : List.of("Content-Type", "Content-Length", "ETag", "Content-Security-Policy")) {
                assertThat(head.headers().firstValue(name)).as(name).isEqualTo(get.headers().firstValue(name));
            }
        }
        assertThat(send("HEAD", "/api/stream?run=" + run, "text/plain", "").statusCode()).isEqualTo(200);
        assertThat(send("HEAD", "/nothing", "text/plain", "").statusCode()).isEqualTo(404);
    }

    @Test
    void theFilesOfThePageHaveTwoMethods() throws IOException, InterruptedException {
        for (String method : METHODS) {
            for (String path : List.of("/", "/app.css", "/messages/zh.json")) {
                int status = send(method, path, "text/plain", "").statusCode();
                assertThat(status).as(method + " " + path)
                        .isEqualTo(method.equals("GET") || method.equals("HEAD") ? 200 : 405);
            }
        }
    }
}
