/** Linux io_uring: the ring, the operations and the C structs they use. */
module dev.uring.core {
    requires static transitive dev.uring.annotations;

    exports dev.uring;
}
