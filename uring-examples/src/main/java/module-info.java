/** The command-line program, and an opcode declared outside the core. */
module dev.uring.examples {
    requires dev.uring.core;
    requires info.picocli;

    opens dev.uring.examples to
            info.picocli;
}
