package dev.uring.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What to do when Ctrl-C or a request to terminate ends the program in the middle of a command. Until it is closed, the
 * end of the JVM waits for it.
 */
public final class Interruption implements AutoCloseable {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /**
     * Prepares for an interruption.
     *
     * @param stop asks the command to end
     * @param patienceMillis how long it may take to
     * @param cleanUp what to do then, whether it ended or not
     */
    public Interruption(Runnable stop, long patienceMillis, Runnable cleanUp) {
        hook = new Thread(() -> {
            stop.run();
            try {
                ended.await(patienceMillis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
            cleanUp.run();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The command ended by itself. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is running, and no longer waits.
        }
    }
}
