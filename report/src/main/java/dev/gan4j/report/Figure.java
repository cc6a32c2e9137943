package dev.gan4j.report;

import dev.gan4j.report.chart.Canvas;
import dev.gan4j.report.chart.PngCanvas;
import dev.gan4j.report.chart.SvgCanvas;
import java.util.Locale;

/** The figures of a run, in the tutorial's order. */
enum Figure {
    /** What G has to learn. */
    REAL_DENSITY(1, "The real data", """
            The density of the real data over the working range. The generator never sees it; it has to find it from \
            the discriminator's answers alone.""", 400),
    /** D as its weights were drawn. */
    DISCRIMINATOR_BEFORE(2, "D before any training", """
            With random weights D knows nothing: its curve has no relation to where the real data are.""", 400),
    /** The quadratic loss. */
    PRETRAINING_LOSS(3, "Loss of the pretraining", """
            The mean squared difference between D and the density of the real data, step by step. It should fall and \
            then level off.""", 400),
    /** D as a regression of the density. */
    DISCRIMINATOR_PRETRAINED(4, "D after pretraining", """
            D should now follow the density of the real data (both axes are scaled so that a perfect fit would lie on \
            it), which gives the game a start: D is high where real data are.""", 400),
    /** Where the game starts. */
    BEFORE_GAME(5, "Before the game", """
            Where the game starts: an untrained G puts its samples where its random weights happen to put them. D \
            should be higher at the real data than at the generated.""", 400),
    /** Both objectives and the distance. */
    HISTORY(6, "The game, iteration by iteration",
            """
                    Above, both objectives (line: mean, shade: range); the dotted lines are their values where D says the \
                    same of everything. They can look perfect while G has failed. Below, the distance to the real data, which cannot: \
                    look whether it falls towards the noise floor and stays there.""",
            580),
    /** The outcome. */
    AFTER_TRAINING(7, "After training", """
            The outcome. Ideally the generated density lies on the real one, and D is 0.5 everywhere (dotted): it \
            cannot tell them apart.""", 400),
    /** G as lines. */
    MAPPING(8, "Where G sends each z", """
            A line from each of 61 evenly spaced z to its G(z). Where lines cross, G turns back and sends distant z to \
            the same place; a G that only rises crosses none, one that only falls crosses all of them, and both are \
            fine. Where lines gather, p_{g} is high.""", 440),
    /** G as a curve. */
    IDEAL_MAP(9, "G against the ideal map", """
            G as a curve beside the quantile transform, the monotone map that turns z into the real data exactly. \
            A flat part of G is a peak of p_{g}, a steep part a gap, a turn a fold.""", 400),
    /** D as a density ratio. */
    OPTIMAL_DISCRIMINATOR(10, "D against its optimum",
            """
                    The best D against this G is p_{data}/(p_{data} + p_{g}): 0.5 where both agree, higher where G leaves real data \
                    out, lower where it puts too much. A gap between the two curves is what D has failed to see. The optimum \
                    is drawn where there are samples enough to know it.""",
            400);

    private static final double WIDTH = 640;
    private static final double PIXELS_PER_UNIT = 2;

    private final int number;
    private final String title;
    private final String caption;
    private final double height;

    Figure(int number, String title, String caption, double height) {
        this.number = number;
        this.title = title;
        this.caption = caption;
        this.height = height;
    }

    /** Returns the number by which the report calls it, from 1. */
    int number() {
        return number;
    }

    String title() {
        return title;
    }

    /** Returns what to see in it. */
    String caption() {
        return caption;
    }

    double height() {
        return height;
    }

    /** Returns the name of its files, without an ending. */
    String fileName() {
        String words = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return (number < 10 ? "0" : "") + number + "-" + words;
    }

    /** Tells whether there is something to draw. */
    boolean isIn(FigureData data) {
        return switch (this) {
            case PRETRAINING_LOSS, DISCRIMINATOR_PRETRAINED -> data.pretrained() != null;
            case REAL_DENSITY, DISCRIMINATOR_BEFORE, BEFORE_GAME, HISTORY, AFTER_TRAINING, MAPPING, IDEAL_MAP -> true;
            case OPTIMAL_DISCRIMINATOR -> data.game().isRatio();
        };
    }

    /** Draws it as SVG. */
    SvgCanvas svg(FigureData data) {
        SvgCanvas canvas = new SvgCanvas(WIDTH, height, title);
        draw(data, canvas);
        return canvas;
    }

    /** Draws it as the bytes of a PNG file. */
    byte[] png(FigureData data) {
        PngCanvas canvas = new PngCanvas(WIDTH, height, PIXELS_PER_UNIT);
        draw(data, canvas);
        return canvas.file();
    }

    private void draw(FigureData data, Canvas canvas) {
        switch (this) {
            case REAL_DENSITY -> Figures.realDensity(data, canvas);
            case DISCRIMINATOR_BEFORE -> Figures.discriminatorBefore(data, canvas);
            case PRETRAINING_LOSS -> Figures.pretrainingLoss(data, canvas);
            case DISCRIMINATOR_PRETRAINED -> Figures.discriminatorPretrained(data, canvas);
            case BEFORE_GAME -> Figures.beforeGame(data, canvas);
            case HISTORY -> Figures.history(data, canvas);
            case AFTER_TRAINING -> Figures.afterTraining(data, canvas);
            case MAPPING -> Figures.mapping(data, canvas);
            case IDEAL_MAP -> Figures.idealMap(data, canvas);
            case OPTIMAL_DISCRIMINATOR -> Figures.optimalDiscriminator(data, canvas);
        }
    }
}
