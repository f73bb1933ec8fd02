package dev.uring.cli.command;

import dev.uring.UringException;
import dev.uring.cli.kernel.Capabilities;
import dev.uring.cli.kernel.Capability;
import dev.uring.cli.kernel.KernelOffer;
import dev.uring.cli.terminal.Terminal;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;

/** {@code uring probe}: what this kernel's io_uring has. */
@Command(
        name = "probe",
        description = {
            "Show what io_uring has on this kernel: features, set-up flags and operations,"
                    + " each with the kernel release that brought it.",
            "",
            "The kernel is asked; releases are only shown, since distributions port features back."
        })
final class ProbeCommand implements Callable<Integer> {
    private final PrintStream output = System.out;
    private final Terminal terminal = Terminal.standardOutput();

    @Override
    public Integer call() throws UringException {
        KernelOffer offer = KernelOffer.ask();
        output.println("Linux " + System.getProperty("os.version") + " (" + System.getProperty("os.arch") + ")");
        list("features", Capabilities.FEATURES, offer::hasFeature);
        list("set-up flags", Capabilities.SETUP_FLAGS, offer::hasSetupFlag);
        table("operations", Capabilities.OPCODES, offer::hasOpcode);
        return 0;
    }

    private void list(String title, List<Capability> capabilities, Predicate<Capability> present) {
        heading(title, capabilities, present);
        for (Capability each : capabilities) {
            output.println(cell(each, present.test(each)) + "  " + each.meaning());
        }
    }

    /** Two columns, the first one down before the second. */
    private void table(String title, List<Capability> capabilities, Predicate<Capability> present) {
        heading(title, capabilities, present);
        int rows = (capabilities.size() + 1) / 2;
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int i = row; i < capabilities.size(); i += rows) {
                Capability each = capabilities.get(i);
                line.append(line.isEmpty() ? "" : "   ").append(cell(each, present.test(each)));
            }
            output.println(line.toString().stripTrailing());
        }
    }

    private void heading(String title, List<Capability> capabilities, Predicate<Capability> present) {
        long count = capabilities.stream().filter(present).count();
        output.println();
        output.println(terminal.bold(title) + ": " + count + " of " + capabilities.size());
    }

    private String cell(Capability capability, boolean present) {
        String text = String.format(
                Locale.ROOT,
                "%3d %-18s %5s  %-3s",
                capability.number(),
                capability.name(),
                capability.since(),
                present ? "yes" : "no");
        return present ? text : terminal.faint(text);
    }
}
