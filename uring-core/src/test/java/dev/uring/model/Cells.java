package dev.uring.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All of the shared memory, the same in every execution. */
final class Cells {
    private final List<Cell> all;
    private final Map<Long, Integer> byAddress = new HashMap<>();

    Cells(List<Cell> all) {
        this.all = all;
        for (int i = 0; i < all.size(); i++) {
            byAddress.put(all.get(i).address(), i);
        }
    }

    List<Cell> all() {
        return all;
    }

    /** Which of them starts at an address. */
    int at(long address) {
        Integer index = byAddress.get(address);
        if (index == null) {
            throw new Violation("an access at 0x" + Long.toHexString(address) + ", where the ring has nothing");
        }
        return index;
    }
}
