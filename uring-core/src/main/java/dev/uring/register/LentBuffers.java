package dev.uring.register;

/** The provided buffers that the application holds as objects, as a list through the objects themselves. */
final class LentBuffers {
    private ProvidedBuffer first;

    ProvidedBuffer add(ProvidedBuffer buffer) {
        buffer.next = first;
        if (first != null) {
            first.previous = buffer;
        }
        first = buffer;
        return buffer;
    }

    void remove(ProvidedBuffer buffer) {
        if (buffer.previous == null) {
            first = buffer.next;
        } else {
            buffer.previous.next = buffer.next;
        }
        if (buffer.next != null) {
            buffer.next.previous = buffer.previous;
        }
    }

    /** Ends the access to all of them. */
    void revoke() {
        for (ProvidedBuffer each = first; each != null; each = each.next) {
            each.revoke();
        }
        first = null;
    }
}
