package dev.uring.cli.tour;

import dev.uring.Cqe;
import dev.uring.cli.terminal.Terminal;
import dev.uring.kernel.Errno;
import java.io.PrintStream;

/** Tells what happens, for a terminal of 80 columns. */
final class Narrator {
    private static final int WIDTH = 78;
    private static final String INDENT = "   ";

    private final PrintStream output;
    private final Terminal terminal;
    private int steps;

    Narrator(PrintStream output, Terminal terminal) {
        this.output = output;
        this.terminal = terminal;
    }

    /** Starts the next step. */
    void step(String title) {
        output.println();
        output.println(terminal.bold(++steps + ". " + title));
    }

    /** Running text, broken into lines. */
    void say(String text) {
        wrap(text, false);
    }

    /** The same, for what is not worth a second look. */
    void mention(String text) {
        wrap(text, true);
    }

    /** Source or bytes, line by line as they are. */
    void code(String text) {
        text.lines().forEach(line -> output.println(line.isBlank() ? "" : INDENT + "  " + terminal.accent(line)));
    }

    /** A completion, and what it says. */
    void completion(Cqe completion, String meaning) {
        String result =
                completion.isError() ? "-" + Errno.name(completion.errno()) : Integer.toString(completion.result());
        output.println(INDENT + terminal.good("-> user_data " + completion.userData() + ", result " + result) + ": "
                + meaning);
    }

    /** The last line. */
    void end(long millis) {
        output.println();
        output.println(terminal.good("All of it worked") + ", in " + millis + " ms.");
    }

    private void wrap(String text, boolean faint) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (INDENT.length() + line.length() + 1 + word.length() > WIDTH) {
                print(line, faint);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        print(line, faint);
    }

    private void print(StringBuilder line, boolean faint) {
        output.println(INDENT + (faint ? terminal.faint(line.toString()) : line));
    }
}
