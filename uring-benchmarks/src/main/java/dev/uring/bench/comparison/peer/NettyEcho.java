package dev.uring.bench.comparison.peer;

import dev.uring.bench.comparison.echo.EchoProgram;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The echo server on Netty with one event loop, as a program; see {@link EchoProgram}. Argument: the transport. */
public final class NettyEcho {
    private static final int BACKLOG = 1024;

    private NettyEcho() {}

    /** Serves until the process ends. */
    public static void main(String[] arguments) throws Exception {
        NettyTransport transport = NettyTransport.named(arguments[0]);
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, transport.handler());
        ServerBootstrap server = new ServerBootstrap()
                .group(loop)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Echo());
        transport.configure(server);
        Channel listener = server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
        int port = ((InetSocketAddress) listener.localAddress()).getPort();
        loop.execute(() -> EchoProgram.announce(port));
        listener.closeFuture().sync();
    }

    /** Keeps no state, so that one object serves all connections; the promise that nobody waits for is shared too. */
    @Sharable
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.write(message, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }
}
