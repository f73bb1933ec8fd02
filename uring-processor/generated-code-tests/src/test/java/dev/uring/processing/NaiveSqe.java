package dev.uring.processing;

import java.util.Arrays;

/** Writes an entry the slow way: one field after the other, byte by byte. Nothing is shared with the generated code. */
final class NaiveSqe {
    private final byte[] bytes;

    NaiveSqe(int size) {
        bytes = new byte[size];
    }

    void or(int offset, int width, long value) {
        for (int i = 0; i < width; i++) {
            bytes[offset + i] |= (byte) (value >>> 8 * i);
        }
    }

    void copy(int offset, byte[] payload) {
        for (int i = 0; i < payload.length; i++) {
            bytes[offset + i] = payload[i];
        }
    }

    long read(int offset, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (bytes[offset + i] & 0xFFL) << 8 * i;
        }
        return value;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }
}
