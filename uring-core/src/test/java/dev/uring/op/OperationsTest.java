package dev.uring.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.Operation;
import dev.uring.kernel.KernelVersion;
import dev.uring.testing.OperationLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What is true of all operations together. It comes last, because it looks at what the other tests executed. */
@Order(Integer.MAX_VALUE)
class OperationsTest {

    /** Needs a network device that receives into a queue of the program. */
    private static final Set<String> NEEDS_HARDWARE = Set.of("RecvZc");

    private static final Set<String> FAMILIES =
            Set.of("buffer", "command", "file", "memory", "net", "path", "poll", "ring", "sync", "time");

    @Test
    void everyOperationOfThisKernelWasExecuted() {
        Set<String> executed = OperationLog.executed();
        KernelVersion kernel = KernelVersion.parse(System.getProperty("os.version"));
        Set<String> missing = new TreeSet<>();
        Set<String> newer = new TreeSet<>();
        Set<String> familiesSeen = new TreeSet<>();
        for (Class<? extends Operation<?>> type : Classes.operations()) {
            String name = type.getSimpleName();
            if (executed.contains(name)) {
                familiesSeen.add(family(type));
            } else if (since(type).compareTo(kernel) > 0) {
                newer.add(name + " " + since(type));
            } else if (!NEEDS_HARDWARE.contains(name)) {
                missing.add(name);
            }
        }
        assumeTrue(familiesSeen.containsAll(FAMILIES), "only a part of the tests ran");
        Set<String> unsupported = OperationLog.unsupported();
        Set<String> registered = OperationLog.givenRegistered();
        System.out.printf(
                "operations: %d forms declared, %d executed, %d of their files also registered%n",
                Classes.operations().size(), executed.size(), registered.size());
        System.out.printf(
                "newer than this kernel: %s; not supported here: %s; needs hardware: %s%n",
                newer, unsupported, NEEDS_HARDWARE);
        missing.removeAll(unsupported);
        assertEquals(Set.of(), missing, "operations that were not executed");
        assertEquals(OperationLog.takingRegistered(), registered, "files that may be registered ones, and were");
    }

    @Test
    void everyOpcodeHasAFormSinceItsKernel() {
        Map<Integer, KernelVersion> known = new TreeMap<>();
        Map<Integer, String> names = new HashMap<>();
        for (Map<String, String> row : Facts.table("abi-since.csv")) {
            if (row.get("kind").equals("opcode")) {
                int code = Integer.parseInt(row.get("number"));
                known.put(code, KernelVersion.parse(row.get("since")));
                names.put(code, row.get("name"));
            }
        }
        Map<Integer, List<Class<? extends Operation<?>>>> forms =
                Classes.operations().stream().collect(Collectors.groupingBy(OperationsTest::code));
        assertEquals(known.keySet(), new TreeSet<>(forms.keySet()), "operation codes that have a form");
        forms.forEach((code, types) -> {
            KernelVersion first = types.stream()
                    .map(OperationsTest::since)
                    .filter(since -> !since.equals(KernelVersion.UNKNOWN))
                    .min(KernelVersion::compareTo)
                    .orElseThrow();
            assertEquals(known.get(code), first, () -> names.get(code) + ", of its oldest form");
        });
    }

    private static String family(Class<?> type) {
        return type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
    }

    private static int code(Class<? extends Operation<?>> type) {
        return (int) constant(type, "CODE");
    }

    private static KernelVersion since(Class<? extends Operation<?>> type) {
        return (KernelVersion) constant(type, "SINCE");
    }

    private static Object constant(Class<?> type, String name) {
        try {
            return type.getField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
