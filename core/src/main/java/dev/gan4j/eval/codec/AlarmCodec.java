package dev.gan4j.eval.codec;

import dev.gan4j.eval.Alarm;
import dev.gan4j.internal.JsonView;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Converts alarms to and from a JSON list, for models, checkpoints and summaries. */
public final class AlarmCodec {

    private static final int LONGEST_LINE = 500;

    private AlarmCodec() {}

    /**
     * Writes alarms.
     *
     * @param alarms in order
     * @param word   the text for a kind; {@code Enum::name} if the list will be read back
     * @return a list of objects
     */
    public static ArrayNode write(List<Alarm> alarms, Function<Alarm.Kind, String> word) {
        ArrayNode list = JsonMapper.shared().createArrayNode();
        alarms.forEach(alarm -> list.addObject().put("kind", word.apply(alarm.kind()))
                .put("iteration", alarm.iteration()).put("message", alarm.message()));
        return list;
    }

    /**
     * Reads the alarms of a model or a checkpoint.
     *
     * @param file the object with the field {@code alarms}
     * @return in order
     * @throws dev.gan4j.InvalidInputException if a value is not allowed
     */
    public static List<Alarm> read(JsonView file) {
        return file.objects("alarms").stream().map(alarm -> new Alarm(alarm.constant("kind", Alarm.Kind.class),
                alarm.integer("iteration", 0), alarm.line("message", LONGEST_LINE))).toList();
    }
}
