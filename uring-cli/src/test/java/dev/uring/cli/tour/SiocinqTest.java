package dev.uring.cli.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.Fd;
import dev.uring.Sqe;
import org.junit.jupiter.api.Test;

class SiocinqTest {
    @Test
    void writesCommandOfSockets() {
        Sqe entry = Siocinq.of(Fd.of(0x0B)).userData(6).build();

        assertEquals(
                "2e000000" + "0b000000" + "00".repeat(24) + "0600000000000000" + "00".repeat(24), entry.toString());
    }

    @Test
    void dumpNamesMembers() {
        String[] dump =
                SqeDump.of(Siocinq.of(Fd.of(11)).userData(6).build().segment()).split("\n");

        assertEquals(8, dump.length);
        assertEquals(" 0  2e 00 00 00 0b 00 00 00  opcode 46, flags 0, ioprio 0, fd 11", dump[0]);
        assertEquals("32  06 00 00 00 00 00 00 00  user_data 6", dump[4]);
    }
}
