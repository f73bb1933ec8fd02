package dev.uring.bench.comparison;

import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BoxChart;
import org.knowm.xchart.BoxChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;

/** Draws what was measured, as an SVG file. */
final class Plot {
    private static final int HEIGHT = 600;
    private static final int MARGIN = 300;
    private static final int WIDTH_OF_A_PROGRAM = 45;

    private Plot() {}

    /** A box for each program: the middle half of its ratios to the reference, and the slices that are far from it. */
    static void ratios(
            Path file,
            String title,
            List<Experiment> experiments,
            List<Measurement> measurements,
            ToDoubleFunction<Slice> cost)
            throws IOException {
        int programs = experiments.stream().mapToInt(e -> e.programs().size()).sum();
        BoxChart chart = new BoxChartBuilder()
                .width(MARGIN + programs * WIDTH_OF_A_PROGRAM)
                .height(HEIGHT)
                .title(title)
                .build();
        chart.getStyler().setXAxisLabelRotation(60).setToolTipsEnabled(false);
        for (Experiment experiment : experiments) {
            for (String program : experiment.programs().keySet()) {
                chart.addSeries(
                        experiment.name() + ", " + program,
                        Measurement.select(measurements, experiment.name(), program)
                                .map(m -> m.ratio(cost))
                                .toList());
            }
        }
        save(chart, file);
    }

    /**
     * A line for each program, the counts on a logarithmic axis.
     *
     * @param horizontal what the counts count, from 1 on
     * @param lines the values by count of each program
     */
    static void lines(Path file, String title, String horizontal, Map<String, SortedMap<Integer, Double>> lines)
            throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(2 * MARGIN)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(horizontal)
                .build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisMin(0.0);
        lines.forEach((program, values) ->
                chart.addSeries(program, new ArrayList<>(values.keySet()), new ArrayList<>(values.values())));
        save(chart, file);
    }

    /** A JVM without the system's font libraries cannot draw; the numbers are in the CSV file all the same. */
    private static void save(Chart<?, ?> chart, Path file) throws IOException {
        if (!canDraw()) {
            System.out.println("no plot: this JVM finds no fonts (install fontconfig)");
            return;
        }
        Files.deleteIfExists(file);
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
        System.out.println("plot: " + file);
    }

    static boolean canDraw() {
        try {
            return new Font(Font.SANS_SERIF, Font.PLAIN, 10).canDisplay('x');
        } catch (RuntimeException | LinkageError noFonts) {
            return false;
        }
    }
}
