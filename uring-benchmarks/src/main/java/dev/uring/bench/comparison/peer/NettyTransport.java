package dev.uring.bench.comparison.peer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUringBufferRingConfig;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringFixedBufferRingAllocator;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.util.Locale;

/** The ways in which Netty reaches the kernel. */
enum NettyTransport {
    NIO,
    EPOLL,
    IO_URING,
    IO_URING_BUFFERS;

    private static final short GROUP = 1;
    private static final short BUFFERS = 1024;
    private static final int BUFFER = 1024;

    static NettyTransport named(String name) {
        return valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    IoHandlerFactory handler() {
        return switch (this) {
            case NIO -> NioIoHandler.newFactory();
            case EPOLL -> EpollIoHandler.newFactory();
            case IO_URING -> IoUringIoHandler.newFactory();
            case IO_URING_BUFFERS ->
                IoUringIoHandler.newFactory(new IoUringIoHandlerConfig()
                        .setBufferRingConfig(IoUringBufferRingConfig.builder()
                                .bufferGroupId(GROUP)
                                .bufferRingSize(BUFFERS)
                                .batchSize(BUFFERS / 2)
                                .allocator(new IoUringFixedBufferRingAllocator(BUFFER))
                                .build()));
        };
    }

    Class<? extends ServerChannel> serverChannel() {
        return switch (this) {
            case NIO -> NioServerSocketChannel.class;
            case EPOLL -> EpollServerSocketChannel.class;
            case IO_URING, IO_URING_BUFFERS -> IoUringServerSocketChannel.class;
        };
    }

    void configure(ServerBootstrap server) {
        if (this == IO_URING_BUFFERS) {
            server.childOption(IoUringChannelOption.IO_URING_BUFFER_GROUP_ID, GROUP);
        }
    }
}
