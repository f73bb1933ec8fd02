package dev.uring.op;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The measured facts among the test resources. */
public final class Facts {
    private Facts() {}

    /** The lines of a file, without empty ones. */
    public static List<String> lines(String file) {
        try (InputStream in = Facts.class.getResourceAsStream("/facts/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no such facts: " + file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a file whose first line names the columns. */
    public static List<Map<String, String>> table(String file) {
        List<String> lines = lines(file);
        String[] columns = lines.getFirst().split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            // The last column is free text and may contain commas.
            String[] cells = line.split(",", columns.length);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
