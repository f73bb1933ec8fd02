package dev.uring.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an output stream is connected to, and the styles that this allows. */
public final class Terminal {
    private static final String ESCAPE = "\u001b[";

    private final boolean interactive;
    private final boolean colours;

    private Terminal(boolean interactive, boolean colours) {
        this.interactive = interactive;
        this.colours = colours;
    }

    public static Terminal standardOutput() {
        return of(1);
    }

    public static Terminal standardError() {
        return of(2);
    }

    /** A stream without any style, as for a file. */
    public static Terminal plain() {
        return new Terminal(false, false);
    }

    private static Terminal of(int descriptor) {
        boolean interactive = isTerminal(descriptor);
        String noColour = System.getenv("NO_COLOR");
        return new Terminal(
                interactive,
                interactive && (noColour == null || noColour.isEmpty()) && !"dumb".equals(System.getenv("TERM")));
    }

    /** Whether another program reads the standard output. */
    public static boolean isOutputPiped() {
        return file(1).startsWith("pipe:");
    }

    /** System.console() tells only whether input and output are both a terminal, not which one is. */
    private static boolean isTerminal(int descriptor) {
        String file = file(descriptor);
        return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console");
    }

    /** What the kernel calls the file behind a descriptor; nothing for a descriptor that is closed. */
    private static String file(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
        } catch (IOException noSuchStream) {
            return "";
        }
    }

    /** Whether somebody watches, so that a line may be drawn again and again. */
    public boolean isInteractive() {
        return interactive;
    }

    public boolean hasColours() {
        return colours;
    }

    public String bold(String text) {
        return styled("1", text);
    }

    public String faint(String text) {
        return styled("2", text);
    }

    public String good(String text) {
        return styled("32", text);
    }

    public String accent(String text) {
        return styled("36", text);
    }

    private String styled(String style, String text) {
        return colours ? ESCAPE + style + "m" + text + ESCAPE + "0m" : text;
    }
}
