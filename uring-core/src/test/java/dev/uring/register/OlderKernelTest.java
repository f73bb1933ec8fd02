package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BUFFERS2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILE_ALLOC_RANGE;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_PBUF_RING;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_USE_REGISTERED_RING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.IoUring;
import dev.uring.backend.RingBackend;
import dev.uring.kernel.Errno;
import dev.uring.kernel.RegisterOp;
import dev.uring.op.file.Read;
import dev.uring.op.file.ReadFixed;
import dev.uring.struct.IoUringRsrcRegister;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What works, and what is said, where the kernel is older: played by a backend that hides what is newer. */
@ExtendWith(RegisterReport.class)
class OlderKernelTest {
    private final Fds fds = new Fds();

    @AfterEach
    void closeDescriptors() {
        fds.close();
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void writesEmptyTablesOut(RingFactory rings) throws Exception {
        IoUring ring = rings.open(
                rings.builder(8).backend(() -> before519(rings.backend().create())));
        MemorySegment buffer = rings.memory().allocate(8);
        int zero = fds.open("/dev/zero");
        RegisteredFiles files = RegisteredFiles.sparse(ring, 3);
        RegisteredFile file = files.register(zero);
        assertEquals(8, Rings.succeed(ring, Read.of(file.fd(), buffer)));
        RegisteredBuffers buffers = RegisteredBuffers.sparse(ring, 3);
        assertEquals(8, Rings.succeed(ring, ReadFixed.of(file.fd(), buffers.register(buffer))));
        files.close();
        Rings.refused(Errno.EINVAL, "it came with Linux 6.0", () -> RegisteredFiles.sparse(ring, 1, 1));
        RegisteredFiles.sparse(ring, 1).close();
        Rings.refused(Errno.EINVAL, "it came with Linux 5.19", () -> BufferRing.register(ring, 0, 2, 8));
    }

    @Test
    void knowsTheAgeOfEveryOperation() {
        for (int operation = 0; operation < RegisterOp.IORING_REGISTER_LAST; operation++) {
            assertEquals(
                    operation > RegisterOp.IORING_REGISTER_QUERY,
                    RegisterOp.since(operation).major() == 0,
                    RegisterOp.name(operation));
            assertEquals(RegisterOp.name(operation), RegisterOp.name(operation | IORING_REGISTER_USE_REGISTERED_RING));
        }
        assertEquals("operation 38", RegisterOp.name(38));
        assertEquals(0, RegisterOp.since(38).major());
    }

    private static RingBackend before519(RingBackend backend) {
        return (RingBackend) Proxy.newProxyInstance(
                RingBackend.class.getClassLoader(), new Class<?>[] {RingBackend.class}, (_, method, arguments) -> {
                    if (method.getName().equals("register")
                            && isHidden((int) arguments[1], (MemorySegment) arguments[2])) {
                        return -Errno.EINVAL;
                    }
                    try {
                        return method.invoke(backend, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static boolean isHidden(int operation, MemorySegment argument) {
        return switch (operation & ~IORING_REGISTER_USE_REGISTERED_RING) {
            case IORING_REGISTER_FILES2, IORING_REGISTER_BUFFERS2 -> IoUringRsrcRegister.flags(argument) != 0;
            case IORING_REGISTER_FILE_ALLOC_RANGE, IORING_REGISTER_PBUF_RING -> true;
            default -> false;
        };
    }
}
