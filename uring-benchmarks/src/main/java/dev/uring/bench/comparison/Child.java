package dev.uring.bench.comparison;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** A running program that works in slices on demand, and waits for the next demand otherwise. */
final class Child implements Subject {
    private static final int SECONDS_TO_END = 10;

    private final List<String> command;
    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;
    private final String[] greeting;

    /** Starts a program and waits until it is ready. */
    Child(List<String> command) throws IOException {
        this.command = command;
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        requests = process.outputWriter();
        answers = process.inputReader();
        greeting = answer().split(" ");
        if (!greeting[0].equals("ready")) {
            throw new IOException(command + " answers " + String.join(" ", greeting));
        }
    }

    /** The words of the line by which the program told that it is ready. */
    String[] greeting() {
        return greeting;
    }

    long pid() {
        return process.pid();
    }

    /** The kernel's number of the thread that works. */
    long thread() {
        return Long.parseLong(greeting[1]);
    }

    @Override
    public Slice run(long nanoseconds) throws IOException {
        long start = System.nanoTime();
        long busy = CpuTimes.busy();
        long own = CpuTimes.of(process.pid());
        request(nanoseconds);
        Slice slice = finish();
        long ran = CpuTimes.of(process.pid()) - own;
        long others = Math.max(0, CpuTimes.busy() - busy - ran);
        double share = (double) others / (System.nanoTime() - start);
        return new Slice(
                slice.operations(), slice.nanoseconds(), ran, slice.allocatedBytes(), share, slice.latencies());
    }

    /** Lets the program begin to work for a time; {@link #finish} waits for the end. */
    void request(long nanoseconds) throws IOException {
        say(Long.toString(nanoseconds));
    }

    /** Says a line to the program, and waits for its answer. */
    String ask(String line) throws IOException {
        say(line);
        return answer();
    }

    /** Waits for the end of the work; CPU times are not known. */
    Slice finish() throws IOException {
        String[] words = answer().split(" ");
        Histogram latencies = new Histogram(Slice.DIGITS);
        for (int i = 3; i < words.length; i++) {
            int colon = words[i].indexOf(':');
            latencies.recordValueWithCount(
                    Long.parseLong(words[i].substring(0, colon)), Long.parseLong(words[i].substring(colon + 1)));
        }
        return new Slice(Long.parseLong(words[0]), Long.parseLong(words[1]), 0, Long.parseLong(words[2]), 0, latencies);
    }

    /** Ends the program in the middle of its work. */
    void kill() {
        process.destroyForcibly();
    }

    /** Ends the program once its work is done. */
    @Override
    public void close() {
        try {
            requests.close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void say(String line) throws IOException {
        requests.write(line + "\n");
        requests.flush();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(command + " ended");
        }
        return line;
    }
}
