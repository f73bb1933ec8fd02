package dev.uring.backend;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.kernel.Errno;
import dev.uring.op.file.Read;
import dev.uring.op.file.Write;
import dev.uring.op.path.Openat;
import dev.uring.testing.NativeLibrary;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Binding a library, and the side of the boundary on which nothing is out of reach. */
class OcallLibraryTest {
    @Test
    void namesALibraryThatIsNotThere() {
        Path missing = Path.of("/nonexistent/libocalls.so");
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> OcallLibrary.trusted(missing));
        assertTrue(refused.getMessage().contains(missing.toString()), refused.getMessage());
    }

    @Test
    void namesTheOcallThatALibraryLacks() {
        Path other = Path.of(System.getProperty("java.home"), "lib", "libjava.so");
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> OcallLibrary.untrusted(other));
        assertEquals(other + " does not export ocall_io_uring_setup_syscall", refused.getMessage());
    }

    @Test
    void worksOnOrdinaryMemoryThroughTheUntrustedSide(@TempDir Path folder) throws Exception {
        OcallLibrary library = OcallLibrary.untrusted(NativeLibrary.compile("untrusted"));
        Path file = Files.writeString(folder.resolve("file"), "outside");
        try (IoUring ring = IoUring.builder(4)
                        .backend(() -> new OcallBackend(library))
                        .open();
                Arena ordinary = Arena.ofConfined();
                Arena host = library.newHostArena()) {
            int fd = result(
                    ring, Openat.of(ordinary.allocateFrom(file.toString())).flags(2));
            MemorySegment buffer = host.allocate(7);
            assertEquals(7, result(ring, Read.of(Fd.of(fd), buffer)));
            assertEquals("outside", new String(buffer.toArray(JAVA_BYTE)));
            assertEquals(
                    6,
                    result(
                            ring,
                            Write.of(Fd.of(fd), ordinary.allocateFrom("INSIDE").asSlice(0, 6))));
            assertEquals("INSIDEe", Files.readString(file));
        }
    }

    @Test
    void registersEverythingThroughTheUntrustedSide() {
        OcallLibrary library = OcallLibrary.untrusted(NativeLibrary.compile("untrusted"));
        try (BareRing ring = new BareRing(new OcallBackend(library), library.newHostArena(), 0)) {
            MemorySegment probe = ring.argument(16 + 256 * 8);
            assertEquals(0, ring.register(8, probe, 256));
            assertTrue(Byte.toUnsignedInt(probe.get(JAVA_BYTE, 0)) >= 18, "the kernel's highest opcode comes back");
            assertEquals(-Errno.ENXIO, ring.register(1, MemorySegment.NULL, 0));
        }
    }

    private static int result(IoUring ring, Operation<?> operation) throws IOException {
        ring.submission().push(operation);
        ring.submitAndWait(1);
        return ring.completion().poll().result();
    }
}
