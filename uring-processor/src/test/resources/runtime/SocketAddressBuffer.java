package dev.uring.struct;

public final class SocketAddressBuffer {}
