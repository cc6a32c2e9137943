package dev.gan4j.cascade;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** Generators of one model for any number of threads: each is lent to one of them at a time, and made where none is free. */
public final class GeneratorPool {

    private final Supplier<TableGenerator> maker;
    private final Queue<TableGenerator> free = new ConcurrentLinkedQueue<>();

    /**
     * Creates an empty pool.
     *
     * @param maker of a generator
     */
    public GeneratorPool(Supplier<TableGenerator> maker) {
        this.maker = maker;
    }

    /**
     * Lends a generator.
     *
     * @param <R>  what is made by it
     * @param task uses it, and does not keep it
     * @return what the task returns
     */
    public <R> R use(Function<TableGenerator, R> task) {
        TableGenerator found = free.poll();
        TableGenerator generator = found == null ? maker.get() : found;
        R result = task.apply(generator);
        // One that failed half-way is not lent again.
        free.add(generator);
        return result;
    }
}
