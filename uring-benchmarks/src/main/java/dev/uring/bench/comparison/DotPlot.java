package dev.uring.bench.comparison;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws each slice as a dot on a line of its program, at its ratio to the reference; a bar marks the median. */
final class DotPlot {
    private static final int LABELS = 330;
    private static final int WIDTH = 900;
    private static final int ROW = 22;
    private static final int MARGIN = 40;

    /** Ratios beyond it are drawn at the edge. */
    private static final double MAX_RATIO = 2;

    private final List<Measurement> measurements;
    private final ToDoubleFunction<Slice> cost;
    private final StringBuilder svg = new StringBuilder();

    DotPlot(List<Measurement> measurements, ToDoubleFunction<Slice> cost) {
        this.measurements = measurements;
        this.cost = cost;
    }

    /** The plot as a document of its own. */
    String of(String title, List<Experiment> experiments) {
        int rows = experiments.stream().mapToInt(e -> e.programs().size()).sum();
        int height = rows * ROW + 2 * MARGIN;
        add(
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='12'>",
                WIDTH, height);
        add("<rect width='100%%' height='100%%' fill='white'/>");
        add("<text x='10' y='18' font-size='14'>%s</text>", escape(title));
        axis(height);
        int y = MARGIN;
        for (Experiment experiment : experiments) {
            for (String program : experiment.programs().keySet()) {
                row(experiment.name(), program, y += ROW);
            }
        }
        add("</svg>");
        return svg.toString();
    }

    private void axis(int height) {
        for (int tenths = 0; tenths <= MAX_RATIO * 10; tenths += 2) {
            int x = x(tenths / 10.0);
            add(
                    "<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='%s'/>",
                    x, MARGIN, x, height - MARGIN + ROW / 2, tenths == 10 ? "#444" : "#ddd");
            add("<text x='%d' y='%d' text-anchor='middle'>%.1f</text>", x, height - 8, tenths / 10.0);
        }
    }

    private void row(String experiment, String program, int y) {
        add("<text x='10' y='%d'>%s</text>", y, escape(experiment + ", " + program));
        double[] ratios = measurements.stream()
                .filter(m -> m.experiment().equals(experiment) && m.program().equals(program))
                .mapToDouble(m -> m.ratio(cost))
                .toArray();
        for (double ratio : ratios) {
            add("<circle cx='%d' cy='%d' r='3' fill='#36c' fill-opacity='0.4'/>", x(ratio), y - 4);
        }
        int median = x(Statistics.of(ratios).median());
        add("<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='#c30' stroke-width='2'/>", median, y - 12, median, y + 4);
    }

    private static int x(double ratio) {
        return (int) (LABELS + Math.min(ratio, MAX_RATIO) / MAX_RATIO * (WIDTH - LABELS - MARGIN));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
