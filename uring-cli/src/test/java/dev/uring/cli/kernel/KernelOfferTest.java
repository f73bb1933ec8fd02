package dev.uring.cli.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.UringException;
import dev.uring.kernel.Features;
import dev.uring.kernel.Opcodes;
import dev.uring.kernel.SetupFlags;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KernelOfferTest {
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
