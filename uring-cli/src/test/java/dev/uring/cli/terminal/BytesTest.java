package dev.uring.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class BytesTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "4096, 4096", "4K, 4096", "4k, 4096", "4KB, 4096", "4KiB, 4096", "1M, 1048576", "1G, 1073741824"
    })
    void reads(String text, int bytes) {
        assertEquals(bytes, new Bytes().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K", "-1", "1.5K", "4X", "4 K", "2G", "99999999999", "999999999G"})
    void refuses(String text) {
        assertThrows(TypeConversionException.class, () -> new Bytes().convert(text));
    }

    @Test
    void writes() {
        assertEquals("0 bytes", Bytes.format(0));
        assertEquals("1 byte", Bytes.format(1));
        assertEquals("1023 bytes", Bytes.format(1023));
        assertEquals("1.0 KiB", Bytes.format(1024));
        assertEquals("1.0 MiB", Bytes.format((1 << 20) - 1));
        assertEquals("4.5 GiB", Bytes.format(4.5 * (1L << 30)));
        assertEquals("8.0 EiB", Bytes.format(Long.MAX_VALUE));
    }
}
