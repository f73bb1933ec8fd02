package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BUFFERS;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BUFFERS2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BUFFERS_UPDATE;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES_UPDATE;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES_UPDATE2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILE_ALLOC_RANGE;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_BUFFERS;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_FILES;
import static dev.uring.kernel.ResourceFlags.IORING_RSRC_REGISTER_SPARSE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.IoUring;
import dev.uring.Registrar;
import dev.uring.kernel.Errno;
import dev.uring.struct.IoUringFileIndexRange;
import dev.uring.struct.IoUringFilesUpdate;
import dev.uring.struct.IoUringRsrcRegister;
import dev.uring.struct.IoUringRsrcUpdate2;
import dev.uring.struct.Iovec;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the kernel answers to bad calls about the tables of files and buffers. The objects of this package refuse most of them
 * before the call, so they are made raw.
 */
@ExtendWith(RegisterReport.class)
class TableErrorsTest {
    private static final int MAX_BUFFERS = 1 << 14;
    private static final int SLOTS = 2;
    private static final int SPARSE = IORING_RSRC_REGISTER_SPARSE;

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void nothingIsUpdatedWithoutATable(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Rings.refusedRaw(Errno.ENXIO, ring, IORING_UNREGISTER_FILES, MemorySegment.NULL, 0);
        Rings.refusedRaw(Errno.ENXIO, ring, IORING_UNREGISTER_BUFFERS, MemorySegment.NULL, 0);
        Rings.refusedRaw(Errno.ENXIO, ring, IORING_REGISTER_FILES_UPDATE, filesUpdate(ring, 0), 1);
        Rings.refusedRaw(
                Errno.ENXIO, ring, IORING_REGISTER_FILES_UPDATE2, update(ring, 0, 1), (int) IoUringRsrcUpdate2.SIZE);
        Rings.refusedRaw(
                Errno.ENXIO, ring, IORING_REGISTER_BUFFERS_UPDATE, update(ring, 0, 1), (int) IoUringRsrcUpdate2.SIZE);
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void nothingIsUpdatedBeyondATable(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        sparse(ring, IORING_REGISTER_FILES2);
        sparse(ring, IORING_REGISTER_BUFFERS2);
        int size = (int) IoUringRsrcUpdate2.SIZE;
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_FILES_UPDATE, filesUpdate(ring, SLOTS), 1);
        for (int operation : new int[] {IORING_REGISTER_FILES_UPDATE2, IORING_REGISTER_BUFFERS_UPDATE}) {
            Rings.refusedRaw(Errno.EINVAL, ring, operation, update(ring, SLOTS, 1), size);
            Rings.refusedRaw(Errno.EINVAL, ring, operation, update(ring, SLOTS - 1, 2), size);
            Rings.refusedRaw(Errno.EOVERFLOW, ring, operation, update(ring, 0xFFFF_FFFF, 2), size);
            Rings.refusedRaw(Errno.EINVAL, ring, operation, update(ring, 0, 0), size);
        }
        unregisterTwice(ring, IORING_UNREGISTER_FILES);
        unregisterTwice(ring, IORING_UNREGISTER_BUFFERS);
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void tablesHaveLimits(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Registrar registrar = ring.registrar();
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_BUFFERS, registrar.argument(Iovec.SIZE), 0);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_FILES, registrar.argument(Integer.BYTES), 0);
        int many = MAX_BUFFERS + 1;
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_BUFFERS, registrar.argument(many * Iovec.SIZE), many);
        int size = (int) IoUringRsrcRegister.SIZE;
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_BUFFERS2, table(ring, many, SPARSE), size);
        for (int operation : new int[] {IORING_REGISTER_FILES2, IORING_REGISTER_BUFFERS2}) {
            Rings.refusedRaw(Errno.EINVAL, ring, operation, table(ring, 0, SPARSE), size);
            Rings.refusedRaw(Errno.EINVAL, ring, operation, table(ring, 1, 1 << 7), size);
        }
    }

    @RingTest(
            kinds = {RingKind.PICKED, RingKind.PLAIN},
            backends = TestBackend.LIBC)
    void argumentsHaveTheirSize(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        for (int operation : new int[] {IORING_REGISTER_FILES2, IORING_REGISTER_BUFFERS2}) {
            int size = (int) IoUringRsrcRegister.SIZE;
            Rings.refusedRaw(Errno.EINVAL, ring, operation, table(ring, 1, SPARSE), size - 8);
        }
        for (int operation : new int[] {IORING_REGISTER_FILES_UPDATE2, IORING_REGISTER_BUFFERS_UPDATE}) {
            int size = (int) IoUringRsrcUpdate2.SIZE;
            Rings.refusedRaw(Errno.EINVAL, ring, operation, update(ring, 0, 1), size - 8);
        }
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void onlyOpenFilesAreRegistered(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment files = ring.registrar().argument(Integer.BYTES);
        files.set(ValueLayout.JAVA_INT, 0, Integer.MAX_VALUE);
        Rings.refusedRaw(Errno.EBADF, ring, IORING_REGISTER_FILES, files, 1);
        files.set(ValueLayout.JAVA_INT, 0, ring.fd());
        Rings.refusedRaw(Errno.EBADF, ring, IORING_REGISTER_FILES, files, 1);
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void aRangeLiesInATable(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        sparse(ring, IORING_REGISTER_FILES2);
        MemorySegment range = ring.registrar().argument(IoUringFileIndexRange.SIZE);
        IoUringFileIndexRange.off(range, 1);
        IoUringFileIndexRange.len(range, SLOTS);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_FILE_ALLOC_RANGE, range, 0);
        IoUringFileIndexRange.off(range, -1);
        Rings.refusedRaw(Errno.EOVERFLOW, ring, IORING_REGISTER_FILE_ALLOC_RANGE, range, 0);
    }

    private static void sparse(IoUring ring, int operation) throws IOException {
        ring.registrar().call(operation, table(ring, SLOTS, SPARSE), (int) IoUringRsrcRegister.SIZE);
        Rings.refusedRaw(Errno.EBUSY, ring, operation, table(ring, SLOTS, SPARSE), (int) IoUringRsrcRegister.SIZE);
    }

    private static void unregisterTwice(IoUring ring, int operation) {
        assertEquals(0, ring.registrar().tryCall(operation, MemorySegment.NULL, 0));
        Rings.refusedRaw(Errno.ENXIO, ring, operation, MemorySegment.NULL, 0);
    }

    private static MemorySegment table(IoUring ring, int slots, int flags) {
        MemorySegment table = ring.registrar().argument(IoUringRsrcRegister.SIZE);
        IoUringRsrcRegister.nr(table, slots);
        IoUringRsrcRegister.flags(table, flags);
        return table;
    }

    private static MemorySegment filesUpdate(IoUring ring, int slot) {
        MemorySegment files = ring.registrar().nested(Integer.BYTES);
        files.set(ValueLayout.JAVA_INT, 0, -1);
        MemorySegment update = ring.registrar().argument(IoUringFilesUpdate.SIZE);
        IoUringFilesUpdate.offset(update, slot);
        IoUringFilesUpdate.fds(update, files.address());
        return update;
    }

    private static MemorySegment update(IoUring ring, int slot, int count) {
        MemorySegment data = ring.registrar().nested(2 * Iovec.SIZE);
        MemorySegment update = ring.registrar().argument(IoUringRsrcUpdate2.SIZE);
        IoUringRsrcUpdate2.offset(update, slot);
        IoUringRsrcUpdate2.nr(update, count);
        IoUringRsrcUpdate2.data(update, data.address());
        return update;
    }
}
