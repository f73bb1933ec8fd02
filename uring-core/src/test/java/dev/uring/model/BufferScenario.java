package dev.uring.model;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.kernel.CqeFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The kernel uses provided buffers, and the application gives each one back when it has read what is in it.
 *
 * @param buffers how many there are
 * @param looks how often the kernel wants one
 * @param bufferStart the first index in the ring of buffers
 */
record BufferScenario(Check check, RingImage image, int buffers, int looks, int bufferStart) implements Scenario {
    @Override
    public void run(Model model, IoUring ring) throws UringException {
        new Application(model, ring).run();
    }

    private final class Application {
        private final Model model;
        private final IoUring ring;
        private final BufferEntries entries = new BufferEntries(buffers, bufferStart);
        private final List<Integer> used = new ArrayList<>();
        private int seen;

        Application(Model model, IoUring ring) {
            this.model = model;
            this.ring = ring;
        }

        void run() throws UringException {
            for (int id = 0; id < buffers; id++) {
                give(id);
            }
            entries.publish();
            while (seen < looks) {
                // What was given follows from what was used.
                model.settle(
                        LongStream.concat(LongStream.of(seen), used.stream().mapToLong(id -> id))
                                .toArray());
                if (ring.completion().forEach(this::complete) > 0) {
                    continue;
                }
                if (ring.submission().hasOverflow()) {
                    ring.submitter().getEvents();
                } else {
                    model.pause();
                }
            }
            model.finish(0);
        }

        private void complete(long userData, int result, int flags) {
            if (userData != Contents.userData(seen)) {
                throw new Violation("completion " + seen + " has user data 0x" + Long.toHexString(userData));
            }
            seen++;
            if (!CqeFlags.hasBuffer(flags)) {
                return;
            }
            int id = CqeFlags.bufferId(flags);
            long data = SharedMemory.getLong(BufferImage.data(id));
            if (data != BufferImage.content(used.size()) || result != BufferImage.bytes(used.size())) {
                throw new Violation("buffer " + id + " holds 0x" + Long.toHexString(data) + " when completed as number "
                        + used.size());
            }
            used.add(id);
            give(id);
            entries.publish();
        }

        private void give(int id) {
            KernelBuffers kernel = model.buffers();
            int bytes = BufferImage.bytes(kernel.given());
            kernel.expect(id);
            entries.add(BufferImage.data(id), bytes, id);
        }
    }
}
