package dev.uring.register;

/**
 * Receives the pieces of provided buffers that an operation used, one at a time, on the thread of the ring's owner.
 *
 * {@snippet class="dev.uring.snippet.ProvidedBufferTest" region="pieces"}
 */
@FunctionalInterface
public interface PieceConsumer {

    /**
     * A piece.
     *
     * @param lease the right to use it, which ends with {@link BufferRing#giveBack(long)}
     * @param offset where it starts in {@link BufferRing#memory()}, in bytes
     * @param bytes its size, 0 or more
     */
    void accept(long lease, long offset, int bytes);
}
