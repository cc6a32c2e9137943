package dev.gan4j.experiment.internal;

import dev.gan4j.experiment.Experiment;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A line of the table of fields: a field of a part, which a component of the part's record holds. */
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
     * @param text what it is, in a sentence or a few
     */
    static Entry of(String name, Kind kind, String text) {
        return new Entry(name, kind, text);
    }

    /** Returns the field with a value for a part that takes the place of another. */
    Entry standard(@Nullable Object value) {
        standard = value;
        return this;
    }

    /** Returns the field, which is left out where it has its standard value. */
    Entry optional(@Nullable Object value) {
        isOptional = true;
        return standard(value);
    }

    /** Returns the field, which may change while a training goes on. */
    Entry live() {
        isLive = true;
        return this;
    }

    /** Returns the field, which most users never need. */
    Entry rare() {
        isRare = true;
        return this;
    }

    /** Returns the field held by another component, or a range held by two. */
    Entry in(String... names) {
        components = List.of(names);
        return this;
    }

    /** Returns the field, another value of which says nothing about these fields of the same part any more. */
    Entry resets(String... names) {
        resets = List.of(names);
        return this;
    }

    /**
     * Returns the field, which changes nothing in some experiments.
     *
     * @param condition whether it changes something
     * @param reason    what stands behind "has no effect"
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
