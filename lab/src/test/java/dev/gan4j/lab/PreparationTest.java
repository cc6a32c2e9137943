package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Networks are compiled while nobody waits for them who does not have to; here compiling is held up until it is let go. */
@Timeout(120)
class PreparationTest {

    private final HeldScheduler scheduler = new HeldScheduler();
    private final Laboratory lab = new Laboratory(LabOptions.local(0, Limits.STANDARD.with(Limit.WAITING, 4)),
            scheduler);

    @AfterEach
    void close() {
        scheduler.release();
        lab.close();
    }

    private static boolean isPreparing(JsonNode status) {
        return status.get("lanes").get(0).get("state").stringValue().equals("preparing");
    }

    private CompletableFuture<HttpResponse<String>> asked(String path) {
        return CompletableFuture.supplyAsync(() -> lab.send(lab.request(path)));
    }

    @Test
    void aRunIsThereBeforeItsNetworksAre() throws ExecutionException, InterruptedException {
        JsonNode made = lab.post("/api/runs", "{\"lanes\": [{\"set\": {\"iterations\": \"20\"}}, {}], \"play\": true}");
        assertThat(made.get("state").stringValue()).isEqualTo("waiting");
        assertThat(made.get("position").intValue()).isZero();
        assertThat(made.get("differences").get(0).stringValue()).isEqualTo("iterations");
        assertThat(made.get("lanes").get(0).get("of").intValue()).isEqualTo(20);
        assertThat(isPreparing(made)).isTrue();
        String run = made.get("run").stringValue();
        assertThat(isPreparing(lab.get("/api/runs/" + run))).isTrue();
        assertThat(lab.get("/api/runs/" + run + "/experiment?lane=0").get("kind").stringValue()).isEqualTo("numbers");
        assertThat(lab.control(run, "{\"action\": \"pause\"}").get("state").stringValue()).isEqualTo("paused");
        CompletableFuture<HttpResponse<String>> scene = asked("/api/runs/" + run + "/scene");
        try (Laboratory.Stream stream = lab.stream("run=" + run)) {
            assertThat(isPreparing(stream.next("status", any -> true))).isTrue();
            assertThat(scene).isNotDone();
            scheduler.release();
            assertThat(stream.next("scene", any -> true).get("scene").intValue()).isEqualTo(1);
            assertThat(stream.next("frame", any -> true).get("iteration").intValue()).isZero();
        }
        assertThat(scene.get().statusCode()).isEqualTo(200);
        assertThat(lab.step(run, "iteration", 3).get("lanes").get(0).get("iteration").intValue()).isEqualTo(3);
    }

    @Test
    void aStepThatWasAskedForMeanwhileIsTaken() {
        String run = lab.run("{}");
        CompletableFuture<JsonNode> step = CompletableFuture.supplyAsync(() -> lab.control(run,
                "{\"action\": \"step\", \"what\": \"iteration\", \"count\": 2}"));
        assertThat(isPreparing(lab.get("/api/runs/" + run))).isTrue();
        assertThat(step).isNotDone();
        scheduler.release();
        lab.await(run, status -> status.get("lanes").get(0).get("iteration").intValue() == 2
                && status.get("state").stringValue().equals("paused"));
    }

    @Test
    void aRunThatIsBeingPreparedIsEndedAtOnceAndMakesRoom() throws ExecutionException, InterruptedException {
        String first = lab.run("{}");
        CompletableFuture<HttpResponse<String>> frame = asked("/api/runs/" + first + "/frame");
        for (int i = 0; i < 3; i++) {
            lab.run("{}");
        }
        assertThat(lab.postRaw("/api/runs", "{\"lanes\": [{}]}").statusCode()).isEqualTo(429);
        assertThat(lab.send(lab.request("/api/runs/" + first).DELETE()).statusCode()).isEqualTo(204);
        assertThat(frame.get().statusCode()).isEqualTo(404);
        assertThat(lab.send(lab.request("/api/runs/" + first)).statusCode()).isEqualTo(404);
        lab.run("{}");
    }

    @Test
    void aRunIsBegunAgainWhileItIsPrepared() {
        String run = lab.run("{\"set\": {\"seed\": \"7\"}}");
        JsonNode again = lab.control(run, "{\"action\": \"restart\", \"lanes\": [{\"set\": {\"seed\": \"8\"}}]}");
        assertThat(isPreparing(again)).isTrue();
        assertThat(again.get("scene").intValue()).isEqualTo(2);
        assertThat(again.get("lanes").get(0).get("seed").intValue()).isEqualTo(8);
        scheduler.release();
        JsonNode status = lab.step(run, "iteration", 1);
        assertThat(status.get("scene").intValue()).isEqualTo(2);
        assertThat(status.get("lanes").get(0).get("seed").intValue()).isEqualTo(8);
        assertThat(lab.get("/api/runs/" + run + "/scene").get("scene").intValue()).isEqualTo(2);
    }

    @Test
    void aStripIsThereBeforeItsNetworksAre() {
        JsonNode made = lab.post("/api/seeds", "{\"count\": 2, \"set\": {\"iterations\": \"5\"}}");
        assertThat(made.get("state").stringValue()).isEqualTo("waiting");
        assertThat(made.get("scene").isNull()).isTrue();
        String strip = made.get("strip").stringValue();
        String other = lab.post("/api/seeds", "{\"count\": 2}").get("strip").stringValue();
        assertThat(lab.send(lab.request("/api/seeds/" + other).DELETE()).statusCode()).isEqualTo(204);
        scheduler.release();
        try (Laboratory.Stream stream = lab.stream("seeds=" + strip)) {
            JsonNode done = stream.next("seeds", status -> status.get("state").stringValue().equals("finished"));
            assertThat(done.get("done").intValue()).isEqualTo(2);
            assertThat(done.get("scene").get("kind").stringValue()).isEqualTo("numbers");
            assertThat(done.get("scene").get("x").isEmpty()).isFalse();
        }
    }

    @Test
    void whatCannotBeUsedIsStillRefusedAtOnce() {
        assertThat(lab.postRaw("/api/runs", "{\"lanes\": [{}, {\"set\": {\"data\": \"ring8\","
                + " \"pretraining\": \"none\", \"latent\": \"{type: normal, dimension: 2}\"}}]}").body())
                .contains("two lanes");
    }

    @Test
    void theServerIsClosedWhileRunsArePrepared() {
        HeldScheduler held = new HeldScheduler();
        Laboratory closed = new Laboratory(LabOptions.local(0, Limits.STANDARD), held);
        String run = closed.run("{}");
        assertThat(isPreparing(closed.get("/api/runs/" + run))).isTrue();
        closed.close(); // comes back although nothing was let go
        held.release();
    }
}
