package dev.uring.op.net;

public final class SocketAddressBuffer {}
