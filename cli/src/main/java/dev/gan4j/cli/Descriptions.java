package dev.gan4j.cli;

import dev.gan4j.data.Column;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.experiment.OptimiserSpec;
import dev.gan4j.experiment.PenaltySpec;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.nn.Activation;
import dev.gan4j.train.TableTrainer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Experiments in words. */
final class Descriptions {

    private Descriptions() {}

    /** Returns an experiment in one line: its data, networks, objective, optimiser, pretraining and length. */
    static String oneLine(Experiment experiment) {
        String columns = columns(experiment.data());
        return String.format(Locale.ROOT, "%s; G %s %s, D %s %s; %s; %s; %s; %,d iterations of batch %d",
                data(experiment),
                layers(Integer.toString(experiment.latent().dimension()), experiment.generator().hidden(), columns),
                activation(experiment.generator().hidden(), experiment.generator().activation(),
                        experiment.generator().output()),
                layers(columns, experiment.discriminator().hidden(), "1"),
                activation(experiment.discriminator().hidden(), experiment.discriminator().activation(),
                        experiment.discriminator().output()),
                game(experiment),
                optimiser(experiment.optimiser()), pretraining(experiment.pretraining()), experiment.iterations(),
                experiment.batch());
    }

    /** Returns where the data come from, and which column is their label. */
    static String data(Experiment experiment) {
        LabelSpec label = experiment.label();
        return data(experiment.data()) + (label == null ? "" : ", by " + label.column());
    }

    /** Returns where the data come from. */
    static String data(DataSpec data) {
        return switch (data) {
            case DataSpec.Known known -> known.distribution().expression();
            case DataSpec.Csv csv -> csv.file() + switch (csv.columns()) {
                case ColumnChoice.First() -> "";
                case ColumnChoice.Numeric() -> ", numeric columns";
                case ColumnChoice.Named(List<String> names) ->
                    (names.size() == 1 ? ", column " : ", columns ") + String.join(", ", names);
            };
            case DataSpec.Image image -> "points drawn in " + image.file();
            case DataSpec.Given given -> String.format(Locale.ROOT, "%,d samples given by a program", given.count());
        };
    }

    /** Returns an experiment on a table in one line: its rows, network and length. */
    static String oneLine(TableExperiment experiment, TableTrainer trainer) {
        return String.format(Locale.ROOT,
                "%s, %,d rows for training, %,d for judging; a cascade of %d columns, %d-%d; %,d"
                        + " epochs of likelihood; %,d iterations of the game",
                trainer.table().source(), trainer.training().rows(),
                trainer.heldOut().rows(), trainer.codes().size(), experiment.generator().embedding(),
                experiment.generator().hidden(), experiment.likelihood().epochs(), experiment.game().iterations());
    }

    /** Returns what a column of a table holds. */
    static String column(Column column) {
        return switch (column) {
            case Column.Numeric numeric -> "numbers" + blanks(column);
            case Column.Temporal temporal -> "times such as " + temporal.format().pattern() + blanks(column);
            case Column.Categorical categorical -> String.format(Locale.ROOT, "%,d categories%s",
                    categorical.categories().size(), categorical.ordered() ? ", ordered" : "");
            case Column.Constant constant -> "always the same text, \"" + constant.text() + '"';
            case Column.Identifier identifier -> "identifiers such as " + identifier.pattern().pattern()
                    + ", made anew";
            case Column.Text text -> text.fake() == null
                    ? "free text, left out"
                    : text.fake().isEmpty() ? "left empty" : "free text, made up: " + text.fake();
        };
    }

    private static String blanks(Column column) {
        return column.blanks().isEmpty() ? "" : " and blanks";
    }

    /** How many columns a sample has; n where only the file says it. */
    private static String columns(DataSpec data) {
        return data instanceof DataSpec.Csv csv && csv.columns() instanceof ColumnChoice.Numeric
                ? "n"
                : Integer.toString(data.columnNames().size());
    }

    private static String layers(String in, List<Integer> hidden, String out) {
        return in + "-" + hidden.stream().map(size -> size + "-").collect(Collectors.joining()) + out;
    }

    /** The activation after the hidden layers; that of the last layer if there are none. */
    private static String activation(List<Integer> hidden, Activation inner, Activation output) {
        return word(hidden.isEmpty() ? output : inner);
    }

    private static String game(Experiment experiment) {
        return Stream.concat(Stream.of(word(experiment.objective().type())),
                experiment.penalties().stream().map(penalty -> switch (penalty) {
                    case PenaltySpec.Slope slope -> word(slope.type()) + " " + number(slope.weight());
                    case PenaltySpec.WeightClipping clipping -> "weights within " + number(clipping.limit());
                })).collect(Collectors.joining(" with "));
    }

    private static String optimiser(OptimiserSpec optimiser) {
        return switch (optimiser) {
            case OptimiserSpec.Sgd sgd -> "SGD " + number(sgd.learningRate());
            case OptimiserSpec.Momentum momentum -> "momentum " + number(momentum.learningRate());
            case OptimiserSpec.Adam adam -> "Adam " + number(adam.learningRate());
        };
    }

    private static String pretraining(PretrainingSpec pretraining) {
        return switch (pretraining) {
            case PretrainingSpec.None none -> "no pretraining";
            case PretrainingSpec.OnDensity on ->
                String.format(Locale.ROOT, "%,d steps of pretraining on the %s density",
                        on.steps(), word(on.density()));
        };
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
