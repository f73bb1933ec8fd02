package dev.uring;

public final class FixedBuffer {}
