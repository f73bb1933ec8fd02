package dev.uring.processor.emit;

import com.palantir.javapoet.JavaFile;
import java.util.Iterator;

/** The text of a generated file. JavaPoet writes every comment in HTML's frame, so those in Markdown are marked and get theirs here. */
public final class SourceText {
    /** The first line of a comment in Markdown. */
    static final String MARKDOWN = "\1markdown";

    private SourceText() {}

    /** The text of a file. */
    public static String of(JavaFile file) {
        StringBuilder text = new StringBuilder();
        Iterator<String> lines = file.toString().lines().iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            String next = line.strip().equals("/**") ? lines.next() : "";
            if (next.strip().equals("* " + MARKDOWN)) {
                markdown(lines, line.substring(0, line.indexOf('/')), text);
            } else {
                text.append(line).append('\n');
                text.append(next).append(next.isEmpty() ? "" : "\n");
            }
        }
        return text.toString();
    }

    private static void markdown(Iterator<String> lines, String indent, StringBuilder text) {
        for (String line = lines.next().stripLeading();
                !line.equals("*/");
                line = lines.next().stripLeading()) {
            text.append(indent).append("///").append(line.substring(1)).append('\n');
        }
    }
}
