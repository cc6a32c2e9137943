package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Each hostile request gets a 4xx with a reason in JSON, and a run beside it goes on as if nothing had happened. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTest {

    private final Laboratory lab = new Laboratory(Limits.STANDARD.with(Limit.UPLOAD, 1000));
    private String bystander = "";

    @BeforeAll
    void begin() {
        bystander = lab.run(Laboratory.SHORT);
    }

    @AfterEach
    void theBystanderIsUntouched() {
        JsonNode before = lab.get("/api/runs/" + bystander).get("lanes").get(0).get("iteration");
        JsonNode after = lab.step(bystander, "iteration", 1).get("lanes").get(0).get("iteration");
        assertThat(after.intValue()).isEqualTo(before.intValue() + 1);
    }

    @AfterAll
    void end() {
        lab.close();
    }

    private static void assertRefused(HttpResponse<String> response, int status, String code, String... words) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode body = Laboratory.JSON.readTree(response.body());
        assertThat(body.get("code").stringValue()).isEqualTo(code);
        assertThat(body.get("error").stringValue()).isNotBlank().doesNotContain("\n");
        for (String word : words) {
            assertThat(body.get("error").stringValue()).contains(word);
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aNameThatIsNotTheServersIsRefused(String host) throws IOException {
        String answer = lab.raw("GET /api/info HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 403").contains("\"code\":\"host\"");
    }

    static List<String> hosts() {
        return List.of("evil.example", "evil.example:7341", "127.0.0.1.evil.example", "localhost.evil.example",
                "10.0.0.1", "2130706433", "[::2]");
    }

    @Test
    void anotherSitesPageIsRefused() {
        assertRefused(lab.send(lab.request("/api/info").header("Origin", "http://evil.example")), 403, "origin",
                "evil.example");
        assertRefused(lab.send(lab.request("/api/info").header("Origin", "null")), 403, "origin");
        assertRefused(lab.send(lab.request("/api/info").header("Sec-Fetch-Site", "cross-site")), 403, "origin");
        assertThat(lab.send(lab.request("/api/info")
                .header("Origin", "http://127.0.0.1:" + lab.server().port())).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aPathThatIsNoneIsRefused(String path) throws IOException {
        String answer = lab.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").contains("\"error\"").contains("application/json");
    }

    static List<String> paths() {
        return List.of("/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/messages/../../LabServer.class",
                "/messages/..%2f..%2findex.html", "/app.js/", "//app.js", "/files.txt", "/messages/", "/api",
                "/api/runs/../info", "/api/runs/r-unknown", "/api/runs/r-unknown/model.gan", "/api/seeds/s-unknown",
                "/api/stream", "/api/stream?run=r-unknown", "/%00", "/app.js%00.html", "/api/runs//control");
    }

    @Test
    void aFrameOfThePastIsAskedForByItsIteration() {
        for (String name : List.of("-1", "x", "1.5", "99999999999999999999", "..%2f0")) {
            HttpResponse<String> response = lab.send(lab.request("/api/runs/" + bystander + "/frames/" + name));
            assertThat(response.statusCode()).isBetween(400, 404);
        }
        assertRefused(lab.send(lab.request("/api/runs/" + bystander + "/frame?lane=7")), 400, "malformed", "lane");
        assertRefused(lab.send(lab.request("/api/runs/" + bystander + "/frame?lane=1")), 404, "unknown", "lane 1");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyThatCannotBeUsedIsRefused(String path, String body, int status, String word) {
        HttpResponse<String> response = lab.postRaw(path.replace("RUN", bystander), body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode answer = Laboratory.JSON.readTree(response.body());
        assertThat(answer.get("error").stringValue()).contains(word);
    }

    static Stream<Arguments> bodies() {
        String control = "/api/runs/RUN/control";
        String deep = "[".repeat(100_000);
        return Stream.of(Arguments.of("/api/runs", "", 400, "JSON"), Arguments.of("/api/runs", "{", 400, "JSON"),
                Arguments.of("/api/runs", "[]", 400, "object"), Arguments.of("/api/runs", deep, 400, "JSON"),
                Arguments.of("/api/runs", "{\"lanes\": 7}", 400, "lanes"),
                Arguments.of("/api/runs", "{\"lanes\": []}", 400, "lanes"),
                Arguments.of("/api/runs", "{\"lanes\": [{},{},{}]}", 400, "lanes"),
                Arguments.of("/api/runs", "{\"lanes\": [{}], \"lanes\": [{}]}", 400, "JSON"),
                Arguments.of("/api/runs", "{\"lanes\": [{}], \"more\": 1}", 400, "more"),
                Arguments.of("/api/runs", "{\"lanes\": [{\"experiment\": 7}]}", 400, "experiment"),
                Arguments.of("/api/runs", "{\"lanes\": [{\"experiment\": \"a: [\"}]}", 400, "line 1"),
                Arguments.of("/api/runs", "{\"lanes\": [{\"experiment\": {\"batch\": -1}}]}", 400, "batch"),
                Arguments.of("/api/runs", "{\"lanes\": [{\"set\": {\"nothing\": 1}}]}", 400, "nothing"),
                Arguments.of("/api/runs", "{\"lanes\": [{}], \"play\": \"yes\"}", 400, "play"),
                Arguments.of("/api/runs", "{\"lanes\": [{}], \"speed\": {\"iterationsPerSecond\": 1e999}}", 400, ""),
                Arguments.of("/api/runs", "{\"lanes\": [{}, {\"set\": {\"data\": \"ring8\"}}]}", 400, "two lanes"),
                Arguments.of("/api/runs", "{\"lanes\": [{\"set\": {\"data\": \"product(normal(0,1)"
                        + ",normal(0,1)".repeat(24) + ")\", \"latent\": \"normal\"}}]}", 400, "at most 24 columns"),
                Arguments.of(control, "{}", 400, "action"),
                Arguments.of(control, "{\"action\": \"explode\"}", 400, "explode"),
                Arguments.of(control, "{\"action\": \"step\", \"what\": \"moon\"}", 400, "moon"),
                Arguments.of(control, "{\"action\": \"step\", \"what\": \"iteration\", \"count\": 1e9}", 400, "count"),
                Arguments.of(control, "{\"action\": \"speed\", \"iterationsPerSecond\": -1}", 400, "-1"),
                Arguments.of(control, "{\"action\": \"change\"}", 400, "learningRate"),
                Arguments.of(control, "{\"action\": \"change\", \"batch\": 7}", 400, "batch"),
                Arguments.of(control, "{\"action\": \"change\", \"penaltyWeight\": 7}", 400, "penalt"),
                Arguments.of(control, "{\"action\": \"change\", \"discriminatorSteps\": 1.5}", 400, "1.5"),
                Arguments.of(control, "{\"action\": \"restart\", \"lanes\": [{\"set\": {\"batch\": 0}}]}", 400,
                        "batch"),
                Arguments.of("/api/seeds", "{\"count\": 0}", 400, "count"),
                Arguments.of("/api/drawings", "{\"kind\": \"cube\"}", 400, "cube"),
                Arguments.of("/api/drawings", "{\"kind\": \"density\", \"low\": 1, \"high\": 0, \"heights\": [1, 1]}",
                        400, "high"),
                Arguments.of("/api/drawings", "{\"kind\": \"density\", \"low\": 0, \"high\": 1, \"heights\": [0, 0]}",
                        400, "heights"),
                Arguments.of("/api/drawings", "{\"kind\": \"mask\", \"width\": 8, \"height\": 8, \"pixels\": \"!\"}",
                        400, "pixels"),
                Arguments.of("/api/drawings", "{\"kind\": \"mask\", \"width\": 100000, \"height\": 8}", 400, "width"));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void whatIsTooLargeIsRefusedWithItsOption(String path, String body, String option) {
        assertRefused(lab.postRaw(path, body), 413, "limit", option);
    }

    static Stream<Arguments> limits() {
        return Stream.of(lane("generator.hidden", "[100000]".replace("100000", "9999"), "--neurons"),
                lane("discriminator.hidden", "[1,1,1,1,1,1,1,1,1]", "--layers"), lane("batch", "10000", "--batch"),
                lane("iterations", "100000000", "--iterations"),
                lane("pretraining.steps", "100000000", "--iterations"),
                lane("evaluation.samples", "10000000", "evaluation.samples"),
                Arguments.of("/api/seeds", "{\"count\": 51}", "--seeds"));
    }

    private static Arguments lane(String field, String value, String option) {
        return Arguments.of("/api/runs", "{\"lanes\": [{\"set\": {\"" + field + "\": \"" + value + "\"}}]}", option);
    }

    @ParameterizedTest
    @MethodSource("files")
    void anExperimentThatNamesAFileIsRefused(String data) {
        HttpResponse<String> response = lab.postRaw("/api/runs",
                "{\"lanes\": [{\"experiment\": {\"data\": " + data + ", \"pretraining\": \"none\"}}]}");
        assertRefused(response, 400, "invalid", "data");
        HttpResponse<String> bySet = lab.postRaw("/api/experiment",
                "{\"set\": {\"pretraining\": \"none\", \"data\": " + data + "}}");
        assertRefused(bySet, 400, "invalid", "data");
        assertThat(response.body()).doesNotContain("root:").doesNotContain("No such file");
    }

    static List<String> files() {
        return List.of("{\"file\": \"/etc/passwd\"}", "{\"file\": \"../../../../etc/passwd\"}",
                "{\"file\": \"pom.xml\"}", "{\"image\": \"/etc/passwd\"}", "{\"file\": \"u-AAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"file\": \"/tmp\", \"columns\": [\"a\", \"b\"]}", "{\"file\": \"x.csv\", \"columns\": \"numeric\"}",
                "{\"samples\": 100, \"sha256\": \"" + "0".repeat(64) + "\"}");
    }

    @Test
    void aHugeBodyIsRefusedBeforeItIsRead() throws IOException {
        assertRefused(lab.postRaw("/api/runs", " ".repeat(2_000_000)), 413, "limit", "1048576");
        HttpResponse<String> upload = lab.send(lab.request("/api/uploads").header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString("x\n" + "1\n".repeat(1000))));
        assertRefused(upload, 413, "limit", "--upload");
        String answer = lab.raw(String.join("\r\n", "POST /api/runs HTTP/1.1", "Host: localhost",
                "Content-Type: application/json", "Content-Length: 99999999999999", "Connection: close", "", ""));
        assertThat(answer).startsWith("HTTP/1.1 4").contains("\"error\"");
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        assertRefused(lab.send(lab.request("/api/runs").header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"lanes\": [{}]}"))), 415, "type", "application/json");
        assertRefused(lab.send(lab.request("/api/uploads").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("x"))), 415, "type", "text/csv");
    }

    @Test
    void aMethodThatAPathDoesNotHaveIsRefused() {
        assertRefused(lab.send(lab.request("/api/info").DELETE()), 405, "method", "GET");
        assertRefused(lab.send(lab.request("/api/runs")), 405, "method", "POST");
        assertRefused(lab.send(lab.request("/").POST(HttpRequest.BodyPublishers.noBody())), 405, "method", "GET");
    }

    @Test
    void whatIsNoRequestIsRefused() throws IOException {
        assertThat(lab.raw("EHLO you\r\n\r\n")).startsWith("HTTP/1.1 4").contains("\"error\"");
        assertThat(lab.raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(100_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
        assertThat(lab.raw("GET /api/info HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsNoJsonIsRefusedInWordsOfOurOwn(String body, String words) {
        HttpResponse<String> response = lab.postRaw("/api/experiment", body);
        assertRefused(response, 400, "malformed", words);
        assertThat(response.body()).doesNotContain("tools.jack").doesNotContain("JsonRead").doesNotContain("bound as")
                .doesNotContain("Source").doesNotContain("Token").doesNotContain("REDACTED");
    }

    static Stream<Arguments> texts() {
        return Stream.of(Arguments.of("{\"set\": NaN}", "cannot be read at line 1, column"),
                Arguments.of("{\"set\":\n -Infinity}", "cannot be read at line 2, column"),
                Arguments.of("{} {}", "goes on after its end at line 1, column"),
                Arguments.of("{\"set\": 01}", "cannot be read"), Arguments.of("{'set': 1}", "cannot be read"),
                Arguments.of("{/* */}", "cannot be read"), Arguments.of("{\"set\": \"\t\"}", "cannot be read"),
                Arguments.of("{\"set\": \"\\x\"}", "cannot be read"), Arguments.of("{\"set\": tru}", "cannot be read"),
                Arguments.of("{\"set\": {\"a\": 1", "ends too early"), Arguments.of("{\"set\"", "ends too early"),
                Arguments.of("{\"set\": null, \"set\": null}", "has a field twice at line 1, column"),
                Arguments.of("[".repeat(2000), "is nested too deeply"),
                Arguments.of("{\"set\": {\"seed\": " + "9".repeat(2000) + "}}", "a number or a name that is too long"),
                Arguments.of("{\"" + "a".repeat(60_000) + "\": 1}", "that is too long"));
    }

    @Test
    void aTokenIsShownBySchemeInAnyLetters() {
        String token = "a-token-of-some-length";
        try (Laboratory closed = new Laboratory(new LabOptions("127.0.0.1", 0, token, List.of(), Limits.STANDARD))) {
            for (String scheme : List.of("Bearer ", "bearer ", "BEARER  ")) {
                assertThat(
                        closed.send(closed.request("/api/info").header("Authorization", scheme + token)).statusCode())
                        .isEqualTo(200);
            }
            for (String wrong : List.of("Bearer" + token, "Basic " + token, "Bearer " + token + "x", "bearer", token)) {
                assertThat(closed.send(closed.request("/api/info").header("Authorization", wrong)).statusCode())
                        .isEqualTo(401);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void aBodyInChunksIsReadAsItsRulesSay(String chunks, int status) throws IOException {
        assertThat(lab.raw("POST /api/experiment HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks))
                .startsWith("HTTP/1.1 " + status);
    }

    static Stream<Arguments> chunks() {
        return Stream.of(Arguments.of("2\r\n{}\r\n0\r\n\r\n", 200),
                Arguments.of("1;a=b\r\n{\r\n01 ; c=\"d\"\r\n}\r\n000;e\r\nX-Sum: 7\r\nEmpty:\r\n\r\n", 200),
                Arguments.of("2\r\n{}xx0\r\n\r\n", 400), Arguments.of("2\r\n{}\n0\r\n\r\n", 400),
                Arguments.of("2\r\n{}\r\r\n0\r\n\r\n", 400), Arguments.of("2\n{}\n0\n\n", 400),
                Arguments.of("2\r\n{}\r\n0\r\nno trailer\r\n\r\n", 400),
                Arguments.of("2\r\n{}\r\n0\r\n: no name\r\n\r\n", 400),
                Arguments.of("2\r\n{}\r\n0\r\n" + "a: b\r\n".repeat(1000) + "\r\n", 400),
                Arguments.of("2\r\n{}\r\n0\r\nA: " + "b".repeat(5000) + "\r\n\r\n", 400));
    }

    @Test
    void theNextRequestBeginsAfterTheTrailer() throws IOException {
        String request = String.join("\r\n", "POST /api/experiment HTTP/1.1", "Host: localhost",
                "Content-Type: application/json", "Transfer-Encoding: chunked", "", "2;x", "{}", "0", "X-Sum: 7", "",
                "");
        String answer = lab.raw(request.repeat(3) + "get /api/info HTTP/1.1\r\nHost: localhost\r\n\r\n"
                + "GET /api/info HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.split("HTTP/1.1 200", -1)).hasSize(5);
        assertThat(answer).containsOnlyOnce("HTTP/1.1 405");
    }

    @Test
    void aMethodIsTakenLetterByLetter() throws IOException {
        for (String method : List.of("get", "Get", "gET")) {
            assertThat(lab.raw(method + " / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 405");
        }
    }

    @Test
    void anExperimentThatIsEmptyIsRefusedHoweverItIsWritten() {
        for (String empty : List.of("\"\"", "\"{}\"", "{}", "\"~\"", "\"null\"", "\"---\"", "\"# nothing\"")) {
            assertRefused(lab.postRaw("/api/experiment", "{\"experiment\": " + empty + "}"), 400, "invalid",
                    "the experiment is empty");
        }
        assertRefused(lab.postRaw("/api/experiment", "{\"experiment\": \"!!java.lang.Object {}\"}"), 400, "invalid",
                "a tag");
    }

    @Test
    void anUploadThatIsNoTableIsRefusedWithoutAPath() {
        for (String text : List.of("", "\0\1\2", "a,b\nx,y\n", "1\n2\n", "x\n" + "NaN\n".repeat(50))) {
            HttpResponse<String> response = lab.send(lab.request("/api/uploads?name=..%2F..%2Fmine.csv")
                    .header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofString(text)));
            assertRefused(response, 400, "invalid");
            assertThat(response.body()).doesNotContain("/tmp").doesNotContain("gan4j-lab-");
        }
    }

    @Test
    void everyAnswerHasItsHeaders() {
        for (String path : List.of("/", "/app.js", "/api/info", "/nothing")) {
            var headers = lab.send(lab.request(path)).headers();
            assertThat(headers.firstValue("Content-Security-Policy")).hasValueSatisfying(
                    policy -> assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Cache-Control")).isPresent();
        }
        assertThat(lab.send(lab.request("/")).body()).doesNotContain("style=").doesNotContain("onclick");
    }
}
