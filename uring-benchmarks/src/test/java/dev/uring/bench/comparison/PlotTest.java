package dev.uring.bench.comparison;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class PlotTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void needsFonts() {
        assumeTrue(Plot.canDraw(), "this JVM finds no fonts, so it draws nothing");
    }

    /** Texts are drawn as shapes, so all that can be told is that each program adds some. */
    @Test
    void eachProgramHasABox() throws Exception {
        assertTrue(shapesOfBoxes("C") < shapesOfBoxes("C", "Java"));
    }

    @Test
    void eachProgramHasALine() throws Exception {
        SortedMap<Integer, Double> values = new TreeMap<>(Map.of(1, 100.0, 4096, 150.0));
        assertTrue(shapesOfLines(Map.of("C", values)) < shapesOfLines(Map.of("C", values, "Java", values)));
    }

    private int shapesOfBoxes(String... names) throws Exception {
        Map<String, List<String>> programs = new LinkedHashMap<>();
        List<Measurement> measurements = new ArrayList<>();
        Slice slice = new Slice(10, 1000, 900, 0, 0);
        for (String name : names) {
            programs.put(name, List.of());
            measurements.add(new Measurement("a < b", name, 0, slice, slice, slice));
        }
        Experiment experiment = new Experiment("a < b", "C", programs, List.of());
        Path file = folder.resolve("ratios.svg");
        Plot.ratios(file, "times", List.of(experiment), measurements, Slice::nanosecondsPerOperation);
        return shapes(file);
    }

    private int shapesOfLines(Map<String, SortedMap<Integer, Double>> lines) throws Exception {
        Path file = folder.resolve("lines.svg");
        Plot.lines(file, "ns by count", "in flight", lines);
        return shapes(file);
    }

    private static int shapes(Path svg) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        // The document type is on the web.
        parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document document = parsers.newDocumentBuilder().parse(svg.toFile());
        return document.getElementsByTagName("path").getLength()
                + document.getElementsByTagName("rect").getLength()
                + document.getElementsByTagName("line").getLength()
                + document.getElementsByTagName("ellipse").getLength();
    }
}
