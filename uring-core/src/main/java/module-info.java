/** Linux io_uring: the ring, the operations and the C structs they use. */
module dev.uring.core {
    requires static dev.uring.annotations;

    exports dev.uring;
    exports dev.uring.backend;
    exports dev.uring.kernel;
    exports dev.uring.op.buffer;
    exports dev.uring.op.command;
    exports dev.uring.op.file;
    exports dev.uring.op.memory;
    exports dev.uring.op.net;
    exports dev.uring.op.path;
    exports dev.uring.op.poll;
    exports dev.uring.op.ring;
    exports dev.uring.op.sync;
    exports dev.uring.op.time;
    exports dev.uring.register;
    exports dev.uring.struct;
}
