package dev.uring.op.ring;

import static dev.uring.kernel.Errno.EBADF;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENFILE;
import static dev.uring.kernel.Errno.ENXIO;
import static dev.uring.kernel.Errno.EPERM;
import static dev.uring.op.ring.FilesUpdateValues.IORING_REGISTER_FILES_SKIP;
import static dev.uring.op.ring.FixedFdInstallFlags.IORING_FIXED_FD_NO_CLOEXEC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.op.file.Write;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class FileTableTest {
    private static final int FILE_SLOTS = 16;

    private int[] pipe;
    private int[] other;

    @BeforeEach
    void createPipes() {
        pipe = Libc.pipe();
        other = Libc.pipe();
    }

    @AfterEach
    void closePipes() {
        Libc.close(pipe);
        Libc.close(other);
    }

    @OperationTest
    void replacesSlots(TestRing ring) throws IOException {
        ring.registerFileTable();
        assertEquals(
                2, ring.succeed(FilesUpdate.of(ring.ints(pipe[1], other[1])).slot(4)));
        write(ring, 4, "first");
        assertEquals("first", Libc.read(pipe[0], 10));
        int skip = IORING_REGISTER_FILES_SKIP;
        assertEquals(2, ring.succeed(FilesUpdate.of(ring.ints(skip, -1)).slot(4)));
        write(ring, 4, "again");
        assertEquals("again", Libc.read(pipe[0], 10));
        ring.fail(EBADF, Write.of(Fd.fixed(5), ring.text("emptied")));
        assertEquals(1, ring.succeed(FilesUpdate.of(ring.ints(other[1])).slot(4)));
        write(ring, 4, "other");
        assertEquals("other", Libc.read(other[0], 10));
    }

    @OperationTest
    void reportsTablesSlotsAndDescriptorsThatAreNotThere(TestRing ring) throws IOException {
        ring.fail(ENXIO, FilesUpdate.of(ring.ints(pipe[0])));
        ring.fail(ENXIO, FilesUpdateAlloc.of(ring.ints(pipe[0])));
        ring.registerFileTable();
        ring.fail(EINVAL, FilesUpdate.of(ring.ints(pipe[0])).slot(FILE_SLOTS));
        ring.fail(EBADF, FilesUpdate.of(ring.ints(999_999)));
        ring.fail(EBADF, FilesUpdateAlloc.of(ring.ints(999_999)));
    }

    @OperationTest
    void fillsFreeSlotsAndTellsWhich(TestRing ring) throws IOException {
        ring.registerFileTable();
        ring.succeed(FilesUpdate.of(ring.ints(pipe[0])).slot(1));
        MemorySegment descriptors = ring.ints(pipe[1], other[1]);
        assertEquals(2, ring.succeed(FilesUpdateAlloc.of(descriptors)));
        int[] slots = descriptors.toArray(ValueLayout.JAVA_INT);
        assertEquals(3, Set.of(1, slots[0], slots[1]).size(), "three different slots");
        write(ring, slots[0], "first");
        assertEquals("first", Libc.read(pipe[0], 10));
        write(ring, slots[1], "second");
        assertEquals("second", Libc.read(other[0], 10));
        for (int left = FILE_SLOTS - 3; left > 0; left--) {
            assertEquals(1, ring.succeed(FilesUpdateAlloc.of(ring.ints(pipe[0]))));
        }
        ring.fail(ENFILE, FilesUpdateAlloc.of(ring.ints(pipe[0])));
    }

    @OperationTest
    void refusesHalfADescriptor(TestRing ring) {
        assertThrows(
                IllegalArgumentException.class,
                () -> FilesUpdate.of(ring.arena().allocate(6)));
    }

    @OperationTest
    void installsARegisteredFile(TestRing ring) throws IOException {
        Fd registered = ring.registered(pipe[1]);
        int closing = ring.succeedIfKnown(FixedFdInstall.of(registered));
        int staying = ring.succeed(FixedFdInstall.of(registered).flags(IORING_FIXED_FD_NO_CLOEXEC));
        assertNotEquals(pipe[1], closing);
        assertTrue(Libc.closesOnExec(closing));
        assertFalse(Libc.closesOnExec(staying));
        Libc.write(closing, "installed");
        assertEquals("installed", Libc.read(pipe[0], 20));
        Libc.close(closing, staying);
        write(ring, registered.value(), "registered");
        assertEquals("registered", Libc.read(pipe[0], 20));
    }

    @OperationTest
    void reportsSlotsAndFlagsThatCannotBeInstalled(TestRing ring) throws IOException {
        Fd registered = ring.registered(pipe[1]);
        ring.fail(EBADF, FixedFdInstall.of(Fd.fixed(9)));
        ring.fail(EINVAL, FixedFdInstall.of(registered).flags(2));
        ring.fail(EPERM, FixedFdInstall.of(registered).personality(ring.registerPersonality()));
        assertThrows(IllegalArgumentException.class, () -> FixedFdInstall.of(Fd.of(pipe[1])));
    }

    private static void write(TestRing ring, int slot, String text) throws IOException {
        assertEquals(text.length(), ring.succeed(Write.of(Fd.fixed(slot), ring.text(text))));
    }
}
