package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_ENABLE_RINGS;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES_UPDATE;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_RESTRICTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.internal.Refusals;
import dev.uring.kernel.Errno;
import dev.uring.kernel.Opcodes;
import dev.uring.kernel.RestrictionOp;
import dev.uring.kernel.SqeFlags;
import dev.uring.op.file.Read;
import dev.uring.op.ring.Nop;
import dev.uring.struct.IoUringRestriction;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rings that may do only some things. */
@ExtendWith(RegisterReport.class)
class RestrictionsTest {
    private final Fds fds = new Fds();

    @AfterEach
    void closeDescriptors() {
        fds.close();
    }

    @RingTest
    void allowsOnlyWhatIsNamed(RingFactory rings) throws Exception {
        IoUring ring = open(rings);
        MemorySegment buffer = rings.memory().allocate(8);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        new Restrictions()
                .allow(Opcodes.IORING_OP_READ)
                .allowRegistrations(IORING_REGISTER_FILES2)
                .register(ring);
        ring.enable();
        assertEquals(8, Rings.succeed(ring, Read.of(zero, buffer)));
        Rings.fail(Errno.EACCES, ring, Nop.of());
        Rings.fail(Errno.EACCES, ring, Read.of(zero, buffer).async());
        Rings.refused(Errno.EACCES, "restrictions", () -> RegisteredBuffers.of(ring, buffer));
        RegisteredFiles files = RegisteredFiles.sparse(ring, 1);
        Rings.refused(Errno.EACCES, "restrictions", () -> files.register(zero.value()));
        Rings.refused(Errno.EACCES, "restrictions", files::close);
    }

    @RingTest
    void demandsFlags(RingFactory rings) throws Exception {
        IoUring ring = open(rings);
        MemorySegment buffer = rings.memory().allocate(8);
        int zero = fds.open("/dev/zero");
        new Restrictions()
                .allow(Opcodes.IORING_OP_READ)
                .requireFlags(SqeFlags.IOSQE_FIXED_FILE)
                .allowFlags(SqeFlags.IOSQE_ASYNC)
                .allowRegistrations(IORING_REGISTER_FILES2, IORING_REGISTER_FILES_UPDATE)
                .register(ring);
        ring.enable();
        RegisteredFile file = RegisteredFiles.sparse(ring, 1).register(zero);
        assertEquals(8, Rings.succeed(ring, Read.of(file.fd(), buffer)));
        assertEquals(8, Rings.succeed(ring, Read.of(file.fd(), buffer).async()));
        Rings.fail(Errno.EACCES, ring, Read.of(Fd.of(zero), buffer));
        Rings.fail(Errno.EACCES, ring, Read.of(file.fd(), buffer).link());
    }

    @RingTest(
            kinds = {RingKind.PICKED, RingKind.PLAIN},
            backends = TestBackend.LIBC)
    void isSetThroughAnIndexAlone(RingFactory rings) throws Exception {
        IoUring ring = rings.open(rings.builder(8).registeredFdOnly().disabled().backend(RegisterLog.backend(rings)));
        new Restrictions().allow(Opcodes.IORING_OP_NOP).register(ring);
        Rings.refused(Errno.EBUSY, "already", () -> new Restrictions().register(ring));
        ring.enable();
        assertEquals(0, Rings.succeed(ring, Nop.of()));
        Rings.fail(Errno.EACCES, ring, Nop.of().async());
        assertFalse(
                ring.close(Duration.ofSeconds(5)).finished(), "forbids the pipe that tells when its memory is free");
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void isSetOnceBeforeTheRingIsEnabled(RingFactory rings) throws Exception {
        IoUring ring = open(rings);
        new Restrictions().allow(Opcodes.IORING_OP_NOP).register(ring);
        Rings.refused(Errno.EBUSY, "already", () -> new Restrictions().register(ring));
        ring.enable();
        Rings.refused(Errno.EACCES, "", () -> new Restrictions().register(ring));
        assertThrows(IllegalStateException.class, ring::enable);
        assertEquals(0, Rings.succeed(ring, Nop.of()));

        IoUring enabled = Rings.open(rings, 8);
        UringException late = Rings.refused(Errno.EBADFD, "disabled()", () -> new Restrictions().register(enabled));
        assertEquals("io_uring_register(IORING_REGISTER_RESTRICTIONS)", late.call());
        Rings.refusedRaw(Errno.EBADFD, enabled, IORING_REGISTER_ENABLE_RINGS, MemorySegment.NULL, 0);
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void namesWhatIsTooMuch(RingFactory rings) throws Exception {
        IoUring ring = open(rings);
        assertThrows(IllegalArgumentException.class, () -> new Restrictions().allow(256));
        assertThrows(IllegalArgumentException.class, () -> new Restrictions().allowRegistrations(-1));
        assertThrows(IllegalArgumentException.class, () -> new Restrictions().allowFlags(0x100));
        Rings.refused(Errno.EINVAL, "3 restrictions", () -> {
            MemorySegment array = ring.registrar().argument(3 * IoUringRestriction.SIZE);
            IoUringRestriction.opcode(array, RestrictionOp.IORING_RESTRICTION_LAST);
            int result = ring.registrar().tryCall(IORING_REGISTER_RESTRICTIONS, array, 3);
            throw Refusals.register(IORING_REGISTER_RESTRICTIONS, -result, "3 restrictions");
        });
        Restrictions unknown = new Restrictions().allow(255);
        Rings.refused(Errno.EINVAL, "does not know", () -> unknown.register(ring));
        Restrictions many = new Restrictions();
        for (int opcode = 0; opcode < 200; opcode++) {
            many.allow(opcode);
        }
        Rings.refused(Errno.EINVAL, "204 restrictions", () -> many.register(ring));
    }

    private static IoUring open(RingFactory rings) throws IOException {
        return rings.open(rings.builder(8).disabled().backend(RegisterLog.backend(rings)));
    }
}
