/** The annotations that declare io_uring opcodes and C structs. */
module dev.uring.annotations {
    exports dev.uring.annotations;
}
