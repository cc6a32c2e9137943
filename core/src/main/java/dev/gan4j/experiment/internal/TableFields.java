package dev.gan4j.experiment.internal;

import dev.gan4j.data.DatabaseQuery;
import dev.gan4j.experiment.CascadeSpec;
import dev.gan4j.experiment.LikelihoodSpec;
import dev.gan4j.experiment.RanksSpec;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.experiment.TableGameSpec;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The table of all fields of an experiment on a table of mixed columns, as {@link Fields} is that of any other one. */
final class TableFields {

    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_NAME = 10_000;
    private static final int LONGEST_QUERY = 100_000;
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    private static final Kind FILE = Kind.simple("the name of a file", Field.Type.TEXT, TableFields::file);
    private static final Kind RUN = Kind.whole(0, Fields.LONGEST_RUN);
    private static final Kind POSITIVE = Kind.positive(Fields.LARGEST);
    private static final Kind NOT_NEGATIVE = Kind.from(0, Fields.LARGEST);
    private static final Kind DECAY = Kind.real(0, true, 1, false);

    static final Part GENERATOR = new Part(CascadeSpec.class, "embedding, hidden",
            Entry.of("embedding", Kind.whole(1, 10_000), "the width of an embedded column").standard(256),
            Entry.of("hidden", Kind.whole(1, 10_000), "the width of each column's hidden layer").standard(128));

    static final Part LIKELIHOOD = new Part(LikelihoodSpec.class, "epochs, batch, learningRate",
            Entry.of("epochs", Kind.whole(1, 100_000), "how often each training row is seen").standard(30),
            Entry.of("batch", Kind.whole(1, 1_000_000), "the size of a minibatch; smaller where there are few rows")
                    .standard(512),
            Entry.of("learningRate", POSITIVE, "of Adam at the first step; it falls to 0 along a half cosine")
                    .standard(3e-3),
            Entry.of("dropout", Kind.real(0, true, 0.95, true),
                    "the share of the known columns' embedding that is left out at each step").standard(0.3),
            Entry.of("averageDecay", DECAY,
                    "the decay of a moving average of the weights, which is what is judged and kept").standard(0.998));

    static final Part GAME = new Part(TableGameSpec.class, "iterations, batch, generatorLearningRate",
            Entry.of("iterations", RUN, "adversarial iterations; 0 for none").standard(1200),
            Entry.of("batch", Kind.whole(1, 1_000_000), "the size of a minibatch").standard(256),
            Entry.of("discriminatorSteps", Kind.whole(1, 1000), "D steps in each iteration").standard(2),
            Entry.of("discriminatorHidden", Kind.sizes(64, 10_000, 10_000_000), "the sizes of D's hidden layers")
                    .standard(List.of(256, 256)),
            Entry.of("penalty", NOT_NEGATIVE, "the weight of R1 and of R2").standard(0.02),
            Entry.of("likelihood", NOT_NEGATIVE, "the weight of minus the log-likelihood in G's loss").standard(0.02),
            Entry.of("discriminatorLearningRate", POSITIVE, "of D's Adam").standard(1e-3),
            Entry.of("generatorLearningRate", POSITIVE, "of G's Adam").standard(1e-4),
            Entry.of("averageDecay", DECAY,
                    "the decay of a moving average of G's weights, which is what is judged and kept").standard(0.995),
            Entry.of("every", Kind.whole(1, Fields.LONGEST_RUN), "iterations between two looks of the judge")
                    .standard(100));

    static final Part RANKS = new Part(RanksSpec.class, "rows, iterations",
            Entry.of("rows", Kind.whole(0, 1_000_000),
                    "the most training rows of a table of real columns whose samples come from a network on ranks; 0 for none")
                    .standard(5000),
            Entry.of("iterations", Kind.whole(1, Fields.LONGEST_RUN), "adversarial iterations").standard(8000L),
            Entry.of("hidden", Kind.sizes(64, 10_000, 10_000_000), "the sizes of G's and D's hidden layers")
                    .standard(List.of(64, 64)),
            Entry.of("latents", Kind.whole(1, 1000), "latents for each column").standard(4),
            Entry.of("penalty", NOT_NEGATIVE, "the weight of R1 and of R2").standard(0.3),
            Entry.of("learningRate", POSITIVE, "of both networks' Adam").standard(2e-3));

    static final Part DATABASE = new Part(DatabaseQuery.class, "url, query",
            Entry.of("url", Kind.text(LONGEST_PATH, true),
                    "of JDBC, such as `jdbc:postgresql://localhost/shop`, without a user's name or password"),
            Entry.of("query", Kind.text(LONGEST_QUERY, false),
                    "a statement of SQL that has rows; with `order by`, so that they come in the same order again"),
            Entry.of("rows", new Kind.Or("all", null, Kind.whole(1, Integer.MAX_VALUE), null),
                    "how many rows are taken where there are more").standard(null),
            Entry.of("seed", Kind.simple("any 64-bit integer", Field.Type.INTEGER,
                    at -> Kind.integer(at, Long.MIN_VALUE, Long.MAX_VALUE)), "the seed by which they are chosen")
                    .standard(1L));

    static final Part EXPERIMENT = new Part(TableExperiment.class, "table",
            Entry.of("name", Kind.text(200, true), "the name of the run; default: the name of the file"),
            Entry.of("table", new Kind.Or("given", null, FILE, null),
                    "the file with the rows: CSV, JSON lines or Parquet; `given` where they come from `database`, or came from"
                            + " a program, so that the experiment cannot be run by its YAML alone"),
            Entry.of("database", new Kind.Or("none", null, DATABASE, null),
                    "the query of a database that gives the rows; `table` is `given` then").optional(null),
            Entry.of("schema", new Kind.Or("auto", null, FILE, null),
                    "the file that says what the columns hold, as `gan4j schema` writes it; `auto` to find it out")
                    .standard(null),
            Entry.of("sha256", new Kind.Or("any", null, Kind.simple("64 hexadecimal digits", Field.Type.TEXT,
                    TableFields::hash), null),
                    "the hash that the file, or the rows of the query in their order, must have").standard(null),
            Entry.of("target", new Kind.Or("auto", null, Kind.text(LONGEST_NAME, false), null),
                    "the column that a classifier is to predict when usefulness is judged; `auto` to guess it")
                    .standard(null),
            Entry.of("seed", Kind.simple("any 64-bit integer", Field.Type.INTEGER,
                    at -> Kind.integer(at, Long.MIN_VALUE, Long.MAX_VALUE)),
                    "the seed of every random number of the run")
                    .standard(1L),
            Entry.of("holdout", Kind.real(0, false, 0.9, true),
                    "the share of the rows that training never sees and the judgement uses").standard(0.2),
            Entry.of("minimumCount", Kind.whole(1, 1_000_000),
                    "training rows that a category or a number needs so that samples may have it").standard(5),
            Entry.of("generator", GENERATOR, "the generator's network").standard(GENERATOR.standard(Map.of())),
            Entry.of("likelihood", LIKELIHOOD, "the warm start by likelihood").standard(LIKELIHOOD.standard(Map.of())),
            Entry.of("game", GAME, "the game against D").standard(GAME.standard(Map.of())),
            Entry.of("ranks", RANKS, "the network on ranks, which samples small tables of real columns")
                    .standard(RANKS.standard(Map.of())));

    private TableFields() {}

    private static Path file(Place at) {
        String text = Kind.text(at, LONGEST_PATH, true);
        try {
            return at.resolve(text);
        } catch (InvalidPathException e) {
            throw at.mustBe("the name of a file");
        }
    }

    private static String hash(Place at) {
        String text = Kind.text(at, 64, true);
        if (!HASH.matcher(text).matches()) {
            throw at.mustBe("64 hexadecimal digits");
        }
        return text;
    }
}
