package dev.uring;

public interface SqeBits {
    long bits();
}
