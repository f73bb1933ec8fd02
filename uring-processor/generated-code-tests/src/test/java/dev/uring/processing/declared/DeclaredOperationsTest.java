package dev.uring.processing.declared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.FixedBuffer;
import dev.uring.Operation;
import dev.uring.kernel.KernelVersion;
import dev.uring.op.net.SocketAddressBuffer;
import dev.uring.processing.declared.Forms.Advice;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Operations that a user declares: bytes against hexadecimal computed by hand, and what bad values are told. */
class DeclaredOperationsTest {
    private static final MemorySegment BLOCK = memory(0x7f12_3456_7000L, 0x1000);

    @Test
    void aCommandWithAPayloadFillsA128ByteEntry() {
        NvmeRead read =
                NvmeRead.of(Fd.fixed(5), 1, BLOCK).startLba(0x1122_3344_5566L).userData(-2);
        assertEquals(
                "2e01000005000000" + "804e48c000000000" + "0000000000000000"
                        + "0000000000000000" // 0: opcode, fd, cmd_op
                        + "feffffffffffffff" + "0000000000000000" // 32: user_data
                        + "0200000001000000" + "0000000000000000" + "0000000000000000" // 48: opcode, nsid
                        + "00705634127f0000" // 72: addr
                        + "0000000000100000" // 80: metadata_len, data_len
                        + "6655443322110000" // 88: cdw10, cdw11
                        + "00".repeat(32),
                read.build().toString());
        assertEquals(128, read.entrySize());
        assertEquals(KernelVersion.of(5, 19), NvmeRead.SINCE);
    }

    @Test
    void aDerivedDefaultSeesRequiredFields() {
        assertEquals(512, Transfer.of(memory(512)).refusal());
    }

    @Test
    void aLengthInAPayloadIsThatOfTheMemory() {
        NvmeRead read = NvmeRead.of(Fd.of(3), 1, memory(4096));
        assertEquals(4096, dataLength(read));
        assertEquals(8192, dataLength(read.data(memory(8192))));
        assertEquals(2048, dataLength(read.data(memory(2048))));
        assertEquals(-1, dataLength(read.data(memory(0xFFFF_FFFFL))));
    }

    @Test
    void aLengthThatAPayloadCannotHoldIsRefused() {
        NvmeRead read = NvmeRead.of(Fd.of(3), 1, memory(4096));
        String message = "data has length 4294967808, above the limit of 4294967295: pass a slice";
        assertMessage(message, () -> read.data(memory((1L << 32) + 512)));
        assertMessage(message, () -> NvmeRead.of(Fd.of(3), 1, memory((1L << 32) + 512)));
        assertEquals(4096, dataLength(read));
    }

    @Test
    void formsOfOneOpcodeDifferInWhatTheySet() {
        assertEquals(Take.CODE, TakeMany.CODE);
        assertEquals(
                "0d000000" + "03000000" + "00".repeat(36) + "05000000" + "00".repeat(16),
                hex(Take.of(Fd.of(3)).fileSlot(FileSlot.of(4))));
        assertEquals("0d000100" + "03000000" + "00".repeat(56), hex(TakeMany.of(Fd.of(3))));
        assertEquals(
                "0d000500" + "03000000" + "00".repeat(56),
                hex(TakeMany.of(Fd.of(3)).pollFirst(true)));
    }

    @Test
    void settingAFieldSetsTheBitsThatGoWithIt() {
        Everything everything = everything();
        assertEquals(0, word(everything, 2, ValueLayout.JAVA_SHORT_UNALIGNED));
        assertEquals(4, word(everything.bufferIndex(0), 2, ValueLayout.JAVA_SHORT_UNALIGNED));
    }

    @Test
    void lengthsCountElements() {
        assertEquals(0, everything().build().segment().get(ValueLayout.JAVA_INT_UNALIGNED, 24));
        assertEquals(
                3,
                Everything.of(memory(48), Advice.NORMAL, Fd.fixed(1))
                        .build()
                        .segment()
                        .get(ValueLayout.JAVA_INT_UNALIGNED, 24));
    }

    @Test
    void badValuesAreNamedWithTheirLimit() {
        Everything good = everything();
        assertMessage("stream is 256, outside 0..255", () -> good.stream(256));
        assertMessage("bufferIndex is -1, outside 0..65535", () -> good.bufferIndex(-1));
        assertMessage("advice has bits 0x100000000, above the limit of 0xffffffff", () -> good.advice(Advice.WRONG));
        assertMessage(
                "target is the registered file 3; the kernel takes only an ordinary descriptor here",
                () -> good.target(Fd.fixed(3)));
        assertMessage(
                "source is the ordinary descriptor 3; the kernel takes only a registered file here: Fd.fixed(index)",
                () -> good.source(Fd.of(3)));
        assertMessage(
                "elements is heap memory, which the kernel cannot address: allocate it from an Arena",
                () -> good.elements(MemorySegment.ofArray(new long[2])));
        assertMessage(
                "elements has 40 bytes, which is no multiple of its elements' 16", () -> good.elements(memory(40)));
        assertMessage(
                "elements has length 4294967296, above the limit of 4294967295: pass a slice",
                () -> good.elements(memory(16L << 32)));
        assertMessage("payload has 15 bytes; the command takes exactly 16", () -> Bytes.of(new byte[15]));
        assertEquals(
                "elements is null",
                assertThrows(NullPointerException.class, () -> good.elements(null))
                        .getMessage());
    }

    @Test
    void memoryThatTheKernelWouldReachBeyondIsNamed() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom("path");
            Look look = Look.of(path).packet(arena.allocate(Packet.SIZE));
            String before = look.toString();
            assertMessage(
                    "packet has 55 bytes, below the 56 that the kernel uses:"
                            + " pass at least those, and reinterpret(56) a bare address",
                    () -> look.packet(memory(Packet.SIZE - 1)));
            assertMessage(
                    "path has no NUL in its 4 bytes, which the kernel would read past:"
                            + " allocate it with arena.allocateFrom(text)",
                    () -> look.path(path.asSlice(0, 4)));
            assertMessage(
                    "path has no NUL in its 0 bytes, which the kernel would read past:"
                            + " allocate it with arena.allocateFrom(text)",
                    () -> Look.of(MemorySegment.ofAddress(path.address())));
            assertEquals(before, look.toString());
            assertEquals(path, look.path(path.asSlice(4)).path(path).path());
        }
    }

    @Test
    @SuppressWarnings("restricted") // nothing dereferences it
    void anAddressOf0IsAbsentMemory() {
        MemorySegment absent = MemorySegment.NULL.reinterpret(1);
        Look look = Look.of(absent).packet(absent);
        assertEquals(Look.of(MemorySegment.NULL).toString(), look.toString());
    }

    @Test
    void aRefusedValueChangesNothing() {
        Everything everything = everything().stream(7);
        String before = everything.toString();
        assertThrows(IllegalArgumentException.class, () -> everything.stream(256));
        assertThrows(IllegalArgumentException.class, () -> everything.elements(memory(40)));
        assertThrows(IllegalArgumentException.class, () -> everything.advice(Advice.WRONG));
        assertEquals(Advice.NORMAL, everything.advice());
        assertEquals(before, everything.toString());
    }

    @Test
    void nothingIsWrittenWithoutRoom() {
        MemorySegment small = MemorySegment.ofArray(new byte[63]);
        assertThrows(IndexOutOfBoundsException.class, () -> everything().build(small));
        MemorySegment half = MemorySegment.ofArray(new byte[127]);
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> NvmeRead.of(Fd.of(1), 1, BLOCK).build(half));
        assertArrayEquals(new byte[63], small.toArray(ValueLayout.JAVA_BYTE));
        assertArrayEquals(new byte[127], half.toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void attachmentsAreTheMemoryOfTheEntry() {
        MemorySegment memory = memory(16);
        Everything everything = Everything.of(memory, Advice.NORMAL, Fd.fixed(1));
        assertEquals(1, everything.attachmentCount());
        assertSame(memory, everything.attachment(0));
        assertThrows(IndexOutOfBoundsException.class, () -> everything.attachment(1));
        assertEquals(0, Take.of(Fd.of(1)).attachmentCount());
    }

    @Test
    void aRegisteredBufferTakesItsIndexAlong() {
        MemorySegment memory = memory(1024);
        FixedBuffer buffer = FixedBuffer.unchecked(0x0201, memory);
        Fetch fetch = Fetch.of(buffer.slice(16, 32));
        assertEquals("Fetch{into=0x1010, intoLength=32, intoIndex=513, userData=0}", fetch.toString());
        assertEquals(buffer.slice(16, 32).segment(), fetch.attachment(0));
        assertEquals(1, fetch.attachmentCount());
        FetchCommand command = FetchCommand.of(buffer);
        assertEquals("FetchCommand{into=0x1000, intoIndex=513, blocks=2, userData=0}", command.toString());
        assertEquals(
                "2e" + "00".repeat(27) + "01" + "00".repeat(11) + "0102" + "00".repeat(6) + "0200000000000000"
                        + "0010000000000000",
                hex(command));
        assertEquals(0, Gather.of(memory).build().segment().get(ValueLayout.JAVA_SHORT, 2));
        Gather gather = Gather.of(memory).source(buffer);
        assertEquals(4, gather.build().segment().get(ValueLayout.JAVA_SHORT, 2));
        assertEquals("Gather{vectors=0x1000, vectorsLength=64, source=513, userData=0}", gather.toString());
        assertSame(memory, gather.attachment(1));
    }

    @Test
    void aRegisteredBufferIsCheckedLikeMemory() {
        FixedBuffer large = FixedBuffer.unchecked(0, memory(1L << 32));
        assertMessage("into has length 4294967296, above the limit of 4294967295: pass a slice", () -> Fetch.of(large));
        assertMessage(
                "into has 511 bytes, below the 512 that the kernel uses:"
                        + " pass at least those, and reinterpret(512) a bare address",
                () -> FetchCommand.of(large.slice(0, 511)));
        assertEquals(
                "source is null",
                assertThrows(
                                NullPointerException.class,
                                () -> Gather.of(memory(16)).source(null))
                        .getMessage());
        assertEquals(
                "into is null",
                assertThrows(NullPointerException.class, () -> Fetch.of(null)).getMessage());
    }

    @Test
    void roomForAnAddressTakesItsLengthAlong() {
        SocketAddressBuffer guest = new SocketAddressBuffer(Arena.global());
        Greet greet = Greet.of(guest);
        String address = Long.toHexString(guest.address().address());
        String length = Long.toHexString(guest.length().address());
        assertEquals("Greet{guest=0x" + address + ", guestLength=0x" + length + ", userData=0}", greet.toString());
        assertEquals(2, greet.attachmentCount());
        assertSame(guest.address(), greet.attachment(0));
        assertSame(guest.length(), greet.attachment(1));
        assertEquals("0d" + "00".repeat(63), hex(greet.guest(SocketAddressBuffer.NONE)));
        assertThrows(NullPointerException.class, () -> greet.guest(null));
    }

    @Test
    void memoryCoversWhatOtherFieldsSay() {
        Transfer transfer = Transfer.of(memory(100));
        assertEquals(100, transfer.refusal());
        String before = transfer.toString();
        assertMessage(
                "refusal says that the kernel uses 101 bytes of before, which has 100:"
                        + " set larger memory first, or a smaller size",
                () -> transfer.refusal(101));
        assertMessage(
                "refusal says that the kernel uses 4294967295 bytes of before, which has 100:"
                        + " set larger memory first, or a smaller size",
                () -> transfer.refusal(-1));
        assertThrows(IllegalArgumentException.class, () -> transfer.before(memory(99)));
        assertEquals(before, transfer.toString());
        assertEquals(99, transfer.refusal(99).before(memory(99)).refusal());
        assertEquals(1000, transfer.before(memory(1000)).refusal(1000).refusal());

        transfer.advice(Advice.SEQUENTIAL).checkSizes(FixedBuffer.unchecked(0, memory(2 * 4096)));
        transfer.advice(Advice.NORMAL).checkSizes(FixedBuffer.unchecked(0, memory(1)));
        assertMessage(
                "pages says that the kernel uses 8192 bytes of checkSizes, which has 1:"
                        + " set larger memory first, or a smaller size",
                () -> transfer.advice(Advice.SEQUENTIAL));
        assertEquals(Advice.NORMAL, transfer.advice());
        assertEquals(0, transfer.build().segment().get(ValueLayout.JAVA_INT, 28));
        assertEquals(0, transfer.pages());
    }

    @Test
    void payloadsAreCopiedWhenSetAndWhenRead() {
        byte[] payload = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        Bytes bytes = Bytes.of(payload);
        payload[0] = 99;
        assertEquals(0, bytes.payload()[0]);
        assertNotSame(bytes.payload(), bytes.payload());
        assertEquals(
                "000102030405060708090a0b0c0d0e0f", bytes.build().toString().substring(96));
    }

    @Test
    void anEntryIsDescribed() {
        Everything everything = Everything.of(MemorySegment.ofAddress(0x1000), Advice.SEQUENTIAL, Fd.fixed(9))
                .bufferIndex(2)
                .personality(3)
                .userData(7)
                .link()
                .drain();
        String text =
                "Everything{elements=0x1000, elementsLength=0, advice=0x2, source=fixed(9), target=7, bufferIndex=2,"
                        + " stream=0, userData=7, personality=3, flags=DRAIN|LINK}";
        assertEquals(text, everything.toString());
        assertEquals(text, Everything.describe(everything.build().segment()));
    }

    @Test
    void onlyEntriesOfTheOperationAreDescribed() {
        MemorySegment take = Take.of(Fd.of(1)).build().segment();
        assertMessage("the entry has opcode 13, but Everything is opcode 200", () -> Everything.describe(take));
        assertThrows(IndexOutOfBoundsException.class, () -> NvmeRead.describe(take));
    }

    private static Everything everything() {
        return Everything.of(MemorySegment.NULL, Advice.NORMAL, Fd.fixed(1));
    }

    private static MemorySegment memory(long size) {
        return memory(0x1000, size);
    }

    /** Memory that is never touched. */
    @SuppressWarnings("restricted")
    private static MemorySegment memory(long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size);
    }

    private static int dataLength(NvmeRead read) {
        return read.build().segment().get(ValueLayout.JAVA_INT_UNALIGNED, 84);
    }

    private static String hex(Operation<?> operation) {
        return operation.build().toString();
    }

    private static short word(Everything everything, long offset, ValueLayout.OfShort layout) {
        return everything.build().segment().get(layout, offset);
    }

    private static void assertMessage(String message, Executable executable) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, executable).getMessage());
    }
}
