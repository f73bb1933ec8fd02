package dev.uring.register;

import static dev.uring.kernel.MemoryRegionFlags.IORING_MEM_REGION_REG_WAIT_ARG;
import static dev.uring.kernel.MemoryRegionFlags.IORING_MEM_REGION_TYPE_USER;
import static dev.uring.kernel.ProbeFlags.IO_URING_OP_SUPPORTED;
import static dev.uring.kernel.QueryOp.IO_URING_QUERY_OPCODES;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_CLOCK;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_ENABLE_RINGS;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_MEM_REGION;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_PROBE;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_QUERY;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_RESIZE_RINGS;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_RING_FDS;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_ZCRX_CTRL;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_RING_FDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import dev.uring.IoUringBuilder;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.kernel.Opcodes;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.ring.Nop;
import dev.uring.op.time.Clocks;
import dev.uring.struct.IoUringClockRegister;
import dev.uring.struct.IoUringMemRegionReg;
import dev.uring.struct.IoUringParams;
import dev.uring.struct.IoUringProbe;
import dev.uring.struct.IoUringProbeOp;
import dev.uring.struct.IoUringQueryHdr;
import dev.uring.struct.IoUringQueryOpcode;
import dev.uring.struct.IoUringRegionDesc;
import dev.uring.struct.IoUringRsrcUpdate;
import dev.uring.struct.ZcrxCtrl;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The registration operations that the ring uses by itself, and those without an object, made as raw calls: the way that
 * stays open for operations that this library does not know.
 */
@ExtendWith(RegisterReport.class)
class RingOperationsTest {
    private static final int PICK = -1;

    private final Fds fds = new Fds();

    @AfterEach
    void closeDescriptors() {
        fds.close();
    }

    @RingTest
    void probesOperations(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment probe =
                ring.registrar().argument(IoUringProbe.OPS_OFFSET + Opcodes.IORING_OP_LAST * IoUringProbeOp.SIZE);
        assertEquals(0, ring.registrar().call(IORING_REGISTER_PROBE, probe, Opcodes.IORING_OP_LAST));
        assertTrue(IoUringProbe.lastOp(probe) >= Opcodes.IORING_OP_READ);
        MemorySegment read = IoUringProbe.ops(probe, Opcodes.IORING_OP_READ);
        assertEquals(IO_URING_OP_SUPPORTED, IoUringProbeOp.flags(read) & IO_URING_OP_SUPPORTED);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_PROBE, probe, Opcodes.IORING_OP_LAST);
        MemorySegment tooMany = ring.registrar().argument(IoUringProbe.OPS_OFFSET + 257 * IoUringProbeOp.SIZE);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_PROBE, tooMany, 257);
    }

    @RingTest
    void queriesTheKernel(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment answer = ring.registrar().nested(IoUringQueryOpcode.SIZE);
        MemorySegment query = ring.registrar().argument(IoUringQueryHdr.SIZE);
        IoUringQueryHdr.queryData(query, answer.address());
        IoUringQueryHdr.queryOp(query, IO_URING_QUERY_OPCODES);
        IoUringQueryHdr.size(query, (int) IoUringQueryOpcode.SIZE);
        Rings.requireKernelHas(ring, IORING_REGISTER_QUERY, query, 0);
        assertEquals(0, IoUringQueryHdr.result(query));
        assertTrue(IoUringQueryOpcode.nrRequestOpcodes(answer) > Opcodes.IORING_OP_READ);
        assertTrue(IoUringQueryOpcode.nrRegisterOpcodes(answer) > IORING_REGISTER_QUERY);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_QUERY, query, 1);
        query.fill((byte) 0);
        IoUringQueryHdr.queryOp(query, 9999);
        IoUringQueryHdr.size(query, 8);
        IoUringQueryHdr.queryData(query, answer.address());
        assertEquals(0, ring.registrar().call(IORING_REGISTER_QUERY, query, 0));
        assertEquals(-Errno.EOPNOTSUPP, IoUringQueryHdr.result(query));
    }

    @RingTest
    void picksTheClockOfWaiting(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment clock = ring.registrar().argument(IoUringClockRegister.SIZE);
        IoUringClockRegister.clockid(clock, Clocks.CLOCK_BOOTTIME);
        Rings.requireKernelHas(ring, IORING_REGISTER_CLOCK, clock, 0);
        IoUringClockRegister.clockid(clock, Clocks.CLOCK_REALTIME);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_CLOCK, clock, 0);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_CLOCK, clock, 1);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_CLOCK, MemorySegment.NULL, 0);
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void registersRingsWithTheThread(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment update = ring.registrar().argument(IoUringRsrcUpdate.SIZE);
        IoUringRsrcUpdate.offset(update, 14);
        IoUringRsrcUpdate.data(update, ring.fd());
        assertEquals(1, ring.registrar().call(IORING_REGISTER_RING_FDS, update, 1));
        Rings.refusedRaw(Errno.EBUSY, ring, IORING_REGISTER_RING_FDS, update, 1);
        IoUringRsrcUpdate.offset(update, 16);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_RING_FDS, update, 1);
        IoUringRsrcUpdate.offset(update, 15);
        IoUringRsrcUpdate.data(update, fds.pipe()[0]);
        Rings.refusedRaw(Errno.EOPNOTSUPP, ring, IORING_REGISTER_RING_FDS, update, 1);
        IoUringRsrcUpdate.offset(update, 14);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_UNREGISTER_RING_FDS, update, 1);
        IoUringRsrcUpdate.data(update, 0);
        assertEquals(1, ring.registrar().tryCallUnsafe(IORING_UNREGISTER_RING_FDS, update, 1));
        assertEquals(1, ring.registrar().tryCallUnsafe(IORING_UNREGISTER_RING_FDS, update, 1));
        IoUringRsrcUpdate.offset(update, PICK);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_UNREGISTER_RING_FDS, update, 1);
        MemorySegment many = ring.registrar().argument(17 * IoUringRsrcUpdate.SIZE);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_RING_FDS, many, 17);
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN, RingKind.SQPOLL})
    void enablesOnce(RingFactory rings) throws Exception {
        IoUring ring = rings.open(rings.builder(8).disabled().backend(RegisterLog.backend(rings)));
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_ENABLE_RINGS, MemorySegment.NULL, 1);
        ring.enable();
        Rings.refusedRaw(Errno.EBADFD, ring, IORING_REGISTER_ENABLE_RINGS, MemorySegment.NULL, 0);
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void sharesOneRegionOfMemory(RingFactory rings) throws Exception {
        sharesOneRegionOfMemory(rings, rings.builder(8));
    }

    @RingTest(
            kinds = {RingKind.PICKED, RingKind.PLAIN},
            backends = TestBackend.LIBC)
    void sharesOneRegionOfMemoryThroughAnIndexAlone(RingFactory rings) throws Exception {
        sharesOneRegionOfMemory(rings, rings.builder(8).registeredFdOnly());
    }

    private static void sharesOneRegionOfMemory(RingFactory rings, IoUringBuilder builder) throws Exception {
        IoUring ring = rings.open(builder.disabled().backend(RegisterLog.backend(rings)));
        MemorySegment memory = rings.memory().allocate(4096, 4096);
        MemorySegment description = IoUringRegionDesc.allocate(rings.memory());
        IoUringRegionDesc.userAddr(description, memory.address());
        IoUringRegionDesc.size(description, memory.byteSize());
        IoUringRegionDesc.flags(description, IORING_MEM_REGION_TYPE_USER);
        MemorySegment region = ring.registrar().argument(IoUringMemRegionReg.SIZE);
        IoUringMemRegionReg.regionUptr(region, description.address());
        IoUringMemRegionReg.flags(region, 1 << 7);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_MEM_REGION, region, 1);
        IoUringMemRegionReg.flags(region, IORING_MEM_REGION_REG_WAIT_ARG);
        Rings.requireKernelHas(ring, IORING_REGISTER_MEM_REGION, region, 1);
        Rings.refusedRaw(Errno.EBUSY, ring, IORING_REGISTER_MEM_REGION, region, 1);
        ring.enable();

        IoUring enabled = Rings.open(rings, 8);
        MemorySegment late = enabled.registrar().argument(IoUringMemRegionReg.SIZE);
        IoUringMemRegionReg.regionUptr(late, description.address());
        IoUringMemRegionReg.flags(late, IORING_MEM_REGION_REG_WAIT_ARG);
        Rings.refusedRaw(Errno.EINVAL, enabled, IORING_REGISTER_MEM_REGION, late, 1);
    }

    @RingTest(kinds = {RingKind.PLAIN, RingKind.DEFER_TASKRUN})
    void resizesOnlyDeferredRings(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment params = ring.registrar().argument(IoUringParams.SIZE);
        IoUringParams.sqEntries(params, 8);
        IoUringParams.flags(params, SetupFlags.IORING_SETUP_SQPOLL);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_RESIZE_RINGS, params, 1);
        IoUringParams.flags(params, 0);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_RESIZE_RINGS, params, 0);
        if (rings.kind() == RingKind.PLAIN) {
            Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_RESIZE_RINGS, params, 1);
        } else {
            ring.resize(16, 64);
            assertEquals(16, ring.submission().capacity());
            assertEquals(64, ring.completion().capacity());
        }
    }

    @RingTest(kinds = RingKind.DEFER_TASKRUN, backends = TestBackend.LIBC)
    void resizesThroughAnIndex(RingFactory rings) throws Exception {
        IoUring ring = rings.open(rings.builder(8).registerRingFd(true).backend(RegisterLog.backend(rings)));
        assertEquals(0, Rings.succeed(ring, Nop.of()));
        ring.resize(32, 64);
        assertEquals(32, ring.submission().capacity());
        assertEquals(0, Rings.succeed(ring, Nop.of()));
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void namesWhatItDoesNotKnow(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Rings.refusedRaw(
                Errno.EINVAL, ring, IORING_REGISTER_ZCRX_CTRL, ring.registrar().argument(ZcrxCtrl.SIZE), 0);
        UringException unknown =
                assertThrows(UringException.class, () -> ring.registrar().call(4000, MemorySegment.NULL, 0));
        assertEquals("io_uring_register(operation 4000)", unknown.call());
        assertEquals("EINVAL", unknown.errnoName());
    }
}
