package dev.gan4j.cli;

import dev.gan4j.experiment.Experiment;
import java.util.Iterator;

/** The names of all presets, for completion. */
final class PresetNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Experiment.presets().iterator();
    }
}
