package dev.gan4j.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.gan4j.lab.wire.Json;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is kept of a long run's course. */
class CourseTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 500, 512})
    void aCourseOfAnyLengthIsThinnedEvenly(int every) {
        Course course = new Course(2);
        int count = 10_000;
        for (int i = 0; i < count; i++) {
            course.add((long) i * every, i, -i);
        }

        ObjectNode json = Json.object();
        course.write(json, 400, "steps", "first", "second");
        long[] steps = StreamSupport.stream(json.get("steps").spliterator(), false).mapToLong(JsonNode::longValue)
                .toArray();
        assertThat(steps).hasSizeBetween(100, 400).startsWith(0L);
        long stride = steps[1] - steps[0];
        for (int i = 0; i < steps.length; i++) {
            assertThat(steps[i]).isEqualTo(i * stride);
            assertThat(json.get("first").get(i).doubleValue()).isCloseTo((double) steps[i] / every,
                    withinPercentage(0.01));
        }
        assertThat(steps[steps.length - 1]).isGreaterThan((long) (0.9 * count * every));
    }
}
