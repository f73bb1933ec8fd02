package dev.uring.examples.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.Errno;
import dev.uring.Features;
import dev.uring.SetupFlags;
import dev.uring.UringException;
import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import dev.uring.op.Opcodes;
import dev.uring.struct.IoUringQueryHdr;
import dev.uring.struct.IoUringQueryOpcode;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KernelOfferTest {
    private static final int IORING_REGISTER_QUERY = 35;

    @Test
    void tablesNameTheConstantsOfTheLibrary() throws IllegalAccessException {
        assertEquals(constants(Opcodes.class, "IORING_OP_"), table(Capabilities.OPCODES, Capability::number));
        assertEquals(
                constants(Features.class, "IORING_FEAT_"), table(Capabilities.FEATURES, each -> 1L << each.number()));
        assertEquals(
                constants(SetupFlags.class, "IORING_SETUP_"),
                table(Capabilities.SETUP_FLAGS, each -> 1L << each.number()));
    }

    @Test
    void kernelHasWhatEveryKernelHas() throws UringException {
        KernelOffer offer = KernelOffer.ask();

        assertTrue(offer.hasOpcode(Capabilities.OPCODES.get(Opcodes.IORING_OP_READ)));
        assertTrue(offer.hasFeature(Capabilities.FEATURES.get(0)));
        assertTrue(offer.hasSetupFlag(Capabilities.SETUP_FLAGS.get(0)));
    }

    @Test
    void trialsFindWhatTheKernelSays() throws UringException {
        try (RingBackend backend = new LibcBackend()) {
            MemorySegment answer = IoUringQueryOpcode.allocate(backend.argumentMemory());
            MemorySegment question = IoUringQueryHdr.allocate(backend.argumentMemory());
            IoUringQueryHdr.queryData(question, answer.address());
            IoUringQueryHdr.size(question, (int) IoUringQueryOpcode.SIZE);
            int result = backend.register(-1, IORING_REGISTER_QUERY, question, 0);
            assumeTrue(result == 0, () -> "this kernel takes no queries: " + Errno.name(-result));
            long known = (1L << Capabilities.SETUP_FLAGS.size()) - 1;

            KernelOffer offer = KernelOffer.ask();

            assertEquals(IoUringQueryOpcode.ringSetupFlags(answer) & known, offer.setupFlags());
            assertEquals(IoUringQueryOpcode.featureFlags(answer), offer.features());
            assertEquals(
                    IoUringQueryOpcode.nrRequestOpcodes(answer), offer.opcodes().length());
        }
    }

    private static Map<String, Long> constants(Class<?> holder, String prefix) throws IllegalAccessException {
        Map<String, Long> constants = new TreeMap<>();
        for (Field field : holder.getFields()) {
            if (field.getName().startsWith(prefix) && !field.getName().endsWith("_LAST")) {
                constants.put(field.getName().substring(prefix.length()), ((Number) field.get(null)).longValue());
            }
        }
        return constants;
    }

    private static Map<String, Long> table(List<Capability> capabilities, ToLongFunction<Capability> value) {
        return capabilities.stream()
                .collect(Collectors.toMap(Capability::name, value::applyAsLong, (one, two) -> one, TreeMap::new));
    }
}
