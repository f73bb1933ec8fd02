package dev.uring.op;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR2;
import static dev.uring.annotations.Slot.ADDR_LEN;
import static dev.uring.annotations.Slot.BUF_GROUP;
import static dev.uring.annotations.Slot.BUF_INDEX;
import static dev.uring.annotations.Slot.CMD;
import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FILE_INDEX;
import static dev.uring.annotations.Slot.FLAGS;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.LEVEL;
import static dev.uring.annotations.Slot.MSG_FLAGS;
import static dev.uring.annotations.Slot.OPTLEN;
import static dev.uring.annotations.Slot.OPTNAME;
import static dev.uring.annotations.Slot.OPTVAL;
import static dev.uring.annotations.Slot.POLL32_EVENTS;
import static dev.uring.annotations.Slot.URING_CMD_FLAGS;
import static dev.uring.annotations.Slot.ZCRX_IFQ_IDX;
import static dev.uring.kernel.SqeFlags.IOSQE_BUFFER_SELECT;
import static dev.uring.kernel.SqeFlags.IOSQE_FIXED_FILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.Operation;
import dev.uring.annotations.Slot;
import dev.uring.op.command.Getsockopt;
import dev.uring.op.command.Setsockopt;
import dev.uring.op.command.Siocinq;
import dev.uring.op.command.Siocoutq;
import dev.uring.op.command.TxTimestamp;
import dev.uring.op.command.UringCmd128;
import dev.uring.op.command.UringCmd16;
import dev.uring.op.command.UringCmd80;
import dev.uring.op.command.UringCmdMultishot;
import dev.uring.op.net.Accept;
import dev.uring.op.net.AcceptMultishot;
import dev.uring.op.net.RecvBundle;
import dev.uring.op.net.RecvMultishot;
import dev.uring.op.net.RecvMultishotBundle;
import dev.uring.op.net.RecvProvided;
import dev.uring.op.net.RecvZc;
import dev.uring.op.net.RecvmsgProvided;
import dev.uring.op.net.SendBundle;
import dev.uring.op.net.SendProvided;
import dev.uring.op.net.SendVectorized;
import dev.uring.op.net.SendZcFixed;
import dev.uring.op.net.SendZcVectorized;
import dev.uring.op.net.SendmsgZc;
import dev.uring.op.poll.PollAdd;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The bytes of forms and fields that no helper of liburing writes: every byte that is not named is zero. */
class EntryTest {
    private static final Fd FILE = Fd.fixed(0x11);
    private static final int GROUP = 0x2233;
    private static final int NUMBER = 0x4455_6677;
    private static final long ADDRESS = 0x7788_99AA_BBC0L;

    @TestFactory
    Stream<DynamicTest> sends() {
        return Stream.of(
                        entry(SendProvided.of(FILE, GROUP).length(NUMBER).pollFirst(true), 26)
                                .with(FLAGS, IOSQE_FIXED_FILE | IOSQE_BUFFER_SELECT)
                                .with(IOPRIO, 1)
                                .with(BUF_GROUP, GROUP)
                                .with(LEN, NUMBER),
                        entry(SendBundle.of(FILE, GROUP).destination(memory(16)).ioprio(1), 26)
                                .with(FLAGS, IOSQE_FIXED_FILE | IOSQE_BUFFER_SELECT)
                                .with(IOPRIO, 0x11)
                                .with(BUF_GROUP, GROUP)
                                .with(ADDR2, ADDRESS)
                                .with(ADDR_LEN, 16),
                        entry(SendZcVectorized.of(FILE, memory(32)).zeroCopyFlags(1), 47)
                                .with(IOPRIO, 0x21)
                                .with(ADDR, ADDRESS)
                                .with(LEN, 2),
                        entry(SendmsgZc.of(FILE, memory(56)).zeroCopyFlags(9), 48)
                                .with(IOPRIO, 9)
                                .with(ADDR, ADDRESS)
                                .with(LEN, 1),
                        entry(SendVectorized.of(FILE, memory(48)).flags(NUMBER).destination(memory(28)), 26)
                                .with(IOPRIO, 0x20)
                                .with(ADDR, ADDRESS)
                                .with(LEN, 3)
                                .with(MSG_FLAGS, NUMBER)
                                .with(ADDR2, ADDRESS)
                                .with(ADDR_LEN, 28),
                        entry(SendZcVectorized.of(FILE, memory(32)).reportUsage(true), 47)
                                .with(IOPRIO, 0x28)
                                .with(ADDR, ADDRESS)
                                .with(LEN, 2),
                        entry(
                                        SendZcFixed.of(FILE, FixedBuffer.unchecked(GROUP, memory(5)))
                                                .reportUsage(true)
                                                .destination(memory(16)),
                                        47)
                                .with(IOPRIO, 0xC)
                                .with(ADDR, ADDRESS)
                                .with(LEN, 5)
                                .with(BUF_INDEX, GROUP)
                                .with(ADDR2, ADDRESS)
                                .with(ADDR_LEN, 16),
                        entry(SendmsgZc.of(FILE, memory(56)).pollFirst(true).reportUsage(true), 48)
                                .with(IOPRIO, 9)
                                .with(ADDR, ADDRESS)
                                .with(LEN, 1),
                        entry(
                                        SendmsgZc.of(FILE, memory(56))
                                                .registeredBuffer(FixedBuffer.unchecked(GROUP, memory(5))),
                                        48)
                                .with(IOPRIO, 4)
                                .with(BUF_INDEX, GROUP)
                                .with(ADDR, ADDRESS)
                                .with(LEN, 1))
                .map(Expected::test);
    }

    @TestFactory
    Stream<DynamicTest> receives() {
        return Stream.of(
                        provided(RecvProvided.of(FILE, GROUP).length(NUMBER), 27, 0)
                                .with(LEN, NUMBER),
                        provided(RecvBundle.of(FILE, GROUP).flags(NUMBER), 27, 0x10)
                                .with(MSG_FLAGS, NUMBER),
                        provided(RecvMultishot.of(FILE, GROUP).totalLimit(NUMBER), 27, 2)
                                .with(OPTLEN, NUMBER),
                        provided(
                                        RecvMultishotBundle.of(FILE, GROUP)
                                                .totalLimit(NUMBER)
                                                .pollFirst(true),
                                        27,
                                        0x13)
                                .with(OPTLEN, NUMBER),
                        provided(RecvmsgProvided.of(FILE, memory(56), GROUP), 10, 0)
                                .with(ADDR, ADDRESS)
                                .with(LEN, 1),
                        entry(RecvZc.of(FILE, 0x12).length(NUMBER), 58)
                                .with(IOPRIO, 2)
                                .with(ZCRX_IFQ_IDX, 0x12)
                                .with(LEN, NUMBER))
                .map(Expected::test);
    }

    @TestFactory
    Stream<DynamicTest> waits() {
        return Stream.of(
                        entry(Accept.of(FILE).dontWait(true).pollFirst(true), 13)
                                .with(IOPRIO, 6),
                        entry(
                                        AcceptMultishot.of(FILE)
                                                .dontWait(true)
                                                .pollFirst(true)
                                                .allocateFileSlot(true),
                                        13)
                                .with(IOPRIO, 7)
                                .with(FILE_INDEX, 0xFFFF_FFFFL),
                        entry(PollAdd.of(FILE, NUMBER).multishot(true).levelTriggered(true), 6)
                                .with(LEN, 9)
                                .with(POLL32_EVENTS, NUMBER))
                .map(Expected::test);
    }

    @TestFactory
    Stream<DynamicTest> commands() {
        byte[] small = payload(16);
        byte[] large = payload(80);
        return Stream.of(
                        entry(
                                        UringCmd16.of(FILE, NUMBER)
                                                .payload(small)
                                                .length(5)
                                                .optionLength(6),
                                        46)
                                .with(CMD_OP, NUMBER)
                                .with(LEN, 5)
                                .with(OPTLEN, 6)
                                .with(CMD, small),
                        entry(
                                        UringCmd80.of(FILE, NUMBER)
                                                .payload(large)
                                                .registeredBuffer(FixedBuffer.unchecked(GROUP, memory(5)))
                                                .flags(4),
                                        46)
                                .with(CMD_OP, NUMBER)
                                .with(BUF_INDEX, GROUP)
                                .with(URING_CMD_FLAGS, 5)
                                .with(CMD, large),
                        entry(UringCmd128.of(FILE, NUMBER).payload(large).address(memory(1)), 64)
                                .with(CMD_OP, NUMBER)
                                .with(ADDR, ADDRESS)
                                .with(CMD, large),
                        provided(UringCmdMultishot.of(FILE, NUMBER, GROUP).payload(small), 46, 0)
                                .with(CMD_OP, NUMBER)
                                .with(URING_CMD_FLAGS, 2)
                                .with(CMD, small),
                        entry(Siocinq.of(FILE), 46),
                        entry(Siocoutq.of(FILE), 46).with(CMD_OP, 1),
                        entry(Getsockopt.of(FILE, 7, 8, memory(4)), 46)
                                .with(CMD_OP, 2)
                                .with(LEVEL, 7)
                                .with(OPTNAME, 8)
                                .with(OPTLEN, 4)
                                .with(OPTVAL, ADDRESS),
                        entry(Setsockopt.of(FILE, 7, 8, memory(4)), 46)
                                .with(CMD_OP, 3)
                                .with(LEVEL, 7)
                                .with(OPTNAME, 8)
                                .with(OPTLEN, 4)
                                .with(OPTVAL, ADDRESS),
                        entry(TxTimestamp.of(FILE), 46).with(CMD_OP, 4))
                .map(Expected::test);
    }

    private static Expected entry(Operation<?> operation, int opcode) {
        Expected expected = new Expected(operation, new byte[operation.entrySize()]);
        expected.bytes()[0] = (byte) opcode;
        return expected.with(FD, 0x11).with(FLAGS, IOSQE_FIXED_FILE);
    }

    private static Expected provided(Operation<?> operation, int opcode, int ioprio) {
        return entry(operation, opcode)
                .with(FLAGS, IOSQE_FIXED_FILE | IOSQE_BUFFER_SELECT)
                .with(IOPRIO, ioprio)
                .with(BUF_GROUP, GROUP);
    }

    @SuppressWarnings("restricted") // nothing dereferences it
    private static MemorySegment memory(long size) {
        return MemorySegment.ofAddress(ADDRESS).reinterpret(size);
    }

    private static byte[] payload(int size) {
        byte[] bytes = new byte[size];
        IntStream.range(0, size).forEach(i -> bytes[i] = (byte) (i + 1));
        return bytes;
    }

    private record Expected(Operation<?> operation, byte[] bytes) {
        Expected with(Slot slot, long value) {
            for (int i = 0; i < slot.width(); i++) {
                bytes[slot.offset() + i] = (byte) (value >>> i * Byte.SIZE);
            }
            return this;
        }

        Expected with(Slot slot, byte[] payload) {
            System.arraycopy(payload, 0, bytes, slot.offset(), payload.length);
            return this;
        }

        DynamicTest test() {
            HexFormat hex = HexFormat.of();
            return dynamicTest(
                    operation.getClass().getSimpleName(),
                    () -> assertEquals(
                            hex.formatHex(bytes),
                            hex.formatHex(operation.build().segment().toArray(ValueLayout.JAVA_BYTE))));
        }
    }
}
