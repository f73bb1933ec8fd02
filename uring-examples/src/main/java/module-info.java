/** The command-line program, and an opcode declared outside the core. */
module dev.uring.examples {
    requires static dev.uring.annotations;
    requires dev.uring.core;
    requires info.picocli;

    opens dev.uring.examples to
            info.picocli;
}
