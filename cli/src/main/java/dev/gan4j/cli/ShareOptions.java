package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.Condition;
import dev.gan4j.cascade.SampleGroups;
import dev.gan4j.cascade.Share;
import dev.gan4j.data.Schema;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that rebalances the samples of a table. */
final class ShareOptions {

    @Option(names = "--share", paramLabel = "CONDITION:SHARE",
            description = "The share of the samples of a table that satisfy a condition, such as \"income=>50K:0.5\"; may be"
                    + " repeated for the same column. All others satisfy none of these conditions.")
    private List<String> texts = new ArrayList<>();

    /** The shares as they stand on the command line. */
    List<String> texts() {
        return List.copyOf(texts);
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /**
     * Returns the groups that are asked for.
     *
     * @param where conditions that all rows satisfy
     */
    SampleGroups groups(Schema schema, List<Condition> where, CommandLine command) {
        List<Condition> asked = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (String text : texts) {
            Share share = Share.parse(text);
            if (share == null) {
                throw new ParameterException(command,
                        "--share must be a condition, a colon and a share from 0 to 1, such as \"income=>50K:0.5\", but was \""
                                + text + "\"");
            }
            asked.add(Condition.parse(share.condition(), schema));
            shares.add(share.share());
        }
        try {
            return SampleGroups.of(schema, where, asked, shares);
        } catch (InvalidInputException e) {
            throw new ParameterException(command, "--share: " + e.getMessage(), e);
        }
    }
}
