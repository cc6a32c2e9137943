package dev.gan4j.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.lab.schedule.SystemScheduler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewerTest {

    private static Event event(String kind, String text) {
        return new Event(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> takeAll(Viewer viewer) throws InterruptedException {
        List<String> all = new ArrayList<>();
        for (byte[] message = viewer.take(0); message != null; message = viewer.take(0)) {
            all.add(new String(message, StandardCharsets.UTF_8));
        }
        return all;
    }

    @Test
    void aSlowViewerGetsTheNewestOfEachKind() throws InterruptedException {
        Viewer viewer = new Viewer(SystemScheduler.INSTANCE, false);
        for (int i = 1; i <= 1000; i++) {
            viewer.put(event("frame", "frame " + i));
        }
        viewer.put(event("status", "status"));
        assertThat(takeAll(viewer)).containsExactly("frame 1000", "status");
    }

    @Test
    void aFrameOfANewSceneComesAfterTheScene() throws InterruptedException {
        Viewer viewer = new Viewer(SystemScheduler.INSTANCE, false);
        viewer.put(event("frame", "old frame"));
        viewer.put(event("scene", "new scene"));
        viewer.put(event("frame", "new frame"));
        assertThat(takeAll(viewer)).containsExactly("new scene", "new frame");
    }

    @Test
    void aClosedMailboxStillGivesWhatIsInIt() throws InterruptedException {
        Viewer viewer = new Viewer(SystemScheduler.INSTANCE, false);
        viewer.put(event("gone", "gone"));
        viewer.close();
        assertThat(takeAll(viewer)).containsExactly("gone");
        assertThat(viewer.isClosed()).isTrue();
        assertThat(viewer.take(60_000)).isNull();
    }

    @Test
    void anEventIsOneLineOfJson() {
        Event event = Event.of(Gone.run("a\nb"));
        assertThat(new String(event.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("event: gone\ndata: {\"run\":\"a\\nb\"}\n\n");
    }
}
