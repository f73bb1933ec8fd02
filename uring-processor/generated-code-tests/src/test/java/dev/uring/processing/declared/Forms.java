package dev.uring.processing.declared;

import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.FixedBuffer;
import dev.uring.SqeBits;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.AtLeast;
import dev.uring.annotations.CString;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.RegisteredFd.Accepts;
import dev.uring.annotations.Result;
import dev.uring.annotations.SizeOf;
import dev.uring.annotations.Slot;
import dev.uring.annotations.SqeField;
import dev.uring.op.net.SocketAddressBuffer;
import java.lang.foreign.MemorySegment;

/** Two forms of one opcode and every kind of field, as specs nested in a class. */
public final class Forms {
    private Forms() {}

    /** Advice on access. */
    public enum Advice implements SqeBits {
        /** No advice. */
        NORMAL(0),
        /** In order. */
        SEQUENTIAL(2),
        /** More than two bytes. */
        WRONG(0x1_0000_0000L);

        private final long bits;

        Advice(long bits) {
            this.bits = bits;
        }

        @Override
        public long bits() {
            return bits;
        }
    }

    /** One connection. */
    @Opcode(value = 13, since = "5.5", result = Result.FILE_DESCRIPTOR)
    interface TakeSpec {
        /** The socket. */
        @SqeField(Slot.FD)
        Fd socket();

        /** Where the descriptor goes. */
        @SqeField(Slot.FILE_INDEX)
        default FileSlot fileSlot() {
            return FileSlot.NONE;
        }
    }

    /** Many connections. */
    @Opcode(value = 13, since = "5.19", result = Result.FILE_DESCRIPTOR, name = "TakeMany")
    interface TakeAllSpec {
        /** The socket. */
        @SqeField(Slot.FD)
        @AlsoSets(value = Slot.IOPRIO, bits = 1)
        Fd socket();

        /** Whether to poll first. */
        @SqeField(value = Slot.IOPRIO, bits = 4)
        default boolean pollFirst() {
            return false;
        }
    }

    /** Everything at once. */
    @Opcode(value = 200, man = "everything(2)")
    interface EverythingSpec {
        /** The memory, in 16-byte elements. */
        @SqeField(Slot.ADDR)
        @LengthIn(value = Slot.LEN, unit = 16)
        MemorySegment elements();

        /** Advice. */
        @SqeField(Slot.FADVISE_ADVICE)
        Advice advice();

        /** Registered. */
        @SqeField(Slot.ADDR3)
        @RegisteredFd(value = Accepts.REGISTERED, flag = 0)
        Fd source();

        /** Ordinary. */
        @SqeField(Slot.FD)
        @RegisteredFd(Accepts.RAW)
        default Fd target() {
            return Fd.of(7);
        }

        /** A registered buffer. */
        @SqeField(Slot.BUF_INDEX)
        @AlsoSets(value = Slot.IOPRIO, bits = 4)
        default int bufferIndex() {
            return 0;
        }

        /** A small number. */
        @SqeField(Slot.WRITE_STREAM)
        default int stream() {
            return 0;
        }
    }

    /** Memory that the kernel uses without being told a size. */
    @Opcode(21)
    interface LookSpec {
        /** Up to a NUL. */
        @SqeField(Slot.ADDR)
        @CString
        MemorySegment path();

        /** As much as a structure of this build. */
        @SqeField(Slot.ADDR2)
        @AtLeast(Packet.SIZE)
        default MemorySegment packet() {
            return MemorySegment.NULL;
        }
    }

    /** Memory in a registered buffer: its address and size, and the index of the buffer. */
    @Opcode(4)
    interface FetchSpec {
        /** Where to. */
        @SqeField(Slot.ADDR)
        @LengthIn(Slot.LEN)
        FixedBuffer into();
    }

    /** A command with the address in its payload. */
    @Opcode(value = 46)
    interface FetchCommandSpec {
        /** Where to. */
        @SqeField(value = Slot.CMD, at = 8)
        @AlsoSets(value = Slot.URING_CMD_FLAGS, bits = 1)
        @AtLeast(512)
        FixedBuffer into();

        /** How much of it. */
        @SqeField(value = Slot.CMD, at = 0)
        default int blocks() {
            return (int) (into().byteSize() / 512);
        }
    }

    /** A registered buffer that an operation finds by its index alone. */
    @Opcode(48)
    interface GatherSpec {
        /** The vectors, in the buffer of another form. */
        @SqeField(Slot.ADDR)
        @LengthIn(value = Slot.LEN, unit = 16)
        MemorySegment vectors();

        /** Which buffer they lie in. */
        @SqeField(Slot.BUF_INDEX)
        @AlsoSets(value = Slot.IOPRIO, bits = 4)
        default FixedBuffer source() {
            return FixedBuffer.NONE;
        }
    }

    /** A command whose payload tells the size of memory elsewhere, in blocks, and whose names are those of the checks. */
    @Opcode(201)
    interface TransferSpec {
        /** Where to. */
        @SqeField(value = Slot.CMD, at = 0)
        MemorySegment before();

        /** How much. */
        @SqeField(value = Slot.CMD, at = 8)
        @SizeOf("before")
        default int refusal() {
            return Math.toIntExact(before().byteSize());
        }

        /** What goes with it. */
        @SqeField(Slot.ADDR)
        default FixedBuffer checkSizes() {
            return FixedBuffer.NONE;
        }

        /** How much of that, as advice. */
        @SqeField(Slot.FADVISE_ADVICE)
        default Advice advice() {
            return Advice.NORMAL;
        }

        /** How many pages {@link #checkSizes()} needs. */
        @SizeOf("checkSizes")
        default int pages() {
            return (int) advice().bits() * 4096;
        }
    }

    /** Room for an address, whose length the kernel reads and writes through a second pointer. */
    @Opcode(13)
    interface GreetSpec {
        /** Who came. */
        @SqeField(Slot.ADDR)
        @LengthIn(Slot.ADDR2)
        SocketAddressBuffer guest();
    }

    /** Bytes of one's own. */
    @Opcode(value = 46)
    interface BytesSpec {
        /** The payload. */
        @SqeField(value = Slot.CMD, size = 16)
        byte[] payload();
    }
}
