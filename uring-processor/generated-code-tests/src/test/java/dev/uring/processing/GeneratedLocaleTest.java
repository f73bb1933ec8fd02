package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Generated code is the same in every locale: neither the digits nor the letters of a language get into it. */
class GeneratedLocaleTest {
    private static final Map<String, String> SPECS = Map.of("locale.MixSpec", """
            package locale;

            import dev.uring.annotations.*;

            @Opcode(200)
            interface MixSpec {
                @SqeField(Slot.LEN)
                int sizeInit();

                @SqeField(value = Slot.CMD, at = 3, size = 13)
                byte[] payload();

                @SqeField(Slot.FILE_INDEX)
                static int index() { return 1234567; }
            }
            """, "locale.ThingSpec", """
            package locale;

            import dev.uring.annotations.*;

            @CStruct
            interface ThingSpec {
                int initial();

                @CField(count = 1000000)
                long[] items();
            }
            """);

    @Test
    void everyLocaleGetsTheSameSource() throws IOException {
        Map<String, String> expected = in(Locale.ROOT);
        // Other digits, another grouping, and an i with and without a dot.
        for (String tag : new String[] {"ar-EG", "hi-IN-u-nu-deva", "fa-IR", "tr-TR", "de-CH"}) {
            assertEquals(expected, in(Locale.forLanguageTag(tag)), tag);
        }
    }

    private static Map<String, String> in(Locale locale) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(locale);
        try {
            return MemoryCompiler.javac().compile(SPECS).sources();
        } finally {
            Locale.setDefault(before);
        }
    }
}
