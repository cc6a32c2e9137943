package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class LimitsTest {

    private static final String LONG = "{\"set\": {\"iterations\": 1000000, \"evaluation.samples\": 2000}}";
    private static final String PLAY = "{\"action\": \"play\"}";

    @Test
    void moreRunsThanMayTrainAtOnceWaitInOrder() {
        try (Laboratory lab = new Laboratory(Limits.STANDARD.with(Limit.RUNS, 1))) {
            String first = lab.preparedRun(LONG);
            String second = lab.preparedRun(LONG);
            String third = lab.preparedRun(LONG);
            lab.control(first, PLAY);
            assertThat(lab.control(second, PLAY).get("state").stringValue()).isEqualTo("waiting");
            JsonNode status = lab.control(third, PLAY);
            assertThat(status.get("position").intValue()).isEqualTo(2);
            assertThat(status.get("queue").intValue()).isEqualTo(2);

            lab.control(first, "{\"action\": \"pause\"}");
            lab.await(second, any -> any.get("state").stringValue().equals("running"));
            assertThat(lab.get("/api/runs/" + third).get("position").intValue()).isEqualTo(1);
            lab.send(lab.request("/api/runs/" + second).DELETE());
            lab.await(third, any -> any.get("state").stringValue().equals("running"));
        }
    }

    @Test
    void moreRunsThanMayBeKeptAreRefused() {
        try (Laboratory lab = new Laboratory(Limits.STANDARD.with(Limit.WAITING, 2))) {
            lab.run(LONG);
            String last = lab.run(LONG);
            HttpResponse<String> refused = lab.postRaw("/api/runs", "{\"lanes\": [{}]}");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("--waiting");
            lab.send(lab.request("/api/runs/" + last).DELETE());
            lab.run(LONG);
        }
    }

    @Test
    void moreStreamsThanAllowedAreRefused() {
        try (Laboratory lab = new Laboratory(Limits.STANDARD.with(Limit.STREAMS, 1))) {
            String run = lab.run(LONG);
            try (Laboratory.Stream stream = lab.stream("run=" + run)) {
                stream.next("scene", any -> true);
                HttpResponse<String> refused = lab.send(lab.request("/api/stream?run=" + run));
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(refused.body()).contains("--streams");
            }
        }
    }

    @Test
    void aLimitOutOfRangeNamesItsOption() {
        assertThatThrownBy(() -> Limits.STANDARD.with(Limit.FRAMES, 0)).isInstanceOf(InvalidInputException.class)
                .hasMessage("--frames must be from 1 to 120 but was 0");
        for (Limit limit : Limit.values()) {
            assertThat(limit.standard()).isBetween(limit.least(), limit.most());
        }
    }

    @Test
    void anAddressOfOtherMachinesDemandsAToken() {
        String token = "a-token-of-23-letters.x";
        LabOptions options = new LabOptions("0.0.0.0", 0, token, List.of(), Limits.STANDARD);
        try (Laboratory lab = new Laboratory(options)) {
            HttpResponse<String> refused = lab.send(lab.request("/api/info"));
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("\"code\":\"token\"").doesNotContain(token);
            assertThat(lab.send(lab.request("/app.js")).statusCode()).isEqualTo(401);
            assertThat(lab.send(lab.request("/?token=another-token-of-letters")).statusCode()).isEqualTo(401);
            assertThat(lab.send(lab.request("/api/info").header("Authorization", "Bearer " + token)).statusCode())
                    .isEqualTo(200);

            HttpResponse<String> entered = lab.send(lab.request("/?token=" + token));
            assertThat(entered.statusCode()).isEqualTo(303);
            assertThat(entered.headers().firstValue("Location")).hasValue("/");
            assertThat(entered.headers().firstValue("Cache-Control")).hasValue("no-store");
            String cookie = entered.headers().firstValue("Set-Cookie").orElse("");
            assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
            assertThat(lab.send(lab.request("/api/info").header("Cookie", cookie.split(";", 2)[0])).statusCode())
                    .isEqualTo(200);
            assertThat(lab.server().address()).endsWith("/?token=" + token);
        }
        assertThat(new LabOptions("0.0.0.0", 0, null, List.of(), Limits.STANDARD).token()).hasSizeGreaterThan(20);
        assertThat(LabOptions.local(0, Limits.STANDARD).token()).isNull();
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        try (Laboratory lab = new Laboratory()) {
            LabOptions same = LabOptions.local(lab.server().port(), Limits.STANDARD);
            assertThatThrownBy(() -> LabServer.start(same)).isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + lab.server().port()).hasMessageContaining("--port");
        }
    }

    @Test
    void thePageIsServedAndNotSentTwice() throws IOException, InterruptedException {
        try (Laboratory lab = new Laboratory(); HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> page = lab.send(lab.request("/"));
            assertThat(page.headers().firstValue("Content-Type")).hasValueSatisfying(
                    type -> assertThat(type).startsWith("text/html"));
            assertThat(page.body()).contains("/app.js");
            String tag = page.headers().firstValue("ETag").orElse("");
            assertThat(client.send(lab.request("/").header("If-None-Match", tag).build(),
                    HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(304);
            assertThat(lab.get("/messages/zh.json").isObject()).isTrue();
        }
    }

    @Test
    void aNameIsOneThatARequestCanHave() {
        for (String name : List.of("lab.example.org", "LAB", "my_lab-2", "lab.example.org.", "192.168.1.5", "[fe80::1]",
                "a".repeat(63))) {
            assertThat(new LabOptions("127.0.0.1", 0, null, List.of(name), Limits.STANDARD).names())
                    .containsExactly(name);
        }
        for (String name : List.of("", " ", "lab\u001b[31m", "lab\n", "lab:7341", "http://lab", "lab/", "a..b", ".lab",
                "-lab",
                "lab-", "m\u00fcller.example", "*.example.org", "lab,other", "fe80::1", "[lab]", "a".repeat(64),
                "a.".repeat(130))) {
            assertThatThrownBy(() -> new LabOptions("127.0.0.1", 0, null, List.of(name), Limits.STANDARD)).as(name)
                    .isInstanceOf(InvalidInputException.class).hasMessageStartingWith("--name must be a host's name")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").doesNotContain("\u001b"));
        }
    }
}
