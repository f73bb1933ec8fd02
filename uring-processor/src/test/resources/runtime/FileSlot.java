package dev.uring;

public final class FileSlot {}
