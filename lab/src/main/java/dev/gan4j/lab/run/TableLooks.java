package dev.gan4j.lab.run;

import dev.gan4j.cascade.Condition;
import dev.gan4j.cascade.TableGenerator;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Schema;
import dev.gan4j.eval.Score;
import dev.gan4j.eval.TableColumn;
import dev.gan4j.eval.TableJudgement;
import dev.gan4j.lab.wire.TableCards;
import dev.gan4j.lab.wire.TableStatus.Phase;
import dev.gan4j.model.TableModel;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.table.TableWriter;
import dev.gan4j.train.TableTrainer;
import dev.gan4j.train.internal.TableView;
import dev.gan4j.train.internal.TableView.SeenBar;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at generated rows of a table while it trains, by copies of its weights: nothing here changes a bit of the training. May
 * be used by several threads at once, which wait for one another.
 */
final class TableLooks {

    /** Generated rows of a look before the judgement. */
    private static final int GENERATED = 1000;
    /** Training rows beside them. */
    private static final int REAL = 5000;
    private static final int MOST_COLUMNS = 60;
    /** Columns whose pairs are compared in a look. */
    private static final int MOST_PAIRED = 40;
    /** Columns whose pairs are shown of a judgement. */
    private static final int MOST_MAPPED = 60;

    private final String run;
    private final TableTrainer trainer;
    private final int columns;
    private final TableView atTraining;
    private final Lock lock = new ReentrantLock(true);
    private @Nullable Look latest;

    /**
     * The training at one moment.
     *
     * @param phase   of the training
     * @param step    of the phase
     * @param weights of the generator
     * @param model   the result; null before it is there
     */
    record Snapshot(Phase phase, long step, Parameters weights, @Nullable TableModel model) {

        boolean isAsOf(Snapshot other) {
            return phase == other.phase && step == other.step && (model == null) == (other.model == null);
        }
    }

    /** What was seen at a moment, and what samples rows at it. */
    private record Look(Snapshot snapshot, TableGenerator generator, TableView look, TableCards cards) {}

    TableLooks(String run, TableTrainer trainer) {
        this.run = run;
        this.trainer = trainer;
        Dataset training = trainer.training();
        Dataset shown = training.select(IntStream.range(0, Math.min(REAL, training.rows())).toArray());
        atTraining = new TableView(shown, shown, MOST_COLUMNS);
        columns = (int) schema().columns().stream().filter(column -> column.hasValues()).count();
    }

    private Schema schema() {
        return trainer.table().schema().columns();
    }

    /**
     * Looks at rows.
     *
     * @param moment where the training is; asked when it is this look's turn
     * @param where  conditions that all rows satisfy
     * @return the cards
     * @throws dev.gan4j.InvalidInputException if a condition cannot be read, or no row can satisfy all of them
     */
    TableCards cards(Supplier<Snapshot> moment, List<String> where) {
        List<Condition> conditions = conditions(where, generated());
        lock.lock();
        try {
            Look now = look(moment.get());
            if (conditions.isEmpty()) {
                return now.cards;
            }
            Dataset real = now.look.real(conditions(where, schema()));
            Dataset generated = trainer.samples(now.generator, GENERATED, conditions);
            return new TableCards(run, now.cards.look(), now.snapshot.phase, now.snapshot.step, now.cards.isFinal(),
                    real.rows(), generated.rows(), where, now.cards.left(),
                    now.look.columns(real, generated).stream().map(seen -> card(seen, null)).toList(), null);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Samples rows as {@code gan4j sample} does.
     *
     * @param moment where the training is
     * @param seed   of the samples
     * @param count  how many
     * @param where  conditions that all of them satisfy
     * @return a CSV file as the table's
     * @throws dev.gan4j.InvalidInputException as {@link #cards}
     */
    byte[] samples(Supplier<Snapshot> moment, long seed, int count, List<String> where) {
        List<Condition> conditions = conditions(where, generated());
        Dataset rows;
        lock.lock();
        try {
            rows = look(moment.get()).generator.sample(seed, 0, count, conditions);
        } finally {
            lock.unlock();
        }
        TableWriter writer = new TableWriter(trainer.schema(), seed);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(writer.header());
        bytes.writeBytes(writer.rows(rows, 0));
        return bytes.toByteArray();
    }

    private static List<Condition> conditions(List<String> where, Schema schema) {
        return where.stream().map(text -> Condition.parse(text, schema)).toList();
    }

    /** The columns of generated rows, without the texts that too few training rows have. */
    private Schema generated() {
        return trainer.schema().columns();
    }

    private Look look(Snapshot moment) {
        Look before = latest;
        if (before != null && before.snapshot.isAsOf(moment)) {
            return before;
        }
        long number = before == null ? 1 : before.cards.look() + 1;
        TableModel model = moment.model;
        TableGenerator generator = model == null ? trainer.generator(moment.weights) : model.generator();
        Look made = model == null
                ? during(moment, generator, number)
                : after(moment, model, generator, number);
        latest = made;
        return made;
    }

    private Look during(Snapshot moment, TableGenerator generator, long number) {
        Dataset real = atTraining.real(List.of());
        Dataset generated = trainer.samples(generator, GENERATED, List.of());
        TableView.Pairs pairs = atTraining.pairs(generated, MOST_PAIRED);
        int compared = pairs.columns().size();
        return new Look(moment, generator, atTraining, new TableCards(run, number, moment.phase, moment.step, false,
                real.rows(), generated.rows(), List.of(), columns - Math.min(columns, MOST_COLUMNS),
                atTraining.columns(real, generated).stream().map(seen -> card(seen, null)).toList(),
                compared < 2
                        ? null
                        : new TableCards.Pairs(pairs.columns(), pairs.scores(),
                                compared < MOST_PAIRED ? 0 : columns - compared)));
    }

    /** The rows that were judged, with the scores of the judgement. */
    private Look after(Snapshot moment, TableModel model, TableGenerator generator, long number) {
        TableJudgement table = java.util.Objects.requireNonNull(model.judgement().table());
        Dataset generated = trainer.samples(generator, trainer.judgedRows(), List.of());
        TableView look = new TableView(trainer.heldOut(), generated, MOST_COLUMNS);
        List<TableColumn> judged = table.columns().stream().filter(column -> column.kind() != TableColumn.Kind.OTHER)
                .toList();
        List<TableView.Seen> seen = look.columns(trainer.heldOut(), generated);
        return new Look(moment, generator, look, new TableCards(run, number, moment.phase, moment.step, true,
                trainer.heldOut().rows(), generated.rows(), List.of(), columns - seen.size(),
                IntStream.range(0, seen.size()).mapToObj(j -> card(seen.get(j), judged.get(j))).toList(),
                pairs(table)));
    }

    private static TableCards.@Nullable Pairs pairs(TableJudgement table) {
        int[] shown = table.mostDifferent(MOST_MAPPED);
        return shown.length < 2
                ? null
                : new TableCards.Pairs(IntStream.of(shown).mapToObj(table.paired()::get).toList(),
                        IntStream.range(0, shown.length).mapToObj(i -> IntStream.range(0, i)
                                .mapToObj(k -> table.pairs().get(shown[i]).get(shown[k])).toList()).toList(),
                        table.paired().size() - shown.length);
    }

    private static TableCards.Card card(TableView.Seen seen, @Nullable TableColumn judged) {
        Score.@Nullable Judged score = judged != null && judged.shape() instanceof Score.Judged shape ? shape : null;
        return new TableCards.Card(seen.name(), seen.kind(), score == null ? seen.shape() : score.value(),
                score == null ? Double.NaN : score.floor(), judged != null && judged.differs(), seen.realBlanks(),
                seen.generatedBlanks(), seen.blankWhere(), bars(seen.histogram()), bars(seen.top()));
    }

    private static List<TableCards.Bar> bars(List<SeenBar> bars) {
        return bars.stream().map(seen -> new TableCards.Bar(seen.bar().text(), seen.bar().real(),
                seen.bar().generated(), seen.where())).toList();
    }
}
