package dev.gan4j.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Options of the form FIELD=VALUE that may be repeated for different fields. */
final class Settings {

    private Settings() {}

    /**
     * Reads them.
     *
     * @param option their name in messages
     * @return the values by their fields, in order
     */
    static SequencedMap<String, String> of(CommandLine command, String option, List<String> texts) {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(command,
                        option + " must have the form FIELD=VALUE but was \"" + text + "\"");
            }
            String field = text.substring(0, equals).strip();
            if (settings.put(field, text.substring(equals + 1).strip()) != null) {
                throw new ParameterException(command,
                        option + " must set each field once but sets " + field + " twice");
            }
        }
        return settings;
    }
}
