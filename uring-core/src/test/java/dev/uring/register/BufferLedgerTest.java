package dev.uring.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Who has which buffer, checked against a simple model with random turns of the kernel and the application. */
class BufferLedgerTest {
    private static final int COUNT = 8;
    private static final int SIZE = 64;

    /** A buffer as the model sees it: pieces that the application holds, and what the kernel used. */
    private static final class Model {
        final List<Long> leases = new ArrayList<>();
        boolean lent;
        int used;
    }

    @Test
    void agreesWithAModel() {
        long seed = System.nanoTime();
        System.out.println("BufferLedgerTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        BufferLedger ledger = new BufferLedger(0, COUNT, false);
        Model[] models = new Model[COUNT];
        List<Long> over = new ArrayList<>();
        for (int id = 0; id < COUNT; id++) {
            models[id] = new Model();
            models[id].leases.add(ledger.untouched(id));
        }
        for (int step = 0; step < 200_000; step++) {
            int id = random.nextInt(COUNT);
            Model model = models[id];
            if (model.lent && random.nextBoolean()) {
                int bytes = random.nextInt(SIZE - model.used + 1);
                boolean more = model.used + bytes < SIZE && random.nextInt(4) > 0;
                long lease = ledger.take(id, bytes, more);
                assertEquals(model.used, BufferLedger.offset(lease));
                assertEquals(id, BufferLedger.id(lease));
                model.used += bytes;
                model.lent = more;
                model.leases.add(lease);
            } else if (!model.leases.isEmpty()) {
                long lease = model.leases.remove(random.nextInt(model.leases.size()));
                boolean last = ledger.end(lease);
                assertEquals(!model.lent && model.leases.isEmpty(), last);
                if (last) {
                    ledger.lend(id, SIZE);
                    model.lent = true;
                    model.used = 0;
                    over.add(lease);
                }
            }
            assertEquals(Arrays.stream(models).filter(each -> each.lent).count(), ledger.lentCount());
            if (over.size() == 100) {
                over.forEach(stale -> assertThrows(IllegalStateException.class, () -> ledger.end(stale)));
                over.clear();
            }
        }
    }

    @Test
    void refusesAnIdThatIsNone() {
        BufferLedger ledger = new BufferLedger(0, 2, false);
        assertThrows(IllegalStateException.class, () -> ledger.untouched(-1));
        assertThrows(IllegalStateException.class, () -> ledger.untouched(2));
        assertThrows(IllegalStateException.class, () -> ledger.used(0, 1));
        assertThrows(IllegalStateException.class, () -> ledger.used(0, 0xFFFF_0001));
        assertThrows(IllegalStateException.class, () -> ledger.held(5L << 32));
    }

    /** Numbers that are the ledger's own notes of a buffer, not leases. */
    @Test
    void refusesANumberThatIsNoLease() {
        BufferLedger ledger = new BufferLedger(0, 1, false);
        long untouched = ledger.untouched(0);
        assertThrows(IllegalStateException.class, () -> ledger.end(untouched | Integer.toUnsignedLong(1 << 31)));
        ledger.end(untouched);
        ledger.lend(0, SIZE);
        long turn = 1L << 48;
        assertThrows(IllegalStateException.class, () -> ledger.end(turn));
        assertThrows(IllegalStateException.class, () -> ledger.end(turn | Integer.toUnsignedLong(-SIZE)));
        assertEquals(turn, ledger.take(0, SIZE, false));
        assertTrue(ledger.end(turn));
    }

    @Test
    void noticesEveryPairOfPiecesThatWasMixedUp() {
        for (int first = 1; first < SIZE; first++) {
            BufferLedger ledger = new BufferLedger(0, 1, false);
            ledger.end(ledger.untouched(0));
            ledger.lend(0, SIZE);
            long one = ledger.take(0, first, true);
            long other = ledger.take(0, SIZE - first, false);
            ledger.end(one);
            assertThrows(IllegalStateException.class, () -> ledger.end(one));
            assertTrue(ledger.end(other));
        }
    }
}
