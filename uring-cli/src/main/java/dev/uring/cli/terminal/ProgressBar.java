package dev.uring.cli.terminal;

import dev.uring.cli.copy.CopyListener;
import java.io.PrintStream;
import java.util.Locale;

/** How far a copy has come: counted always, drawn only where somebody watches. */
public final class ProgressBar implements CopyListener {
    private static final long REDRAW_NANOS = 100_000_000;
    private static final int WIDTH = 30;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream output;
    private final boolean drawn;
    private final long start = System.nanoTime();
    private long lastDrawing = start;
    private boolean visible;
    private long size;
    private long position;
    private long bytes;
    private volatile boolean cancelled;

    /** A bar on a terminal, or none when {@code drawn} is false. */
    public ProgressBar(PrintStream output, boolean drawn) {
        this.output = output;
        this.drawn = drawn;
    }

    @Override
    public void started(long size) {
        this.size = size;
    }

    @Override
    public void copied(long position, int length) {
        this.position = Math.max(this.position, position);
        bytes += length;
        if (drawn) {
            long now = System.nanoTime();
            if (now - lastDrawing >= REDRAW_NANOS) {
                lastDrawing = now;
                draw(now);
            }
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    /** Asks the copy to end. From any thread. */
    public void cancel() {
        cancelled = true;
    }

    /** The bytes moved so far; holes do not count. */
    public long bytes() {
        return bytes;
    }

    public double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Leaves an empty line where the bar was. */
    public void erase() {
        if (visible) {
            output.print(ERASE_LINE);
            output.flush();
            visible = false;
        }
    }

    private void draw(long now) {
        visible = true;
        String rate = Bytes.format(bytes / ((now - start) / 1e9)) + "/s";
        if (size == 0) {
            output.print(ERASE_LINE + Bytes.format(bytes) + "  " + rate);
        } else {
            double part = Math.min(1, (double) position / size);
            int filled = (int) (part * WIDTH);
            output.print(String.format(
                    Locale.ROOT,
                    "%s%3d%% [%s%s] %s of %s  %s",
                    ERASE_LINE,
                    (int) (part * 100),
                    "#".repeat(filled),
                    " ".repeat(WIDTH - filled),
                    Bytes.format(position),
                    Bytes.format(size),
                    rate));
        }
        output.flush();
    }
}
