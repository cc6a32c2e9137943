package dev.gan4j.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

    private static final int CALLS = 20_000;
    private static final int MOST_PARTS = 9;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void eachPartOfEachCallIsDoneOnce(int threads) {
        Workers workers = Workers.of(threads);
        for (int call = 0; call < CALLS; call++) {
            int parts = call % (MOST_PARTS + 1);
            AtomicIntegerArray done = new AtomicIntegerArray(MOST_PARTS);

            workers.run((part, worker) -> done.incrementAndGet(part), parts);

            for (int part = 0; part < MOST_PARTS; part++) {
                assertThat(done.get(part)).as("call %d, part %d", call, part).isEqualTo(part < parts ? 1 : 0);
            }
        }
    }

    @Test
    void severalCallersAtOnceGetTheirPartsDone() {
        Workers workers = Workers.of(3);
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, 1000).parallel()
                .forEach(call -> workers.run((part, worker) -> done.incrementAndGet(), 7));
        assertThat(done).hasValue(7000);
    }

    @Test
    void aPartThatFailsFailsTheCallAndNotTheNext() {
        Workers workers = Workers.of(2);
        assertThatThrownBy(() -> workers.run((part, worker) -> {
            throw new IllegalArgumentException("part " + part);
        }, 4)).isInstanceOf(RuntimeException.class);
        AtomicInteger done = new AtomicInteger();
        workers.run((part, worker) -> done.incrementAndGet(), 4);
        assertThat(done).hasValue(4);
    }
}
