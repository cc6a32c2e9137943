package dev.gan4j.run;

import static java.util.Objects.requireNonNull;

import dev.gan4j.eval.codec.JudgementCodec;
import dev.gan4j.model.TableModel;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run on a table in one page of figures, as {@code summary.json} has it.
 *
 * @param model        what it left
 * @param runDirectory where the run's files are
 */
public record TableSummary(TableModel model, String runDirectory) {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Checks that nothing is missing. */
    public TableSummary {
        requireNonNull(model, "model must not be null");
        requireNonNull(runDirectory, "runDirectory must not be null");
    }

    /**
     * Returns the summary as one JSON object.
     *
     * @return several lines without an end of line after the last; null stands for numbers that are not finite
     */
    public String toJson() {
        TableModel.Training training = model.training();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", RunSummary.FORMAT).put("name", model.experiment().name())
                .put("seed", model.experiment().seed()).put("rows", training.rows())
                .put("columns", model.schema().columns().width()).put("learnt", model.codec().learnt().length)
                .put("likelihoodSteps", training.likelihoodSteps()).put("bestLikelihood", training.bestLikelihood());
        RunSummary.put(json, "surprise", training.surprise());
        json.put("gameIterations", training.gameIterations()).put("bestGame", training.bestGame());
        RunSummary.put(json, "areaBefore", training.areaBefore());
        RunSummary.put(json, "areaAfter", training.areaAfter());
        RunSummary.put(json, "seconds", training.seconds());
        json.put("outcome", RunSummary.name(training.outcome()));
        json.set("judgement", JudgementCodec.write(model.judgement()));
        json.put("runDirectory", runDirectory);
        return MAPPER.writeValueAsString(json);
    }
}
