package dev.gan4j.experiment.internal;

import dev.gan4j.experiment.Experiment;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A line of the table of fields: a field of a part, held by a component of the part's record. */
final class Entry implements Part.Member {

    private static final Object NONE = new Object();

    final String name;
    final Kind kind;
    final String text;
    List<String> components;
    List<String> resets = List.of();
    @Nullable
    Object standard = NONE;
    boolean isOptional;
    boolean isLive;
    boolean isRare;
    Predicate<Experiment> hasEffect = experiment -> true;
    String otherwise = "";

    private Entry(String name, Kind kind, String text) {
        this.name = name;
        this.kind = kind;
        this.text = text;
        components = List.of(name);
    }

    /**
     * Begins a field.
     *
     * @param text a description of one or a few sentences
     */
    static Entry of(String name, Kind kind, String text) {
        return new Entry(name, kind, text);
    }

    /** Returns the field with a default value, which it gets when its part replaces another. */
    Entry standard(@Nullable Object value) {
        standard = value;
        return this;
    }

    /** Returns the field, which is left out if it has its default value. */
    Entry optional(@Nullable Object value) {
        isOptional = true;
        return standard(value);
    }

    /** Returns the field as one that may change during training. */
    Entry live() {
        isLive = true;
        return this;
    }

    /** Returns the field as one that most users never need. */
    Entry rare() {
        isRare = true;
        return this;
    }

    /** Returns the field held by another component, or a range held by two. */
    Entry in(String... names) {
        components = List.of(names);
        return this;
    }

    /** Returns the field as one whose change resets these fields of the same part. */
    Entry resets(String... names) {
        resets = List.of(names);
        return this;
    }

    /**
     * Returns the field as one that has no effect in some experiments.
     *
     * @param condition whether it has an effect
     * @param reason    the words after "has no effect"
     */
    Entry where(Predicate<Experiment> condition, String reason) {
        hasEffect = condition;
        otherwise = reason;
        return this;
    }

    boolean hasStandard() {
        return standard != NONE;
    }
}
