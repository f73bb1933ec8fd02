/** The command-line program {@code ./uring}. */
module dev.uring.cli {
    requires static dev.uring.annotations;
    requires dev.uring.core;
    requires info.picocli;

    // picocli makes the commands and reads their options, and it makes the converter of sizes.
    opens dev.uring.cli.command to
            info.picocli;
    opens dev.uring.cli.terminal to
            info.picocli;
}
