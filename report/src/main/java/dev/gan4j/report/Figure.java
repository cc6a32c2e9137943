package dev.gan4j.report;

import dev.gan4j.report.chart.Canvas;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The figures of a run, in the order of its page. */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
enum Figure {
    /** The density that G must learn. */
    REAL_DENSITY(Section.SAMPLES, "The real data", 400, Figure::isLine, LineFigures::realDensity, """
            The density of the real data over the working range. The generator never sees it and has to infer it from \
            the discriminator's answers alone."""),
    /** Where the game starts. */
    BEFORE_GAME(Section.SAMPLES, "Before the game", 400, Figure::isLine, LineFigures::beforeGame, """
            The start of the game: an untrained G puts its samples wherever its random weights happen to. D should be \
            higher where the real data are than where the generated data are."""),
    /** The outcome. */
    AFTER_TRAINING(Section.SAMPLES, "After training", 400, Figure::isLine, LineFigures::afterTraining, """
            The outcome. Ideally, the generated density coincides with the real one, and D is 0.5 everywhere (dotted) \
            because it cannot tell them apart."""),
    /** G as lines. */
    MAPPING(Section.SAMPLES, "Where G sends each z", 440, Figure::hasMapping, LineFigures::mapping, """
            A line from each of 61 evenly spaced z to its G(z). Where lines cross, G turns back and sends distant z to \
            the same place; in a G that only rises no lines cross, in one that only falls all of them do, and both \
            are fine. Where lines converge, p_{g} is high."""),
    /** G as a curve. */
    IDEAL_MAP(Section.SAMPLES, "G against the ideal map", 400, Figure::hasMapping, LineFigures::idealMap, """
            G as a curve beside the quantile transform, the monotone map that turns z into the real data exactly. \
            A flat part of G makes a peak in p_{g}, a steep part a gap, a turning point a fold."""),
    /** Two columns. */
    POINTS(Section.SAMPLES, "Real and generated points", TableFigures.SQUARE_HEIGHT, Figure::isPlane,
            TableFigures::points,
            """
                    Real points that training has not seen, and as many of the generated points that were judged. Each \
                    class has its own colour."""),
    /** Each of many columns. */
    MARGINALS(Section.SAMPLES, "Each column on its own", 0, Figure::isTable, TableFigures::marginals,
            """
                    The distribution of each column, over the range of the training rows: of real rows that training has not \
                    seen, and of the generated rows that were judged. If there are more than 24 columns, the first 24 are shown."""),
    /** The correlations of columns. */
    PAIRS(Section.SAMPLES, "Correlations of the columns", TableFigures.PAIRS_HEIGHT, Figure::isTable,
            TableFigures::pairs, """
                    Pearson's correlation of each pair of columns: blue where both rise together, orange where one \
                    falls as the other rises. On the right, their difference, which should be blank."""),
    /** The quadratic loss. */
    PRETRAINING_LOSS(Section.LEARNING, "Pretraining loss", 400,
            data -> data.history().pretrainingLoss().length > 0, Figures::pretrainingLoss, """
                    The mean squared difference between D and the density of the real data, step by step. It should \
                    fall, then level off."""),
    /** Both objectives and the distance. */
    HISTORY(Section.LEARNING, "The game, iteration by iteration", 580, data -> true, Figures::history,
            """
                    Top: both objectives (line: mean, shading: range); the dotted lines are their values if D gives every sample \
                    the same output. They can look perfect even though G has failed. Bottom: the distance to the real data, which \
                    cannot mislead in this way. Check that it falls towards the noise floor and stays there."""),
    /** D as its weights were drawn. */
    DISCRIMINATOR_BEFORE(Section.DISCRIMINATOR, "D before any training", 400, Figure::hasCurveOfD,
            LineFigures::discriminatorBefore, """
                    With random weights, D knows nothing: its curve is unrelated to where the real data are."""),
    /** D as a regression of the density. */
    DISCRIMINATOR_PRETRAINED(Section.DISCRIMINATOR, "D after pretraining", 400,
            data -> data.view() instanceof Line line && line.pretrained() != null,
            LineFigures::discriminatorPretrained, """
                    D should now follow the density of the real data (the axes are scaled so that a perfect fit would \
                    coincide with it). This gives the game a head start: D is high where the real data are."""),
    /** D as a density ratio. */
    OPTIMAL_DISCRIMINATOR(Section.DISCRIMINATOR, "D against its optimum", 400,
            data -> hasCurveOfD(data) && data.game().isRatio(), LineFigures::optimalDiscriminator,
            """
                    The best D against this G is p_{data}/(p_{data} + p_{g}): 0.5 where the two densities agree, higher \
                    where G misses real data, lower where G puts too many samples. A gap between the two curves is a \
                    difference that D fails to see. The optimum is drawn only where there are enough samples to know it."""),
    /** D over two columns. */
    FIELD(Section.DISCRIMINATOR, "D as a field", TableFigures.SQUARE_HEIGHT,
            data -> data.view() instanceof Plane plane && plane.field() != null, TableFigures::field,
            """
                    Blue where D takes a point to be real, orange where it takes it to be generated (for a score: above or \
                    below its median), with the points themselves."""),
    /** D's output on rows. */
    DECISIONS(Section.DISCRIMINATOR, "D on real and on generated rows", 400, data -> true,
            Figures::decisions, """
                    The distribution of D's output over real rows that training has not seen, and over the generated \
                    rows that were judged. Where the two overlap, D cannot tell them apart.""");

    /** The parts of a page that have figures. */
    enum Section {
        /** Real and generated data. */
        SAMPLES("Real and generated data"),
        /** What was recorded while training. */
        LEARNING("Learning curve"),
        /** D at the end, and on the way. */
        DISCRIMINATOR("The discriminator");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private static final double WIDTH = 640;
    private static final double PIXELS_PER_UNIT = 2;

    private final Section section;
    private final String title;
    private final double height;
    private final Predicate<FigureData> condition;
    private final BiConsumer<FigureData, Canvas> drawing;
    private final String caption;

    Figure(Section section, String title, double height, Predicate<FigureData> condition,
            BiConsumer<FigureData, Canvas> drawing, String caption) {
        this.section = section;
        this.title = title;
        this.height = height;
        this.condition = condition;
        this.drawing = drawing;
        this.caption = caption;
    }

    private static boolean isLine(FigureData data) {
        return data.view() instanceof Line;
    }

    private static boolean hasMapping(FigureData data) {
        return data.view() instanceof Line line && line.mapping() != null;
    }

    private static boolean hasCurveOfD(FigureData data) {
        return data.view() instanceof Line line && line.after().discriminator() != null;
    }

    private static boolean isPlane(FigureData data) {
        return data.view() instanceof Plane;
    }

    private static boolean isTable(FigureData data) {
        return data.view() instanceof Table;
    }

    Section section() {
        return section;
    }

    String title() {
        return title;
    }

    /** Returns what to see in it. */
    String caption() {
        return caption;
    }

    /** Returns whether it spans the page. */
    boolean isWide() {
        return this == POINTS || this == MARGINALS || this == PAIRS;
    }

    double width() {
        return isWide() ? TableFigures.WIDE : WIDTH;
    }

    double height(FigureData data) {
        return data.view() instanceof Table table && this == MARGINALS ? TableFigures.marginalsHeight(table) : height;
    }

    /** Returns the name of its files, without an ending. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether there is something to draw. */
    boolean isIn(FigureData data) {
        return condition.test(data);
    }

    Picture picture(FigureData data) {
        return new Picture(title, width(), height(data), PIXELS_PER_UNIT, canvas -> drawing.accept(data, canvas));
    }
}
