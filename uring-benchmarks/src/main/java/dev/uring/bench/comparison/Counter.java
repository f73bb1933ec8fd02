package dev.uring.bench.comparison;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** A program that traces a thread of another one and prints what it counted. */
final class Counter {
    /** The exit status when the system forbids tracing. */
    private static final int NOT_ALLOWED = 3;

    private final Process process;
    private final BufferedReader output;

    Counter(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = process.inputReader();
    }

    /** The next line of its output; null when there is none. */
    String line() throws IOException {
        return output.readLine();
    }

    /**
     * The rest of its output, once it has ended.
     *
     * @throws UnsupportedOperationException when the system forbids tracing
     */
    String result() throws IOException {
        String text = output.readAllAsString().strip();
        try {
            int status = process.waitFor();
            if (status == NOT_ALLOWED) {
                throw new UnsupportedOperationException("tracing is not allowed here: " + text);
            }
            if (status != 0) {
                throw new IOException("cannot count: " + text);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IOException("interrupted", e);
        }
        return text;
    }
}
