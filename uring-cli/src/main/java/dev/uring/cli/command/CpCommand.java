package dev.uring.cli.command;

import dev.uring.cli.copy.CopyOptions;
import dev.uring.cli.copy.FileCopy;
import dev.uring.cli.terminal.Bytes;
import dev.uring.cli.terminal.Interruption;
import dev.uring.cli.terminal.ProgressBar;
import dev.uring.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code uring cp}: copies a file. */
@Command(
        name = "cp",
        description = {
            "Copy a file, with many reads and writes under way at once.",
            "",
            "DST appears only when it is complete, and until then an existing DST keeps its content. "
                    + "Holes stay holes. Permissions are kept, less the umask."
        },
        sortOptions = false)
final class CpCommand implements Callable<Integer> {
    private static final int INTERRUPTED = 130;

    /** For what is in flight to finish; a copy that waits for a pipe does not. */
    private static final long PATIENCE_MILLIS = 1000;

    /** The bytes from which on a rate means something. */
    private static final long RATED = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SRC", description = "The file to copy.")
    private String source;

    @Parameters(index = "1", paramLabel = "DST", description = "The file to write, or a directory to put it into.")
    private String destination;

    @Option(
            names = {"-d", "--depth"},
            paramLabel = "N",
            description = "Blocks under way at once (default: ${DEFAULT-VALUE}).")
    private int depth = 8;

    @Option(
            names = {"-b", "--block-size"},
            paramLabel = "SIZE",
            converter = Bytes.class,
            description = "Size of a block, such as 64K or 1M (default: 256K).")
    private int blockSize = 256 * 1024;

    @Option(names = "--direct", description = "Bypass the page cache (O_DIRECT).")
    private boolean direct;

    @Override
    public Integer call() throws IOException {
        ProgressBar progress =
                new ProgressBar(System.err, Terminal.standardError().isInteractive());
        FileCopy copy = new FileCopy(source, destination, options(), progress);
        long size;
        try (Interruption _ = new Interruption(progress::cancel, PATIENCE_MILLIS, () -> abandon(copy))) {
            size = copy.run();
        } catch (IOException failure) {
            if (progress.isCancelled()) {
                return INTERRUPTED;
            }
            throw failure;
        } finally {
            progress.erase();
        }
        // Where the copy itself may be going to standard output, the summary must not.
        report(copy.isIntoFile() ? System.out : System.err, size, progress);
        return 0;
    }

    private CopyOptions options() {
        try {
            return new CopyOptions(depth, blockSize, direct);
        } catch (IllegalArgumentException outOfRange) {
            throw new ParameterException(spec.commandLine(), outOfRange.getMessage(), outOfRange);
        }
    }

    private static void abandon(FileCopy copy) {
        try {
            copy.abandon();
        } catch (IOException leftover) {
            System.err.println("uring cp: the incomplete copy cannot be removed: " + leftover.getMessage());
        }
    }

    private static void report(PrintStream output, long size, ProgressBar progress) {
        StringBuilder text = new StringBuilder("copied ").append(Bytes.format(size));
        if (progress.bytes() < size) {
            text.append(" (").append(Bytes.format(progress.bytes())).append(" of data, the rest holes)");
        }
        double seconds = progress.seconds();
        text.append(String.format(Locale.ROOT, " in %.2f s", seconds));
        // The rate of a small file would be that of starting up.
        if (progress.bytes() >= RATED) {
            text.append(", ").append(Bytes.format(progress.bytes() / seconds)).append("/s");
        }
        output.println(text);
    }
}
