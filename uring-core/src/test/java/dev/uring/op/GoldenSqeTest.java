package dev.uring.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.uring.Operation;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every builder writes the bytes that liburing's helper writes. */
class GoldenSqeTest {

    /** The tables of the families. */
    private static final List<HelperTable> TABLES = List.of(
            FileHelpers.table(),
            PathHelpers.table(),
            MemoryHelpers.table(),
            TimeHelpers.table(),
            SyncHelpers.table(),
            RingHelpers.table(),
            NetHelpers.table(),
            PollHelpers.table(),
            BufferHelpers.table(),
            CommandHelpers.table());

    /** Helpers that set a field of an entry prepared by another helper, or prepare any operation. */
    private static final Set<String> NO_OPERATION = Set.of(
            "io_uring_sqe_set_data",
            "io_uring_sqe_set_data64",
            "io_uring_sqe_set_flags",
            "io_uring_sqe_set_buf_group",
            "__io_uring_set_target_fixed_file",
            "io_uring_initialize_sqe",
            "io_uring_prep_rw",
            "io_uring_prep_send_set_addr");

    @TestFactory
    Stream<DynamicTest> vectors() {
        return TABLES.stream()
                .flatMap(table -> GoldenVector.all().stream()
                        .filter(vector -> table.helpers().contains(vector.helper()))
                        .map(vector -> dynamicTest(vector.toString(), () -> check(table, vector))));
    }

    @Test
    void everyHelperHasOneBuilder() {
        List<GoldenVector> vectors = GoldenVector.all();
        Set<String> helpers = vectors.stream().map(GoldenVector::helper).collect(Collectors.toCollection(TreeSet::new));
        helpers.removeAll(NO_OPERATION);
        List<String> listed =
                TABLES.stream().flatMap(table -> table.helpers().stream()).toList();
        assertEquals(helpers, new TreeSet<>(listed), "helpers of liburing that have a builder");
        assertEquals(helpers.size(), listed.size(), "a helper is in two tables");
        long applicable = vectors.stream()
                .filter(vector -> helpers.contains(vector.helper()))
                .count();
        long refused = vectors.stream()
                .filter(vector ->
                        TABLES.stream().anyMatch(table -> table.refusal(vector).isPresent()))
                .count();
        System.out.printf("golden vectors: %d applicable, %d of them refused on purpose%n", applicable, refused);
    }

    private static void check(HelperTable table, GoldenVector vector) {
        if (table.refusal(vector).isPresent()) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> table.build(vector),
                    table.refusal(vector).get());
            return;
        }
        Operation<?> operation = table.build(vector);
        assertEquals(vector.entry().length, operation.entrySize(), "the size of the entry");
        byte[] detached = operation.build().segment().toArray(ValueLayout.JAVA_BYTE);
        assertSameEntry(table.expected(vector), vector.arguments().withPointers(detached), "build()");
        byte[] used = new byte[operation.entrySize()];
        Arrays.fill(used, (byte) 0xAA);
        operation.build(MemorySegment.ofArray(used));
        assertSameEntry(
                table.expected(vector),
                vector.arguments().withPointers(used),
                "build(MemorySegment) over an entry used before");
    }

    private static void assertSameEntry(byte[] expected, byte[] actual, String how) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < expected.length; i += Long.BYTES) {
            String want = HexFormat.of().formatHex(expected, i, i + Long.BYTES);
            String have = HexFormat.of().formatHex(actual, i, i + Long.BYTES);
            if (!want.equals(have)) {
                differences.add("bytes %d..%d: expected %s, were %s".formatted(i, i + 7, want, have));
            }
        }
        assertTrue(differences.isEmpty(), () -> how + ": " + differences);
    }
}
