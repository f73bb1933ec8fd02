package dev.uring.bench.comparison.peer;

import dev.uring.bench.comparison.program.Workload;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.uring.IoUringIoEvent;
import io.netty.channel.uring.IoUringIoHandle;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoOps;
import io.netty.util.concurrent.Promise;
import java.io.IOException;

/**
 * Operations that Netty has no channel for, through what it offers to those who write channels: a handle that is registered
 * with an event loop submits operations and is handed their completions, by the loop's thread.
 */
abstract class NettyWorkload implements Workload, IoUringIoHandle {
    /** Passing the work to the loop's thread costs something. It is spread over so many rounds more. */
    private static final int FACTOR = 100;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, IoUringIoHandler.newFactory());
    private final IoEventLoop loop = (IoEventLoop) group.next();
    private final IoRegistration registration;
    private Promise<Long> done;

    NettyWorkload() throws IOException {
        try {
            registration = loop.register(this).sync().getNow();
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    /** Begins with so many rounds; on the loop's thread. */
    abstract void begin(int rounds);

    /** Takes a completion; on the loop's thread. */
    abstract void completed(long userData, int result);

    @Override
    public final long run(int rounds) throws Exception {
        Promise<Long> promise = loop.newPromise();
        loop.execute(() -> {
            done = promise;
            begin(rounds * FACTOR);
        });
        return promise.sync().getNow();
    }

    /** Tells how many operations there were, when all are over. */
    final void end(long operations) {
        done.setSuccess(operations);
    }

    final void submit(byte opcode, int fd, long offset, long address, int length, long userData) {
        registration.submit(new IoUringIoOps(
                opcode, (byte) 0, (short) 0, fd, offset, address, length, 0, userData, (short) 0, (short) 0, 0, 0));
    }

    @Override
    public final void handle(IoRegistration registration, IoEvent event) {
        IoUringIoEvent completion = (IoUringIoEvent) event;
        try {
            completed(completion.userData(), completion.res());
        } catch (RuntimeException e) {
            done.setFailure(e);
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully();
    }
}
