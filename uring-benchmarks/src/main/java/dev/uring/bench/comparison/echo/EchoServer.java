package dev.uring.bench.comparison.echo;

import static dev.uring.op.net.MsgFlags.MSG_DONTWAIT;
import static dev.uring.op.net.MsgFlags.MSG_NOSIGNAL;
import static dev.uring.op.net.MsgFlags.MSG_WAITALL;

import dev.uring.CqeConsumer;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.SubmissionQueue;
import dev.uring.UringException;
import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.Errno;
import dev.uring.op.file.Close;
import dev.uring.op.net.AcceptMultishot;
import dev.uring.op.net.RecvMultishot;
import dev.uring.op.net.Send;
import dev.uring.op.net.Shutdown;
import dev.uring.op.net.ShutdownHow;
import dev.uring.register.BufferRing;
import dev.uring.register.RegisteredFiles;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;

/**
 * Echoes what connections send: one multishot accept into direct descriptors, one multishot receive for each connection into
 * a ring of buffers, and one call that submits a turn's sends and waits for the next completion.
 *
 * <p>Sends do not wait ({@code MSG_DONTWAIT}), so that they are over when the call that submits them returns: they need no
 * completion, and their buffers can be given back then. A peer that does not read what it gets back loses its connection.
 */
final class EchoServer {
    private static final int ENTRIES = 1024;
    private static final int CONNECTIONS = 1024;
    private static final int BUFFERS = 1024;
    private static final int BUFFER = 1024;
    private static final int GROUP = 0;

    /** What a completion is about: the connection with a flag, or one of the others. */
    private static final long SEND = 1L << 32;

    private static final long ACCEPT = 1L << 33;
    private static final long END = 1L << 34;

    private final IoUring ring;
    private final Fd listener;
    private final SubmissionQueue queue;
    private final BufferRing buffers;
    private final MemorySegment memory;
    private final Fd[] connections = new Fd[CONNECTIONS];
    private final long[] sent = new long[BUFFERS];
    private final CqeConsumer completed = this::completed;
    private int sentCount;

    /**
     * A server on a socket that listens.
     *
     * @param ring has no registered files and no buffers of group 0 yet
     */
    EchoServer(IoUring ring, Fd listener) throws UringException {
        this.ring = ring;
        this.listener = listener;
        queue = ring.submission();
        RegisteredFiles.sparse(ring, 0, CONNECTIONS);
        for (int slot = 0; slot < CONNECTIONS; slot++) {
            connections[slot] = Fd.fixed(slot);
        }
        buffers = BufferRing.register(ring, GROUP, BUFFERS, BUFFER);
        memory = buffers.memory();
    }

    static IoUring openRing() throws UringException {
        return IoUring.open(ENTRIES);
    }

    /** Serves until the process ends. */
    void run() throws UringException {
        accept();
        while (true) {
            turn();
        }
    }

    /** Apart, because HotSpot compiles a method that is called often much sooner than a loop that never ends. */
    private void turn() throws UringException {
        ring.submitAndWait(1);
        giveBackSent();
        ring.completion().forEach(completed);
    }

    private void completed(long userData, int result, int flags) {
        makeRoom();
        if (userData < SEND) {
            received((int) userData, result, flags);
        } else if ((userData & SEND) != 0) {
            // Ends the receive, which closes the connection.
            queue.push(Shutdown.of(connections[(int) userData], ShutdownHow.SHUT_RDWR)
                    .userData(END));
        } else if (userData == ACCEPT) {
            accepted(result, flags);
        }
    }

    private void received(int connection, int result, int flags) {
        if (CqeFlags.hasBuffer(flags)) {
            sent[sentCount++] = buffers.take(result, flags);
        }
        if (result > 0) {
            queue.push(Send.of(
                            connections[connection], memory.asSlice((long) CqeFlags.bufferId(flags) * BUFFER, result))
                    .flags(MSG_DONTWAIT | MSG_WAITALL | MSG_NOSIGNAL)
                    .skipSuccess()
                    .userData(SEND | connection));
        }
        if (CqeFlags.hasMore(flags)) {
            return;
        }
        if (result > 0 || result == -Errno.ENOBUFS) {
            receive(connection);
        } else {
            queue.push(Close.of(connections[connection]).userData(END));
        }
    }

    private void giveBackSent() {
        for (int i = 0; i < sentCount; i++) {
            buffers.giveBack(sent[i]);
        }
        sentCount = 0;
    }

    private void accept() {
        queue.push(AcceptMultishot.of(listener).allocateFileSlot(true).userData(ACCEPT));
    }

    private void accepted(int result, int flags) {
        if (result < 0) {
            throw new IllegalStateException("accept answers -" + Errno.name(-result));
        }
        receive(result);
        if (!CqeFlags.hasMore(flags)) {
            accept();
        }
    }

    private void receive(int connection) {
        queue.push(RecvMultishot.of(connections[connection], GROUP).userData(connection));
    }

    /** Room for the two entries that a completion leads to at most. */
    private void makeRoom() {
        if (queue.spaceLeft() < 2) {
            try {
                ring.submit();
            } catch (UringException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
