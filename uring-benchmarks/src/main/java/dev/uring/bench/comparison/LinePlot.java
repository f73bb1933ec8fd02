package dev.uring.bench.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Draws values against counts: one line for each program, the counts on a logarithmic axis. */
final class LinePlot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int LEFT = 60;
    private static final int RIGHT = 170;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final int GRID_LINES = 5;
    private static final List<String> COLOURS = List.of("#c30", "#36c", "#393", "#939");

    private final double highestValue;
    private final double highestCount;
    private final StringBuilder svg = new StringBuilder();

    private LinePlot(Map<String, SortedMap<Integer, Double>> lines) {
        highestValue = lines.values().stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        highestCount =
                lines.values().stream().mapToInt(SortedMap::lastKey).max().orElseThrow();
    }

    /**
     * A plot as a document of its own.
     *
     * @param horizontal what the counts count, from 1 on
     * @param lines the values by count of each program, none of them empty
     */
    static String of(String title, String horizontal, Map<String, SortedMap<Integer, Double>> lines) {
        return new LinePlot(lines).draw(title, horizontal, lines);
    }

    private String draw(String title, String horizontal, Map<String, SortedMap<Integer, Double>> lines) {
        add(
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='12'>",
                WIDTH, HEIGHT);
        add("<rect width='100%%' height='100%%' fill='white'/>");
        add("<text x='10' y='18' font-size='14'>%s</text>", escape(title));
        add("<text x='%d' y='%d' text-anchor='middle'>%s</text>", x(Math.sqrt(highestCount)), HEIGHT - 8, horizontal);
        for (int i = 0; i <= GRID_LINES; i++) {
            grid(highestValue * i / GRID_LINES);
        }
        lines.values().iterator().next().keySet().forEach(this::mark);
        int number = 0;
        for (Map.Entry<String, SortedMap<Integer, Double>> line : lines.entrySet()) {
            line(line.getKey(), line.getValue(), COLOURS.get(number++ % COLOURS.size()), number);
        }
        add("</svg>");
        return svg.toString();
    }

    private void grid(double value) {
        add("<line x1='%d' y1='%d' x2='%d' y2='%2$d' stroke='#ddd'/>", LEFT, y(value), WIDTH - RIGHT);
        add("<text x='%d' y='%d' text-anchor='end'>%.0f</text>", LEFT - 6, y(value) + 4, value);
    }

    private void mark(int count) {
        add("<text x='%d' y='%d' text-anchor='middle'>%d</text>", x(count), HEIGHT - BOTTOM + 18, count);
    }

    private void line(String name, SortedMap<Integer, Double> values, String colour, int number) {
        StringBuilder points = new StringBuilder();
        values.forEach((count, value) -> {
            points.append(x(count)).append(',').append(y(value)).append(' ');
            add("<circle cx='%d' cy='%d' r='3' fill='%s'/>", x(count), y(value), colour);
        });
        add(
                "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>",
                points.toString().strip(), colour);
        add("<text x='%d' y='%d' fill='%s'>%s</text>", WIDTH - RIGHT + 15, TOP + 18 * number, colour, escape(name));
    }

    private int x(double count) {
        return (int) (LEFT + Math.log(count) / Math.log(Math.max(2, highestCount)) * (WIDTH - LEFT - RIGHT));
    }

    private int y(double value) {
        return (int) (HEIGHT - BOTTOM - value / highestValue * (HEIGHT - TOP - BOTTOM));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
