package com.example;

import static dev.uring.op.net.AddressFamily.AF_INET;
import static dev.uring.op.net.SocketType.SOCK_STREAM;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.op.file.Close;
import dev.uring.op.net.Socket;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;

/** Writes a command, a socket operation and a structure of its own, compares the bytes, and runs the operation. */
public final class Main {
    private Main() {}

    /** Exits with an error when anything differs from the bytes worked out by hand. */
    @SuppressWarnings("restricted") // a made-up address
    public static void main(String[] args) throws IOException {
        NvmeRead read = NvmeRead.of(
                        Fd.of(3), 1, MemorySegment.ofAddress(0x1122_3344_5566_7788L).reinterpret(4096))
                .startLba(0x0102_0304_0506_0708L)
                .blocks(7)
                .userData(0xCAFEL);
        same(
                "NvmeRead",
                read.build().segment(),
                "2e00000003000000" // opcode 46, fd 3
                        + "804e48c000000000" // cmd_op
                        + "0000000000000000"
                        + "0000000000000000"
                        + "feca000000000000" // user_data
                        + "0000000000000000"
                        + "0200000001000000" // cmd[0]: opcode 2, nsid 1
                        + "0000000000000000"
                        + "0000000000000000"
                        + "8877665544332211" // cmd[24]: addr
                        + "0000000000100000" // cmd[32]: metadata_len 0, data_len 4096
                        + "0807060504030201" // cmd[40]: cdw10, cdw11
                        + "0700000000000000" // cmd[48]: cdw12
                        + "0000000000000000"
                        + "0000000000000000"
                        + "0000000000000000");
        same(
                "Unsent",
                Unsent.of(Fd.fixed(5)).userData(2).link().build().segment(),
                "2e05000005000000" // opcode 46, FIXED_FILE and IO_LINK, fd 5
                        + "0100000000000000" // cmd_op
                        + "0000000000000000".repeat(2)
                        + "0200000000000000" // user_data
                        + "0000000000000000".repeat(3));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment extent = Extent.allocate(arena);
            Extent.kind(extent, 0xBEEF);
            Extent.start(extent, 0x1122_3344L);
            Extent.tags(extent, 1, 9);
            Extent.blocks(extent, 0x0A0B_0C00);
            Extent.state(extent, (byte) 0x7F);
            Extent.data(extent, MemorySegment.ofAddress(0x1000));
            same(
                    "Extent",
                    extent,
                    "efbe000000000000" // kind, padding
                            + "4433221100000000" // start
                            + "0000000009000000" // tags
                            + "7f0c0b0a00000000" // blocks, its low byte overwritten by state
                            + "0010000000000000"); // data
        }
        System.out.println(Unsent.describe(Unsent.of(Fd.of(9)).build().segment()));
        run();
    }

    private static void run() throws IOException {
        try (IoUring ring = IoUring.open(4)) {
            ring.submission().push(Socket.of(AF_INET, SOCK_STREAM));
            ring.submitAndWait(1);
            Fd socket = Fd.of(ring.completion().poll().result());
            ring.submission().push(Unsent.of(socket).userData(1));
            ring.submission().push(Close.of(socket).userData(2));
            ring.submitAndWait(2);
            Cqe unsent = ring.completion().poll();
            if (unsent.userData() != 1 || unsent.result() != 0) {
                throw new IllegalStateException("a fresh socket has nothing to send, but the kernel said " + unsent);
            }
            System.out.println("executed: " + unsent);
        }
    }

    private static void same(String what, MemorySegment actual, String expected) {
        String hex = HexFormat.of().formatHex(actual.toArray(ValueLayout.JAVA_BYTE));
        if (!hex.equals(expected)) {
            throw new IllegalStateException(what + ":\n  wrote    " + hex + "\n  expected " + expected);
        }
        System.out.println(what + ": " + actual.byteSize() + " bytes as expected");
    }
}
